import Diagnostics
import Model

/// A kind of file that holds records.
package struct InputFormat: Sendable {
  package let id: String
  /// Without the dot, lower case.
  package let fileExtensions: [String]
  package let summary: LocalizedText
  /// Reads the headers of a file's sheets. Throws diagnostics if there is none.
  package let open: @Sendable (ByteSource, SheetRequest) throws(DiagnosticList) -> OpenedFile

  /// Reads a file's tables whole, at most so many rows of each; nil for a format that has no tables.
  let tables: (@Sendable (ByteSource, _ rows: Int) throws(DiagnosticList) -> [RawTable])?

  package init(
    id: String, fileExtensions: [String], summary: LocalizedText,
    tables: (@Sendable (ByteSource, _ rows: Int) throws(DiagnosticList) -> [RawTable])? = nil,
    open: @escaping @Sendable (ByteSource, SheetRequest) throws(DiagnosticList) -> OpenedFile
  ) {
    self.id = id
    self.fileExtensions = fileExtensions
    self.summary = summary
    self.tables = tables
    self.open = open
  }
}

/// Every format that can be read; the command line, the docs and the tests are derived from this list.
package struct InputFormatCatalog: Sendable {
  package let formats: [InputFormat]

  package static let standard = InputFormatCatalog(formats: [
    .csv, .tsv, .ndjson, .json, .yaml, .xlsx,
  ])

  package init(formats: [InputFormat]) {
    self.formats = formats
  }

  /// Ids, for help.
  package var names: String { formats.map(\.id).joined(separator: ", ") }

  package func format(named id: String) -> InputFormat? {
    formats.first { $0.id == id }
  }

  /// The format that the extension of `path` names, before a `.gz` or not; nil if none does.
  package func format(ofPath path: String) -> InputFormat? {
    let path = path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    return formats.first { $0.fileExtensions.contains(ending) }
  }
}
