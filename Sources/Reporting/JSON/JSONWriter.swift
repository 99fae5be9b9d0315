import Diagnostics
import Model

/// Appends JSON to a buffer of bytes.
///
/// What it writes is valid whatever the strings hold (RFC 8259, UTF-8): quotes, backslashes and
/// controls are escaped, and so are the characters that could steer a terminal or hide what is
/// written (``isSteering(_:)``); read back, every string is what it was. A number that JSON does not
/// have becomes null. Commas, colons and braces are the caller's, by ``raw(_:)``.
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8]

  package init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// Appends text that is JSON already.
  package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  package mutating func raw(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  /// Appends a string with its quotes.
  ///
  /// - Complexity: O(length); text without anything to escape is copied as a whole.
  package mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if mayNeedEscape(text.utf8) {
      escape(text)
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a string, or null for an empty one: nothing is known.
  package mutating func stringOrNull(_ text: String?) {
    if let text, !text.isEmpty { string(text) } else { null() }
  }

  package mutating func integer(_ number: some BinaryInteger) { raw(String(number)) }

  /// The shortest digits that read back as `number`.
  package mutating func double(_ number: Double) {
    if number.isFinite { raw(number.description) } else { null() }
  }

  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  package mutating func null() { raw("null") }

  package mutating func strings(_ texts: [String]) {
    array(texts) { $0.string($1) }
  }

  package mutating func array<Item>(
    _ items: [Item], _ write: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(&self, item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// RFC 3339 to the second, `"2026-11-20T09:30:00+08:00"`, or null.
  package mutating func instant(_ instant: Timestamp?, at offset: UTCOffset) {
    guard let instant else { return null() }
    let (date, second) = instant.local(at: offset)
    let (year, month, day) = date.components
    bytes.append(UInt8(ascii: "\""))
    digits(year, 4)
    bytes.append(UInt8(ascii: "-"))
    digits(month, 2)
    bytes.append(UInt8(ascii: "-"))
    digits(day, 2)
    bytes.append(UInt8(ascii: "T"))
    digits(second / 3600, 2)
    bytes.append(UInt8(ascii: ":"))
    digits(second / 60 % 60, 2)
    bytes.append(UInt8(ascii: ":"))
    digits(second % 60, 2)
    bytes.append(offset.seconds < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    digits(abs(offset.seconds) / 3600, 2)
    bytes.append(UInt8(ascii: ":"))
    digits(abs(offset.seconds) / 60 % 60, 2)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func digits(_ number: Int, _ count: Int) {
    var divisor = count == 4 ? 1000 : 10
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case "\n": raw("\\n")
      case "\r": raw("\\r")
      case "\t": raw("\\t")
      case "\u{8}": raw("\\b")
      case "\u{C}": raw("\\f")
      case _ where isSteering(scalar): unicodeEscape(UInt16(truncatingIfNeeded: scalar.value))
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// `\u202E`; every scalar that is escaped this way is one UTF-16 unit.
  private mutating func unicodeEscape(_ unit: UInt16) {
    let hex = Array("0123456789ABCDEF".utf8)
    raw("\\u")
    for shift: UInt16 in [12, 8, 4, 0] { bytes.append(hex[Int(unit >> shift & 15)]) }
  }
}

/// Whether a text has to be looked at scalar by scalar: it holds a quote, a backslash, a control, or the
/// first two bytes of a character from the blocks that C1 controls and direction marks lie in.
private func mayNeedEscape(_ text: String.UTF8View) -> Bool {
  var previous: UInt8 = 0
  for byte in text {
    if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return true }
    switch previous {
    case 0xC2 where byte < 0xA0, 0xE2 where byte < 0x82, 0xEF where byte == 0xBB: return true
    default: previous = byte
    }
  }
  return false
}
