/// `int`, `uint`, `double`, `string`, `bytes`, `bool`, `timestamp`, `duration`, `type` and `dyn`.
enum CoreConversions {
  static let functions = [
    conversion("int", .int, [.int, .uint, .double, .string, .timestamp], int),
    conversion("uint", .uint, [.int, .uint, .double, .string], uint),
    conversion("double", .double, [.int, .uint, .double, .string], double),
    conversion(
      "string", .string,
      [.int, .uint, .double, .string, .bytes, .bool, .timestamp, .duration], string),
    conversion("bytes", .bytes, [.bytes, .string], bytes),
    conversion("bool", .bool, [.bool, .string], bool),
    conversion("timestamp", .timestamp, [.timestamp, .string, .int], timestamp),
    conversion("duration", .duration, [.duration, .string], duration),
    FunctionDeclaration(
      "type",
      [
        .function(
          "type", [.parameter("A")], .type(.parameter("A")),
          .unary { $0.typeValue.map(Value.type) ?? $0 })
      ]),
    FunctionDeclaration(
      "dyn", [.function("to_dyn", [.parameter("A")], .dyn, .unary { $0 })]),
  ]

  private static func conversion(
    _ name: String, _ result: CELType, _ sources: [CELType],
    _ run: @escaping @Sendable (Value) -> Value
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name,
      sources.map { .function("\($0)_to_\(name)", [$0], result, cost: .copying, .unary(run)) })
  }

  @Sendable private static func int(_ value: Value) -> Value {
    switch value {
    case .int: return value
    case .uint(let number):
      return Int64(exactly: number).map(Value.int) ?? .failure(.outOfRange("int"))
    case .double(let number):
      // Both bounds are exclusive: neither ±2⁶³ as a double is trusted to be exact.
      guard number > -0x1p63, number < 0x1p63 else { return .failure(.outOfRange("int")) }
      return .int(Int64(number))
    case .string(let text):
      guard NumberText.isDecimal(text, signed: true), let number = Int64(text) else {
        return unreadable(text, "an int")
      }
      return .int(number)
    case .timestamp(let instant): return .int(instant.seconds)
    default: return .noSuchOverload("int")
    }
  }

  @Sendable private static func uint(_ value: Value) -> Value {
    switch value {
    case .uint: return value
    case .int(let number):
      return UInt64(exactly: number).map(Value.uint) ?? .failure(.outOfRange("uint"))
    case .double(let number):
      guard number >= 0, number < 0x1p64 else { return .failure(.outOfRange("uint")) }
      return .uint(UInt64(number))
    case .string(let text):
      guard NumberText.isDecimal(text, signed: false), let number = UInt64(text) else {
        return unreadable(text, "a uint")
      }
      return .uint(number)
    default: return .noSuchOverload("uint")
    }
  }

  @Sendable private static func double(_ value: Value) -> Value {
    switch value {
    case .double: return value
    case .int(let number): return .double(Double(number))
    case .uint(let number): return .double(Double(number))
    case .string(let text):
      guard NumberText.isReal(text), let number = Double(text) else {
        return unreadable(text, "a double")
      }
      return .double(number)
    default: return .noSuchOverload("double")
    }
  }

  @Sendable private static func string(_ value: Value) -> Value {
    switch value {
    case .string: return value
    case .int(let number): return .string(IntText.decimal(number))
    case .uint(let number): return .string("\(number)")
    case .double(let number): return .string(DoubleText.plain(number))
    case .bool(let flag): return .string(flag ? "true" : "false")
    case .bytes(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return .invalidArgument("bytes are not valid UTF-8")
      }
      return .string(text)
    case .timestamp(let instant): return .string(instant.text)
    case .duration(let duration): return .string(duration.text)
    default: return .noSuchOverload("string")
    }
  }

  @Sendable private static func bytes(_ value: Value) -> Value {
    switch value {
    case .bytes: value
    case .string(let text): .bytes(Array(text.utf8))
    default: .noSuchOverload("bytes")
    }
  }

  @Sendable private static func bool(_ value: Value) -> Value {
    switch value {
    case .bool: return value
    case .string(let text):
      switch text {
      case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
      case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
      default: return unreadable(text, "a bool")
      }
    default: return .noSuchOverload("bool")
    }
  }

  @Sendable private static func timestamp(_ value: Value) -> Value {
    switch value {
    case .timestamp: return value
    case .int(let seconds):
      return CELTimestamp(seconds: seconds).map(Value.timestamp)
        ?? .failure(.outOfRange("timestamp"))
    case .string(let text):
      return CELTimestamp(text).map(Value.timestamp) ?? unreadable(text, "a timestamp")
    default: return .noSuchOverload("timestamp")
    }
  }

  @Sendable private static func duration(_ value: Value) -> Value {
    switch value {
    case .duration: return value
    case .string(let text):
      return CELDuration(text).map(Value.duration) ?? unreadable(text, "a duration")
    default: return .noSuchOverload("duration")
    }
  }

  private static func unreadable(_ text: String, _ wanted: String) -> Value {
    .invalidArgument("\(StringText.literal(String(text.prefix(80)))) is not \(wanted)")
  }
}

/// Which texts are numbers to the conversions, which Swift's own initializers are too generous for.
enum NumberText {
  /// Whether `text` is ASCII digits, with a sign before them if `signed`.
  static func isDecimal(_ text: String, signed: Bool) -> Bool {
    var digits = text.utf8[...]
    if signed, digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
      digits = digits.dropFirst()
    }
    return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether `text` is a decimal number, an infinity or `NaN`; hexadecimal floats are none.
  static func isReal(_ text: String) -> Bool {
    !text.isEmpty && !text.utf8.contains { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") }
  }
}

extension DoubleText {
  /// Returns the shortest digits that read back as `value`, in the form that C's `%g` chooses:
  /// `1`, `-0.0045`, `123456`, `1.234567e+06`, `1e-05`.
  static func plain(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = decimal(value.magnitude)
    let sign = value < 0 ? "-" : ""
    guard (-4..<6).contains(exponent) else {
      let rest = digits.dropFirst()
      let mantissa = digits.prefix(1) + (rest.isEmpty ? "" : "." + rest)
      let magnitude = String(exponent.magnitude)
      let padded = magnitude.utf8.count < 2 ? "0" + magnitude : magnitude
      return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(padded)"
    }
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    }
    let whole = exponent + 1
    guard digits.utf8.count > whole else {
      return sign + digits + String(repeating: "0", count: whole - digits.utf8.count)
    }
    return sign + digits.prefix(whole) + "." + digits.dropFirst(whole)
  }

  /// Returns the shortest digits of `value` > 0, without zeros at either end, and the power of ten of
  /// the first of them.
  private static func decimal(_ value: Double) -> (digits: String, exponent: Int) {
    let parts = "\(value)".split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".")
    var digits = mantissa.joined()
    exponent += mantissa[0].utf8.count - 1
    while digits.hasPrefix("0") {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.hasSuffix("0") { digits.removeLast() }
    return (digits, exponent)
  }
}
