/// A JSON value whose members keep their order.
package enum SchemaValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case number(Double)
  case flag(Bool)
  case list([SchemaValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: SchemaValue
  }

  /// Pairs as an object, without those that have no value.
  static func members(_ pairs: KeyValuePairs<String, SchemaValue?>) -> [Member] {
    pairs.compactMap { name, value in value.map { Member(name: name, value: $0) } }
  }

  /// The value as JSON, indented by two blanks; lists of plain values stand on one line.
  func text(indent: Int = 0) -> String {
    let margin = String(repeating: "  ", count: indent + 1)
    let end = "\n" + String(repeating: "  ", count: indent)
    switch self {
    case .text(let text): return Self.quoted(text)
    case .integer(let number): return String(number)
    case .number(let number): return number == number.rounded() ? String(Int(number)) : "\(number)"
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items) where items.allSatisfy(\.isPlain):
      return "[" + items.map { $0.text() }.joined(separator: ", ") + "]"
    case .list(let items):
      return "[\n"
        + items.map { margin + $0.text(indent: indent + 1) }.joined(separator: ",\n") + end + "]"
    case .object(let members) where members.isEmpty: return "{}"
    case .object(let members):
      return "{\n"
        + members.map {
          "\(margin)\(Self.quoted($0.name)): \($0.value.text(indent: indent + 1))"
        }.joined(separator: ",\n") + end + "}"
    }
  }

  private var isPlain: Bool {
    switch self {
    case .text, .integer, .number, .flag: true
    case .list, .object: false
    }
  }

  /// RFC 8259, section 7.
  private static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
