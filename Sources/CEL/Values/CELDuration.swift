/// A length of time with nanoseconds; range ±315_576_000_000 s (about 10 000 years), what
/// `google.protobuf.Duration` allows.
public struct CELDuration: Hashable, Comparable, Sendable {
  /// Whole seconds, rounded towards negative infinity.
  public let seconds: Int64
  /// The rest, 0 … 999_999_999.
  public let nanoseconds: Int32

  static let limit: Int64 = 315_576_000_000

  /// Creates a duration; nil outside the range. `nanoseconds` may be any number of either sign.
  public init?(seconds: Int64, nanoseconds: Int64 = 0) {
    let carry = nanoseconds.floorDivided(by: 1_000_000_000)
    let (total, overflow) = seconds.addingReportingOverflow(carry)
    let rest = Int32(truncatingIfNeeded: nanoseconds - carry * 1_000_000_000)
    guard !overflow, total >= -CELDuration.limit, total <= CELDuration.limit,
      total < CELDuration.limit || rest == 0
    else { return nil }
    self.seconds = total
    self.nanoseconds = rest
  }

  /// Whether `left` is shorter than `right`.
  public static func < (left: CELDuration, right: CELDuration) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// The sum, nil outside the range.
  public static func + (left: CELDuration, right: CELDuration) -> CELDuration? {
    CELDuration(
      seconds: left.seconds + right.seconds,
      nanoseconds: Int64(left.nanoseconds) + Int64(right.nanoseconds))
  }

  /// The difference, nil outside the range.
  public static func - (left: CELDuration, right: CELDuration) -> CELDuration? {
    CELDuration(
      seconds: left.seconds - right.seconds,
      nanoseconds: Int64(left.nanoseconds) - Int64(right.nanoseconds))
  }

  /// Whole nanoseconds; nil if they do not fit 64 bits (about ±292 years).
  public var totalNanoseconds: Int64? {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carry) = product.addingReportingOverflow(Int64(nanoseconds))
    guard !overflow, !carry else { return nil }
    return sum
  }
}

extension Int64 {
  /// The quotient rounded towards negative infinity; `divisor` > 0.
  func floorDivided(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
