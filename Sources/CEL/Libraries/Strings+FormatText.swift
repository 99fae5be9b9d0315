/// Values as the clauses of `format` write them.
enum FormatText {
  /// `%s`: any value but optionals and those of the host. Strings stand without quotes, map entries in
  /// ascending order of their keys' texts.
  static func string(_ value: Value) throws(EvaluationError) -> String {
    var text = ""
    try append(value, to: &text, depth: 64)
    return text
  }

  private static func append(
    _ value: Value, to text: inout String, depth: Int
  ) throws(EvaluationError) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += "\(value)"
    case .uint(let value): text += "\(value)"
    case .double(let value): text += DoubleText.withoutExponent(value)
    case .string(let value): text += value
    case .bytes(let value):
      guard let decoded = String(validating: value, as: UTF8.self) else {
        throw FormatTemplate.invalid("the bytes are not valid UTF-8")
      }
      text += decoded
    case .timestamp(let value): text += value.text
    case .duration(let value): text += value.text
    case .type(let value): text += value.name
    case .list(let elements):
      text += "["
      for (position, element) in elements.enumerated() {
        if position > 0 { text += ", " }
        try appendNested(element, to: &text, depth: depth)
      }
      text += "]"
    case .map(let map): try append(map, to: &text, depth: depth)
    case .optional, .host, .error, .unknown: throw mismatch(value, clause: "%s", wants: "a value")
    }
  }

  private static func append(
    _ map: MapValue, to text: inout String, depth: Int
  ) throws(EvaluationError) {
    var entries: [(key: String, value: Value)] = []
    for (key, value) in map.entries { entries.append((try string(key), value)) }
    entries.sort { ScalarString.isLess($0.key, $1.key) }
    text += "{"
    for (position, entry) in entries.enumerated() {
      text += position > 0 ? ", \(entry.key): " : "\(entry.key): "
      try appendNested(entry.value, to: &text, depth: depth)
    }
    text += "}"
  }

  private static func appendNested(
    _ value: Value, to text: inout String, depth: Int
  ) throws(EvaluationError) {
    guard depth > 0 else { throw EvaluationError(.tooDeep) }
    guard text.utf8.count <= ResultLimit.count else {
      throw FormatTemplate.invalid("result too large")
    }
    try append(value, to: &text, depth: depth - 1)
  }

  /// `%d`: a number in decimal digits, as short as it reads back.
  static func decimal(_ value: Value) throws(EvaluationError) -> String {
    switch value {
    case .int(let value): return "\(value)"
    case .uint(let value): return "\(value)"
    case .double(let value): return DoubleText.withoutExponent(value)
    default: throw mismatch(value, clause: "%d", wants: "a number")
    }
  }

  /// `%f` and `%e`: a number with the decimals that `write` gives it.
  static func real(
    _ value: Value, clause: String, _ write: (DecimalExpansion) -> String
  ) throws(EvaluationError) -> String {
    let number: Double
    switch value {
    case .int(let value): number = Double(value)
    case .uint(let value): number = Double(value)
    case .double(let value): number = value
    default: throw mismatch(value, clause: clause, wants: "a number")
    }
    return number.isFinite ? write(DecimalExpansion(number)) : DoubleText.special(number)
  }

  /// `%b`: an integer in binary, a bool as 1 or 0.
  static func binary(_ value: Value) throws(EvaluationError) -> String {
    switch value {
    case .int(let value): return String(value, radix: 2)
    case .uint(let value): return String(value, radix: 2)
    case .bool(let value): return value ? "1" : "0"
    default: throw mismatch(value, clause: "%b", wants: "an integer or a bool")
    }
  }

  /// `%o`: an integer in octal.
  static func octal(_ value: Value) throws(EvaluationError) -> String {
    switch value {
    case .int(let value): return String(value, radix: 8)
    case .uint(let value): return String(value, radix: 8)
    default: throw mismatch(value, clause: "%o", wants: "an integer")
    }
  }

  /// `%x` and `%X`: an integer in hexadecimal, or two digits for each byte of bytes or of a string's
  /// UTF-8.
  static func hexadecimal(
    _ value: Value, clause: String, uppercase: Bool
  ) throws(EvaluationError) -> String {
    switch value {
    case .int(let value): return String(value, radix: 16, uppercase: uppercase)
    case .uint(let value): return String(value, radix: 16, uppercase: uppercase)
    case .string(let value): return try hexadecimal(Array(value.utf8), uppercase: uppercase)
    case .bytes(let value): return try hexadecimal(value, uppercase: uppercase)
    default: throw mismatch(value, clause: clause, wants: "an integer, a string or bytes")
    }
  }

  private static func hexadecimal(
    _ bytes: [UInt8], uppercase: Bool
  ) throws(EvaluationError) -> String {
    guard bytes.count <= ResultLimit.count / 2 else {
      throw FormatTemplate.invalid("result too large")
    }
    let alphabet = Array((uppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      digits.append(alphabet[Int(byte >> 4)])
      digits.append(alphabet[Int(byte & 0xF)])
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func mismatch(_ value: Value, clause: String, wants: String) -> EvaluationError {
    let found = value.typeValue?.name ?? "error"
    return FormatTemplate.invalid("clause '\(clause)' takes \(wants), found '\(found)'")
  }
}
