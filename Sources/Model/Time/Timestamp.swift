/// An instant, to the second.
///
/// Unit: seconds since 1970-01-01T00:00:00Z, without leap seconds.
package struct Timestamp: Hashable, Comparable, Sendable {
  package let seconds: Int64

  package init(seconds: Int64) {
    self.seconds = seconds
  }

  /// The instant at which the clocks at `offset` show `secondOfDay` on `date`.
  ///
  /// - Parameter secondOfDay: 0 … 86 400; 86 400 is midnight at the end of the day.
  package init(_ date: CivilDate, secondOfDay: Int = 0, offset: UTCOffset) {
    seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay) - Int64(offset.seconds)
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

  package func adding(seconds more: Int64) -> Timestamp { Timestamp(seconds: seconds + more) }

  /// The day and the second of the day that clocks at `offset` show.
  package func local(at offset: UTCOffset) -> (date: CivilDate, secondOfDay: Int) {
    let shifted = seconds + Int64(offset.seconds)
    let day = shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
    return (CivilDate(daysSinceEpoch: Int(day)), Int(shifted - day * 86_400))
  }

  /// RFC 3339 to the second with the offset written out: `2026-11-20T09:30:00+08:00`.
  package func rfc3339(at offset: UTCOffset) -> String {
    let (date, second) = local(at: offset)
    return "\(date)T\(clock(second))\(offset)"
  }

  /// `2026-11-20 09:30` as people read it; seconds only where there are any.
  package func readable(at offset: UTCOffset) -> String {
    let (date, second) = local(at: offset)
    let text = clock(second)
    return "\(date) \(second % 60 == 0 ? String(text.dropLast(3)) : text)"
  }

  private func clock(_ second: Int) -> String {
    [second / 3600, second / 60 % 60, second % 60].map { zeroPadded($0, 2) }.joined(separator: ":")
  }
}

/// How far the clocks of a place are ahead of UTC.
///
/// Unit: seconds east. Range: ±18 hours.
package struct UTCOffset: Hashable, Sendable {
  package let seconds: Int

  package init?(seconds: Int) {
    guard abs(seconds) <= 64_800 else { return nil }
    self.seconds = seconds
  }

  private init(hours: Int) {
    seconds = hours * 3600
  }

  /// China Standard Time; the country has one zone and no daylight saving time.
  package static let china = UTCOffset(hours: 8)
  package static let utc = UTCOffset(hours: 0)
}

extension UTCOffset: CustomStringConvertible {
  /// `+08:00`; `+00:00` for UTC.
  package var description: String {
    let minutes = abs(seconds) / 60
    return "\(seconds < 0 ? "-" : "+")\(zeroPadded(minutes / 60, 2)):\(zeroPadded(minutes % 60, 2))"
  }
}
