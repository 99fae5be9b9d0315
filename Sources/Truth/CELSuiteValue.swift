import CEL
import Foundation

/// A value as the suite writes it: `{"t": kind, "v": payload}`.
struct CELSuiteValue: Decodable {
  let value: Value

  private enum Keys: String, CodingKey {
    case kind = "t"
    case payload = "v"
    case seconds = "s"
    case nanoseconds = "n"
  }

  init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Keys.self)
    let kind = try box.decode(String.self, forKey: .kind)
    func text() throws -> String { try box.decode(String.self, forKey: .payload) }
    func unreadable(_ what: String) -> DecodingError {
      DecodingError.dataCorruptedError(
        forKey: .payload, in: box, debugDescription: "cannot read \(what)")
    }
    func required<T>(_ value: T?) throws -> T {
      guard let value else { throw unreadable(kind) }
      return value
    }
    switch kind {
    case "null": value = .null
    case "bool": value = .bool(try box.decode(Bool.self, forKey: .payload))
    case "int": value = .int(try required(Int64(text())))
    case "uint": value = .uint(try required(UInt64(text())))
    case "double":
      switch try text() {
      case "NaN": value = .double(.nan)
      case "Infinity": value = .double(.infinity)
      case "-Infinity": value = .double(-.infinity)
      case let other: value = .double(try required(Double(other)))
      }
    case "string": value = .string(try text())
    case "bytes": value = .bytes([UInt8](try required(Data(base64Encoded: text()))))
    case "type": value = .type(TypeValue(try text()))
    case "list":
      value = .list(try box.decode([CELSuiteValue].self, forKey: .payload).map(\.value))
    case "map":
      let pairs = try box.decode([[CELSuiteValue]].self, forKey: .payload)
      value = .map(try MapValue(pairs.map { (key: $0[0].value, value: $0[1].value) }))
    case "timestamp", "duration":
      let seconds = try required(Int64(box.decode(String.self, forKey: .seconds)))
      let nanoseconds = try box.decodeIfPresent(Int64.self, forKey: .nanoseconds) ?? 0
      value =
        kind == "timestamp"
        ? .timestamp(try required(CELTimestamp(seconds: seconds, nanoseconds: nanoseconds)))
        : .duration(try required(CELDuration(seconds: seconds, nanoseconds: nanoseconds)))
    default: throw unreadable("a value of kind '\(kind)'")
    }
  }
}

/// Types as the suite writes them: `map(string, list(int))`.
enum CELSuiteType {
  struct Unreadable: Error {
    let text: String
  }

  static func parse(_ text: String) throws -> CELType {
    guard let open = text.firstIndex(of: "(") else { return try simple(text) }
    guard text.hasSuffix(")") else { throw Unreadable(text: text) }
    let name = String(text[..<open])
    let inner = String(text[text.index(after: open)...].dropLast())
    if name == "param" { return .parameter(inner) }
    let parameters = try split(inner).map { try parse($0) }
    switch (name, parameters.count) {
    case ("list", 1): return .list(parameters[0])
    case ("map", 2): return .map(parameters[0], parameters[1])
    case ("type", 1): return .type(parameters[0])
    case ("optional_type", 1): return .optional(parameters[0])
    case ("wrapper", 1): return .wrapper(parameters[0])
    default: return .opaque(name, parameters)
    }
  }

  private static func simple(_ text: String) throws -> CELType {
    switch text {
    case "int": .int
    case "uint": .uint
    case "double": .double
    case "bool": .bool
    case "string": .string
    case "bytes": .bytes
    case "null_type": .null
    case "dyn", "any": .dyn
    case "timestamp": .timestamp
    case "duration": .duration
    case "type": .type(.dyn)
    default: .opaque(text, [])
    }
  }

  /// Splits at the commas that stand outside of parentheses.
  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else if character != " " || !(parts.last ?? "").isEmpty {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}
