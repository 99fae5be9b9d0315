import Diagnostics
import Model

/// A kind of file that holds records.
package struct InputFormat: Sendable {
  package let id: String
  /// Without the dot, lower case.
  package let fileExtensions: [String]
  package let summary: LocalizedText
  /// Reads the header. Throws diagnostics if there is none.
  package let open: @Sendable (ByteSource, SheetRequest) throws(DiagnosticList) -> any Sheet

  package init(
    id: String, fileExtensions: [String], summary: LocalizedText,
    open: @escaping @Sendable (ByteSource, SheetRequest) throws(DiagnosticList) -> any Sheet
  ) {
    self.id = id
    self.fileExtensions = fileExtensions
    self.summary = summary
    self.open = open
  }
}

/// Every format that can be read; the command line, the docs and the tests are derived from this list.
package struct InputFormatCatalog: Sendable {
  package let formats: [InputFormat]

  package static let standard = InputFormatCatalog(formats: [.csv, .tsv, .ndjson])

  package init(formats: [InputFormat]) {
    self.formats = formats
  }

  package func format(named id: String) -> InputFormat? {
    formats.first { $0.id == id }
  }

  /// The format that the extension of `path` names; nil if none does.
  package func format(ofPath path: String) -> InputFormat? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    return formats.first { $0.fileExtensions.contains(ending) }
  }
}
