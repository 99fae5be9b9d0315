extension Timestamp {
  /// Reads RFC 3339: `2026-11-20T09:30:00+08:00`, `…Z`; fractions of a second are dropped.
  ///
  /// A space may stand for the `T`. Returns nil for anything else, a 61st second included.
  package init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == 0x20,
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let year = digits(bytes, 0..<4), let month = digits(bytes, 5..<7),
      let day = digits(bytes, 8..<10), let hour = digits(bytes, 11..<13),
      let minute = digits(bytes, 14..<16), let second = digits(bytes, 17..<19),
      hour < 24, minute < 60, second < 60,
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var rest = 19
    if bytes[rest] == UInt8(ascii: ".") {
      rest += 1
      let start = rest
      while rest < bytes.count, (0x30...0x39).contains(bytes[rest]) { rest += 1 }
      guard rest > start else { return nil }
    }
    guard let offset = UTCOffset(suffix: bytes[rest...]) else { return nil }
    self.init(date, secondOfDay: hour * 3600 + minute * 60 + second, offset: offset)
  }
}

extension UTCOffset {
  /// Reads `Z` or `±HH:MM`.
  package init?(suffix bytes: ArraySlice<UInt8>) {
    let text = Array(bytes)
    if text == [UInt8(ascii: "Z")] || text == [UInt8(ascii: "z")] {
      self = .utc
      return
    }
    guard text.count == 6, text[3] == UInt8(ascii: ":"), let hours = digits(text, 1..<3),
      let minutes = digits(text, 4..<6), minutes < 60
    else { return nil }
    switch text[0] {
    case UInt8(ascii: "+"): self.init(seconds: hours * 3600 + minutes * 60)
    case UInt8(ascii: "-"): self.init(seconds: -(hours * 3600 + minutes * 60))
    default: return nil
    }
  }
}

/// The number that the ASCII digits in `range` write, or nil if one of them is no digit.
private func digits(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
  guard range.upperBound <= bytes.count else { return nil }
  var number = 0
  for byte in bytes[range] {
    guard (0x30...0x39).contains(byte) else { return nil }
    number = number * 10 + Int(byte - 0x30)
  }
  return number
}
