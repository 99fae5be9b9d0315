import Diagnostics

/// What a value in a document may be; the part of JSON Schema that our documents need.
package indirect enum Schema: Sendable {
  /// A text; a pattern says which (ECMA 262).
  case text(pattern: String? = nil)
  case flag
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  /// One of these words.
  case word([String])
  /// This value and no other.
  case constant(SchemaValue)
  /// A CEL expression: a text, or a bare number or truth value.
  case expression
  case list(Schema)
  /// One value, or a list of them.
  case oneOrMany(Schema)
  /// A mapping from names to values; the names are any, or one of a list.
  case named([String]? = nil, Schema)
  /// A mapping with these keys and no others.
  case object([SchemaKey], oneOf: [[String]] = [])
  case either([Schema])
}

/// One key of a mapping.
package struct SchemaKey: Sendable {
  package let name: String
  package let value: Schema
  package let isRequired: Bool
  /// What an editor shows beside it.
  package let about: LocalizedText

  init(_ name: String, _ value: Schema, required: Bool = false, zh: String, en: String) {
    self.name = name
    self.value = value
    isRequired = required
    about = LocalizedText(zh: zh, en: en)
  }
}

extension Schema {
  /// A text that people see: one for both languages, or one for each.
  static let localized = Schema.either([
    .text(),
    .object([
      SchemaKey("zh", .text(), zh: "中文", en: "Chinese"),
      SchemaKey("en", .text(), zh: "英文", en: "English"),
    ]),
  ])

  /// `3 workdays`, `2 hours`, `immediate`.
  static let allowance = Schema.text(
    pattern: #"^(immediate|[0-9]+(\.[0-9]{1,2})? +(minute|hour|workhour|workday|day)s?)$"#)

  /// A limit, or the stages of one.
  static let stagedLimit = Schema.either([
    .allowance,
    .list(
      Schema.object([
        SchemaKey("stage", .localized, required: true, zh: "阶段", en: "the stage"),
        SchemaKey(
          "within", .allowance, required: true, zh: "时限, 都从发现时起算",
          en: "limit, from the start"),
      ])),
  ])

  static let date = Schema.text(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")

  static let identifier = Schema.text(pattern: "^[a-z][a-z0-9._-]*$")
}
