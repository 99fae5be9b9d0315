/// An instant with nanoseconds; range 0001-01-01T00:00:00Z … 9999-12-31T23:59:59.999999999Z, what
/// `google.protobuf.Timestamp` allows.
public struct CELTimestamp: Hashable, Comparable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards negative infinity.
  public let seconds: Int64
  /// The rest, 0 … 999_999_999.
  public let nanoseconds: Int32

  static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Creates an instant; nil outside the range. `nanoseconds` may be any number of either sign.
  public init?(seconds: Int64, nanoseconds: Int64 = 0) {
    let carry = nanoseconds.floorDivided(by: 1_000_000_000)
    let (total, overflow) = seconds.addingReportingOverflow(carry)
    guard !overflow, CELTimestamp.range.contains(total) else { return nil }
    self.seconds = total
    self.nanoseconds = Int32(truncatingIfNeeded: nanoseconds - carry * 1_000_000_000)
  }

  /// Whether `left` is earlier than `right`.
  public static func < (left: CELTimestamp, right: CELTimestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// The instant that lies `duration` later, nil outside the range.
  public func advanced(by duration: CELDuration) -> CELTimestamp? {
    CELTimestamp(
      seconds: seconds + duration.seconds,
      nanoseconds: Int64(nanoseconds) + Int64(duration.nanoseconds))
  }

  /// The instant that lies `duration` earlier, nil outside the range.
  public func advanced(back duration: CELDuration) -> CELTimestamp? {
    CELTimestamp(
      seconds: seconds - duration.seconds,
      nanoseconds: Int64(nanoseconds) - Int64(duration.nanoseconds))
  }

  /// The time from `other` to this instant; nil if it does not fit 64 bits of nanoseconds, the
  /// bound that the language sets for it.
  public func distance(from other: CELTimestamp) -> CELDuration? {
    guard
      let distance = CELDuration(
        seconds: seconds - other.seconds,
        nanoseconds: Int64(nanoseconds) - Int64(other.nanoseconds)),
      distance.totalNanoseconds != nil
    else { return nil }
    return distance
  }
}
