import Diagnostics
import Model

/// The JSON Schema of one kind of document, so that editors complete and check while people type.
///
/// Names that a document may refer to (point types, categories, roles, facts) are those of the rules
/// that were loaded; an editor offers them, and marks a name that nobody declared.
package struct DocumentSchema: Sendable {
  package let kind: DocumentKind
  /// Every key behind `civiclint` and `kind`.
  let keys: @Sendable (SchemaNames) -> [SchemaKey]

  init(
    _ kind: DocumentKind, keys: @escaping @Sendable (SchemaNames) -> [SchemaKey]
  ) {
    self.kind = kind
    self.keys = keys
  }

  /// The document as a whole.
  package func schema(_ names: SchemaNames) -> Schema {
    .object(
      [
        SchemaKey(
          "civiclint", .constant(.integer(1)), required: true, zh: "文档版本",
          en: "version of the document's form"),
        SchemaKey(
          "kind", .constant(.text(kind.rawValue)), required: true, zh: "文档种类",
          en: "what the document is"),
      ] + keys(names))
  }

  /// The schema as JSON that ends in a line feed.
  package func text(_ names: SchemaNames) -> String {
    SchemaValue.object(
      SchemaValue.members([
        "$schema": .text("http://json-schema.org/draft-07/schema#"),
        "$id": .text("urn:civiclint:document:\(kind.rawValue):1"),
        "title": .text("civiclint \(kind.rawValue)"),
      ]) + schema(names).json
    ).text() + "\n"
  }
}

/// Every schema of a document. The command line, the docs and the tests are derived from this list.
package struct DocumentSchemaCatalog: Sendable {
  package let schemas: [DocumentSchema]

  package static let standard = DocumentSchemaCatalog(schemas: [
    .calendar, .campaign, .checklist, .layout, .points, .routing, .themes, .vocabulary,
  ])

  package func schema(of kind: DocumentKind) -> DocumentSchema? {
    schemas.first { $0.kind == kind }
  }
}

/// The names that documents may refer to, sorted.
package struct SchemaNames: Sendable {
  let pointTypes: [String]
  let categories: [String]
  let roles: [String]
  let facts: [String]
  let verdicts: [String]
  let calendars: [String]
  let parameters: [String]

  package init(_ loaded: LoadedRules) {
    let vocabulary = loaded.ruleSet.vocabulary
    pointTypes = vocabulary.pointTypes.keys.map(\.text).sorted()
    categories = vocabulary.categories.keys.map(\.text).sorted()
    roles = vocabulary.roles.keys.map(\.text).sorted()
    facts = vocabulary.facts.keys.map(\.text).sorted()
    verdicts = vocabulary.facts.values.filter { $0.type == VerdictType.self }.map(\.id.text)
      .sorted()
    calendars = loaded.calendars.map(\.id).sorted()
    parameters = Set(loaded.ruleSet.checklists.flatMap(\.parameters).map(\.name)).sorted()
  }
}
