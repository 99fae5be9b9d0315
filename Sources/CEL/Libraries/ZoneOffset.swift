import Foundation

/// Time zones: fixed offsets are read here, names are looked up in the system's IANA database.
enum ZoneOffset {
  /// Returns how far local time is ahead of UTC in `zone` at `instant`, in seconds; nil for an
  /// unknown zone.
  ///
  /// Forms: `Asia/Shanghai`, `UTC`, `+08:00`, `-09:30`, `02:00`, empty for UTC.
  static func seconds(of zone: String, at instant: CELTimestamp) -> Int64? {
    if zone.isEmpty || zone == "UTC" { return 0 }
    if let offset = fixed(zone) { return offset }
    guard zone.utf8.first.map({ !(0x30...0x39).contains($0) }) ?? false,
      let zone = TimeZone(identifier: zone)
    else { return nil }
    return Int64(
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant.seconds))))
  }

  private static func fixed(_ text: String) -> Int64? {
    var digits = text[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      NumberText.isDecimal(String(parts[0]), signed: false),
      NumberText.isDecimal(String(parts[1]), signed: false),
      let hours = Int64(parts[0]), let minutes = Int64(parts[1]), hours < 24, minutes < 60
    else { return nil }
    return (hours * 3_600 + minutes * 60) * (isNegative ? -1 : 1)
  }
}
