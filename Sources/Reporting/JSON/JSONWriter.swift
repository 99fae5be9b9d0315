import Diagnostics
import Model

/// Appends JSON to a buffer of bytes.
///
/// What it writes is valid whatever the strings hold (RFC 8259, UTF-8): quotes, backslashes and
/// controls are escaped, and so are the characters that could steer a terminal or hide what is
/// written (``isSteering(_:)``); read back, every string is what it was. A number that JSON does not
/// have becomes null. Commas, colons and braces are the caller's, by ``raw(_:)``.
package struct JSONWriter: Sendable {
  var buffer: ByteBuffer

  /// - Parameter capacity: Bytes to make room for at once.
  package init(capacity: Int = 0) {
    buffer = ByteBuffer(capacity: capacity)
  }

  /// What was written so far.
  package var bytes: [UInt8] { buffer.bytes }

  /// Appends text that is JSON already.
  package mutating func raw(_ text: String) { buffer.append(text) }

  @inline(__always)
  mutating func literal(_ text: StaticString) { buffer.append(text) }

  package mutating func raw(_ text: [UInt8]) { buffer.append(text) }

  /// Appends a string with its quotes.
  ///
  /// - Complexity: O(length); text without anything to escape is copied as a whole.
  package mutating func string(_ text: String) {
    if buffer.append("", quoted: text.utf8Span.span) { return }
    literal("\"")
    escape(text)
    literal("\"")
  }

  /// Appends a string, or null for an empty one: nothing is known.
  package mutating func stringOrNull(_ text: String?) {
    if let text, !text.isEmpty { string(text) } else { null() }
  }

  /// Appends `key`, which is JSON already, and the text of `row`, or null where there is none.
  mutating func text(_ key: StaticString, _ cells: TextCells, _ row: Int) {
    if cells.isWritten(row) {
      writtenText(key, cells, row)
    } else {
      literal(key)
      null()
    }
  }

  /// The same where there is a text; elsewhere nothing.
  mutating func textIfWritten(_ key: StaticString, _ cells: TextCells, _ row: Int) {
    if cells.isWritten(row) { writtenText(key, cells, row) }
  }

  private mutating func writtenText(_ key: StaticString, _ cells: TextCells, _ row: Int) {
    var isPlain = false
    let isRead = cells.withUTF8(row) { isPlain = buffer.append(key, quoted: $0) }
    if isRead, isPlain { return }
    literal(key)
    string(cells.string(row))
  }

  /// Appends the texts that `forEach` calls its argument with, which are UTF-8; false, and nothing
  /// appended, if it returns false or one of them has something to escape.
  mutating func plainStrings(_ forEach: ((Span<UInt8>) -> Void) -> Bool) -> Bool {
    let start = buffer.count
    var isFirst = true
    var isPlain = true
    let isComplete = forEach { text in
      isPlain = buffer.append(isFirst ? "[" : ",", quoted: text) && isPlain
      isFirst = false
    }
    literal(isFirst ? "[]" : "]")
    if isComplete, isPlain { return true }
    buffer.truncate(to: start)
    return false
  }

  package mutating func integer(_ number: some BinaryInteger) {
    guard let whole = Int(exactly: number), whole >= 0, whole < 100_000_000 else {
      return raw(String(number))
    }
    var (length, bound) = (1, 10)
    while whole >= bound { (length, bound) = (length + 1, bound * 10) }
    digits(whole, length)
  }

  /// The shortest digits that read back as `number`.
  package mutating func double(_ number: Double) {
    if !shortDecimal(number) {
      if number.isFinite { raw(number.description) } else { null() }
    }
  }

  package mutating func bool(_ value: Bool) {
    if value { literal("true") } else { literal("false") }
  }

  package mutating func null() { literal("null") }

  package mutating func strings(_ texts: [String]) {
    array(texts) { $0.string($1) }
  }

  package mutating func array<Item>(
    _ items: [Item], _ write: (inout JSONWriter, Item) -> Void
  ) {
    buffer.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      write(&self, item)
    }
    buffer.append(UInt8(ascii: "]"))
  }

  /// RFC 3339 to the second, `"2026-11-20T09:30:00+08:00"`, or null.
  package mutating func instant(_ instant: Timestamp?, at offset: UTCOffset) {
    guard let instant else { return null() }
    let (date, second) = instant.local(at: offset)
    let (year, month, day) = date.components
    let east = abs(offset.seconds)
    buffer.append(27) { text in
      text[0] = UInt8(ascii: "\"")
      twoDigits(year / 100, &text, 1)
      twoDigits(year % 100, &text, 3)
      text[5] = UInt8(ascii: "-")
      twoDigits(month, &text, 6)
      text[8] = UInt8(ascii: "-")
      twoDigits(day, &text, 9)
      text[11] = UInt8(ascii: "T")
      twoDigits(second / 3600, &text, 12)
      text[14] = UInt8(ascii: ":")
      twoDigits(second / 60 % 60, &text, 15)
      text[17] = UInt8(ascii: ":")
      twoDigits(second % 60, &text, 18)
      text[20] = offset.seconds < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
      twoDigits(east / 3600, &text, 21)
      text[23] = UInt8(ascii: ":")
      twoDigits(east / 60 % 60, &text, 24)
      text[26] = UInt8(ascii: "\"")
    }
  }

  /// A fingerprint's digits, without quotes.
  mutating func hexadecimal(_ words: SIMD4<UInt64>) {
    for index in 0..<4 {
      buffer.append(word: hexadecimalDigits(UInt32(truncatingIfNeeded: words[index] &>> 32)))
      buffer.append(word: hexadecimalDigits(UInt32(truncatingIfNeeded: words[index])))
    }
  }

  /// 40 bits in Crockford's base 32, without quotes.
  mutating func crockford(_ number: UInt64) {
    buffer.append(8) { text in
      for place in 0..<8 {
        // After the ten digits, letters without I, L, O and U.
        let digit = UInt8(truncatingIfNeeded: number &>> UInt64(35 - place * 5) & 31)
        var skipped: UInt8 = digit >= 18 ? 1 : 0
        if digit >= 20 { skipped += 1 }
        if digit >= 22 { skipped += 1 }
        if digit >= 27 { skipped += 1 }
        text[place] = digit < 10 ? 0x30 + digit : 0x41 - 10 + digit + skipped
      }
    }
  }

  private mutating func digits(_ number: Int, _ count: Int) {
    buffer.append(count) { text in
      var rest = number
      for place in stride(from: count - 1, through: 0, by: -1) {
        text[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
    }
  }

  /// Writes a number of up to six decimals as `number.description` would; false if it is none.
  ///
  /// Two decimals of at most 15 digits are never the same double, so one that gives `number` back is
  /// the shortest one (IEEE 754, 15 digits round-trip).
  private mutating func shortDecimal(_ number: Double) -> Bool {
    let size = number.magnitude
    guard size >= 0.001, size < 100_000_000 else { return false }
    let millionths = (size * 1_000_000).rounded()
    guard millionths / 1_000_000 == size else { return false }
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    let (whole, rest) = Int(millionths).quotientAndRemainder(dividingBy: 1_000_000)
    integer(whole)
    buffer.append(UInt8(ascii: "."))
    var (fraction, places) = (rest, 6)
    while fraction % 10 == 0, places > 1 { (fraction, places) = (fraction / 10, places - 1) }
    digits(fraction, places)
    return true
  }

  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal("\\\"")
      case "\\": literal("\\\\")
      case "\n": literal("\\n")
      case "\r": literal("\\r")
      case "\t": literal("\\t")
      case "\u{8}": literal("\\b")
      case "\u{C}": literal("\\f")
      case _ where isSteering(scalar): unicodeEscape(UInt16(truncatingIfNeeded: scalar.value))
      default: buffer.append(Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter))
      }
    }
  }

  /// `\u202E`; every scalar that is escaped this way is one UTF-16 unit.
  private mutating func unicodeEscape(_ unit: UInt16) {
    let hex = Array("0123456789ABCDEF".utf8)
    literal("\\u")
    for shift: UInt16 in [12, 8, 4, 0] { buffer.append(hex[Int(unit >> shift & 15)]) }
  }
}

/// Eight hexadecimal digits in ASCII, the first one lowest: all eight made at once.
@inline(__always)
private func hexadecimalDigits(_ number: UInt32) -> UInt64 {
  var spread = UInt64(number.byteSwapped)
  spread = (spread | spread &<< 16) & 0x0000_FFFF_0000_FFFF
  spread = (spread | spread &<< 8) & 0x00FF_00FF_00FF_00FF
  // Of each byte the upper half comes first.
  spread = (spread &>> 4 | spread &<< 8) & 0x0F0F_0F0F_0F0F_0F0F
  let letters = (spread &+ 0x0606_0606_0606_0606) &>> 4 & 0x0101_0101_0101_0101
  return spread &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
}

@inline(__always)
private func twoDigits(_ number: Int, _ text: inout MutableSpan<UInt8>, _ place: Int) {
  text[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10)
  text[place + 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10)
}
