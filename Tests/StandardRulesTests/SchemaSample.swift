import RuleLoading

/// A document that has every key of a schema, as JSON, which is YAML too.
enum SchemaSample {
  static func text(_ schema: Schema) -> String {
    switch schema {
    case .text: "\"sample\""
    case .flag: "true"
    case .integer(let range): "\(range.lowerBound)"
    case .number(let range): "\(range.lowerBound)"
    case .word(let words): "\"\(words.first ?? "")\""
    case .constant(.text(let text)): "\"\(text)\""
    case .constant(.integer(let number)): "\(number)"
    case .constant: "null"
    case .expression: "true"
    case .list(let item): "[\(text(item))]"
    case .oneOrMany(let item): text(item)
    case .named(let names, let value): "{\"\(names?.first ?? "sample")\": \(text(value))}"
    case .object(let keys, _):
      "{" + keys.map { "\"\($0.name)\": \(text($0.value))" }.joined(separator: ", ") + "}"
    // The last one says the most.
    case .either(let schemas): schemas.last.map(text) ?? "null"
    }
  }
}
