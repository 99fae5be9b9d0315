import Diagnostics
import Model

/// One format that `--format` may name.
package struct ReporterEntry: Sendable {
  package let id: String
  /// Without the dot.
  package let fileExtension: String
  package let summary: LocalizedText
  /// Whether tickets are written as they come, so that memory does not grow with their number.
  package let isStreaming: Bool
  package let make: @Sendable (ReportContext) -> any Reporter

  package init(
    id: String, fileExtension: String, summary: LocalizedText, isStreaming: Bool,
    make: @escaping @Sendable (ReportContext) -> any Reporter
  ) {
    self.id = id
    self.fileExtension = fileExtension
    self.summary = summary
    self.isStreaming = isStreaming
    self.make = make
  }
}

/// Every format there is. Command line, help, docs and tests are all derived from this list.
package struct ReporterCatalog: Sendable {
  package let entries: [ReporterEntry]

  package static let standard = ReporterCatalog(entries: [
    JSONReporter.entry, NDJSONReporter.entry, TextReporter.entry,
  ])

  package var ids: [String] { entries.map(\.id) }

  package func entry(named id: String) -> ReporterEntry? { entries.first { $0.id == id } }
}
