import Diagnostics

extension Schema {
  /// The schema as a JSON Schema of draft 7, which is what editors understand best.
  var json: [SchemaValue.Member] {
    switch self {
    case .text(let pattern):
      SchemaValue.members(["type": .text("string"), "pattern": pattern.map { .text($0) }])
    case .flag: SchemaValue.members(["type": .text("boolean")])
    case .integer(let range):
      SchemaValue.members([
        "type": .text("integer"), "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ])
    case .number(let range):
      SchemaValue.members([
        "type": .text("number"), "minimum": .number(range.lowerBound),
        "maximum": .number(range.upperBound),
      ])
    case .word(let words): SchemaValue.members(["enum": .list(words.map { .text($0) })])
    case .constant(let value): SchemaValue.members(["const": value])
    case .expression:
      SchemaValue.members(["type": .list([.text("string"), .text("boolean"), .text("number")])])
    case .list(let item):
      SchemaValue.members(["type": .text("array"), "items": .object(item.json)])
    case .oneOrMany(let item):
      SchemaValue.members([
        "anyOf": .list([.object(item.json), .object(Schema.list(item).json)])
      ])
    case .named(let names, let value):
      SchemaValue.members([
        "type": .text("object"),
        "propertyNames": names.map { .object(Schema.word($0).json) },
        "additionalProperties": .object(value.json),
      ])
    case .object(let keys, let choices): object(keys, choices)
    case .either(let schemas):
      SchemaValue.members(["anyOf": .list(schemas.map { .object($0.json) })])
    }
  }

  private func object(_ keys: [SchemaKey], _ choices: [[String]]) -> [SchemaValue.Member] {
    let required = keys.filter(\.isRequired).map { SchemaValue.text($0.name) }
    let alternatives = choices.map { names in
      SchemaValue.object(
        SchemaValue.members([
          "oneOf": .list(
            names.map {
              .object(SchemaValue.members(["required": .list([.text($0)])]))
            })
        ]))
    }
    return SchemaValue.members([
      "type": .text("object"),
      "additionalProperties": .flag(false),
      "required": required.isEmpty ? nil : .list(required),
      "properties": .object(keys.map { SchemaValue.Member(name: $0.name, value: $0.json) }),
      "allOf": alternatives.isEmpty ? nil : .list(alternatives),
    ])
  }
}

extension SchemaKey {
  /// The key's value with what the key is for, in both languages: an editor does not say which it wants.
  fileprivate var json: SchemaValue {
    let words = about.zh == about.en ? about.zh : "\(about.zh) · \(about.en)"
    return .object([SchemaValue.Member(name: "description", value: .text(words))] + value.json)
  }
}
