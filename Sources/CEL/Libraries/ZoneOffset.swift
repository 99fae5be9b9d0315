import Foundation

/// A time zone: a fixed offset is read here, names are looked up in the system's IANA database.
enum ZoneOffset: Sendable {
  /// Seconds ahead of UTC, always.
  case fixed(Int64)
  case named(TimeZone)

  /// Reads a zone; nil for an unknown one.
  ///
  /// Forms: `Asia/Shanghai`, `UTC`, `+08:00`, `-09:30`, `02:00`, empty for UTC.
  init?(_ text: String) {
    if text.isEmpty || text == "UTC" {
      self = .fixed(0)
    } else if let offset = ZoneOffset.offset(text) {
      self = .fixed(offset)
    } else if text.utf8.first.map({ !(0x30...0x39).contains($0) }) ?? false,
      let zone = TimeZone(identifier: text)
    {
      self = .named(zone)
    } else {
      return nil
    }
  }

  /// How far local time is ahead of UTC at `instant`, in seconds.
  func seconds(at instant: CELTimestamp) -> Int64 {
    switch self {
    case .fixed(let seconds): seconds
    case .named(let zone):
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant.seconds))))
    }
  }

  private static func offset(_ text: String) -> Int64? {
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
