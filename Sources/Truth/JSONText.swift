/// A JSON value as suites write it; members keep their order, numbers their spelling.
///
/// Source: RFC 8259. Suites are trusted, so this reader is short rather than hardened; it nests at
/// most 512 levels.
package indirect enum JSONText: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONText])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSONText

    package init(key: String, value: JSONText) {
      self.key = key
      self.value = value
    }
  }

  /// Reads all values of `text`, one after another with or without white space between them.
  package static func values(in text: some Collection<UInt8>) throws(SuiteError) -> [JSONText] {
    var reader = JSONTextReader(Array(text))
    var values: [JSONText] = []
    while !reader.isAtEnd { values.append(try reader.value(depth: 0)) }
    return values
  }

  package subscript(key: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The members of an object; of anything else none.
  package var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package var array: [JSONText] {
    guard case .array(let items) = self else { return [] }
    return items
  }
}

private struct JSONTextReader {
  let bytes: [UInt8]
  var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    skipBlanks()
  }

  var isAtEnd: Bool { index >= bytes.count }

  mutating func value(depth: Int) throws(SuiteError) -> JSONText {
    guard depth < 512, let first = peek else { throw failure("a value") }
    let value: JSONText
    switch first {
    case UInt8(ascii: "{"): value = .object(try members(depth))
    case UInt8(ascii: "["): value = .array(try items(depth))
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "t"): value = try word("true", .bool(true))
    case UInt8(ascii: "f"): value = try word("false", .bool(false))
    case UInt8(ascii: "n"): value = try word("null", .null)
    default: value = try number()
    }
    skipBlanks()
    return value
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func failure(_ expected: String) -> SuiteError {
    SuiteError("JSON: expected \(expected) at byte \(index)")
  }

  private mutating func skipBlanks() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  private mutating func skip(_ sign: UInt8) -> Bool {
    guard peek == sign else { return false }
    index += 1
    skipBlanks()
    return true
  }

  private mutating func members(_ depth: Int) throws(SuiteError) -> [JSONText.Member] {
    var members: [JSONText.Member] = []
    _ = skip(UInt8(ascii: "{"))
    if skip(UInt8(ascii: "}")) { return members }
    repeat {
      let key = try string()
      skipBlanks()
      guard skip(UInt8(ascii: ":")) else { throw failure("':'") }
      members.append(JSONText.Member(key: key, value: try value(depth: depth + 1)))
    } while skip(UInt8(ascii: ","))
    guard peek == UInt8(ascii: "}") else { throw failure("'}'") }
    index += 1
    return members
  }

  private mutating func items(_ depth: Int) throws(SuiteError) -> [JSONText] {
    var items: [JSONText] = []
    _ = skip(UInt8(ascii: "["))
    if skip(UInt8(ascii: "]")) { return items }
    repeat { items.append(try value(depth: depth + 1)) } while skip(UInt8(ascii: ","))
    guard peek == UInt8(ascii: "]") else { throw failure("']'") }
    index += 1
    return items
  }

  private mutating func word(_ word: String, _ value: JSONText) throws(SuiteError) -> JSONText {
    guard bytes[index...].starts(with: word.utf8) else { throw failure("'\(word)'") }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(SuiteError) -> JSONText {
    let start = index
    while let byte = peek,
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    {
      index += 1
    }
    guard index > start else { throw failure("a value") }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func string() throws(SuiteError) -> String {
    guard peek == UInt8(ascii: "\"") else { throw failure("a string") }
    index += 1
    var units: [UInt16] = []
    var text = ""
    while let byte = peek, byte != UInt8(ascii: "\"") {
      let start = index
      if byte == UInt8(ascii: "\\") {
        units.append(try escape())
        continue
      }
      text += String(decoding: units, as: UTF16.self)
      units = []
      while let next = peek, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") { index += 1 }
      text += String(decoding: bytes[start..<index], as: UTF8.self)
    }
    guard peek != nil else { throw failure("'\"'") }
    index += 1
    return text + String(decoding: units, as: UTF16.self)
  }

  /// One UTF-16 unit; two escapes in a row may be a pair.
  private mutating func escape() throws(SuiteError) -> UInt16 {
    index += 1
    guard let mark = peek else { throw failure("an escape") }
    index += 1
    switch mark {
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "u"):
      guard index + 4 <= bytes.count,
        let unit = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
      else { throw failure("four hexadecimal digits") }
      index += 4
      return unit
    default: return UInt16(mark)
    }
  }
}
