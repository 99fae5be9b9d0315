import Diagnostics

/// A JSON Schema (draft 2020-12) of something the program writes; `civiclint schema NAME` prints it.
package struct OutputSchema: Sendable {
  /// The word on the command line.
  package let id: String
  package let summary: LocalizedText
  /// The schema, a JSON document that ends in a line feed.
  package let text: String

  init(id: String, summary: LocalizedText, text: String) {
    self.id = id
    self.summary = summary
    self.text = text
  }
}

/// Every schema there is. Command line, help, docs and tests are derived from this list.
package struct OutputSchemaCatalog: Sendable {
  package let schemas: [OutputSchema]

  package static let standard = OutputSchemaCatalog(schemas: [.report, .ticket])

  package var ids: [String] { schemas.map(\.id) }

  package func schema(named id: String) -> OutputSchema? { schemas.first { $0.id == id } }
}
