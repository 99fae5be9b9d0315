/// What a scalar means by the core schema of YAML 1.2 (section 10.3.2).
///
/// `yes`, `no`, `on`, `off`, `1:30` are texts, `012` is twelve: those are habits of YAML 1.1.
package enum YAMLValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  /// A whole number that does not fit 64 bits, as it is written: never rounded in silence.
  case wideInt(String)
  /// `.inf`, `-.inf` and `.nan` included; a number too large for a double is infinite.
  case float(Double)
  case string(String)
}

extension YAMLValue {
  static let tagPrefix = "tag:yaml.org,2002:"

  /// Resolves a scalar: a tag decides, else a plain scalar is what it looks like, and any other a
  /// text.
  init(_ text: ArraySlice<UInt8>, style: YAMLStyle, tag: String?) {
    guard let tag else {
      self = style == .plain ? Self(plain: text) : .string(String(decoding: text, as: UTF8.self))
      return
    }
    self = Self.tagged(tag, text) ?? .string(String(decoding: text, as: UTF8.self))
  }

  /// What `text` is as a value of `tag`; nil if it is none. A tag of no known type is a text.
  static func tagged(_ tag: String, _ text: ArraySlice<UInt8>) -> YAMLValue? {
    let plain = Self(plain: text)
    switch (tag, plain) {
    case (tagPrefix + "null", .null), (tagPrefix + "bool", .bool), (tagPrefix + "int", .int),
      (tagPrefix + "int", .wideInt), (tagPrefix + "float", .float):
      return plain
    case (tagPrefix + "float", .int(let number)): return .float(Double(number))
    case (tagPrefix + "float", .wideInt(let digits)): return Double(digits).map(YAMLValue.float)
    case (tagPrefix + "null", _), (tagPrefix + "bool", _), (tagPrefix + "int", _),
      (tagPrefix + "float", _):
      return nil
    default: return .string(String(decoding: text, as: UTF8.self))
    }
  }

  /// Resolves an untagged plain scalar.
  private init(plain text: ArraySlice<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      if let number = Self.number(text) {
        self = number
        return
      }
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      if text.count <= 5, let word = Self.words[String(decoding: text, as: UTF8.self)] {
        self = word
        return
      }
    default: break
    }
    self = .string(String(decoding: text, as: UTF8.self))
  }

  private static let words: [String: YAMLValue] = [
    "~": .null, "null": .null, "Null": .null, "NULL": .null,
    "true": .bool(true), "True": .bool(true), "TRUE": .bool(true),
    "false": .bool(false), "False": .bool(false), "FALSE": .bool(false),
  ]

  private static func number(_ text: ArraySlice<UInt8>) -> YAMLValue? {
    var digits = text
    let sign = digits.first
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { digits.removeFirst() }
    guard let first = digits.first else { return nil }
    let string = String(decoding: text, as: UTF8.self)
    if digits.allSatisfy(isDigit) { return Int64(string).map(YAMLValue.int) ?? .wideInt(string) }
    if first == UInt8(ascii: "0"), digits.count == text.count, let number = based(digits, string) {
      return number
    }
    let isNegative = sign == UInt8(ascii: "-")
    switch String(decoding: digits, as: UTF8.self) {
    case ".inf", ".Inf", ".INF": return .float(isNegative ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": return digits.count == text.count ? .float(.nan) : nil
    default: break
    }
    guard isDecimal(digits) else { return nil }
    // Swift wants a digit before a dot.
    if first == UInt8(ascii: ".") {
      return Double("0" + String(decoding: digits, as: UTF8.self)).map {
        .float(isNegative ? -$0 : $0)
      }
    }
    return Double(string).map(YAMLValue.float)
  }

  /// `0o17` and `0x1F`.
  private static func based(_ digits: ArraySlice<UInt8>, _ string: String) -> YAMLValue? {
    guard digits.count > 2 else { return nil }
    let rest = digits.dropFirst(2)
    switch digits[digits.startIndex + 1] {
    case UInt8(ascii: "o") where rest.allSatisfy { (0x30...0x37).contains($0) }:
      return Int64(string.dropFirst(2), radix: 8).map(YAMLValue.int) ?? .wideInt(string)
    case UInt8(ascii: "x") where rest.allSatisfy(isHexDigit):
      return Int64(string.dropFirst(2), radix: 16).map(YAMLValue.int) ?? .wideInt(string)
    default: return nil
    }
  }

  /// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    let whole = rest.prefix(while: isDigit).count
    rest.removeFirst(whole)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = rest.prefix(while: isDigit).count
      rest.removeFirst(fraction)
    }
    guard whole + fraction > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest.removeFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
