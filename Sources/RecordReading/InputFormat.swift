import Diagnostics
import Model

/// A kind of file that holds records.
package struct InputFormat: Sendable {
  package let id: String
  /// Without the dot, lower case.
  package let fileExtensions: [String]
  package let summary: LocalizedText
  /// Whether files are text, in some encoding; else they are bytes of their own.
  package let isText: Bool
  /// Reads the headers of a file's sheets. Throws diagnostics if there is none.
  package let open: @Sendable (ByteSource, SheetRequest) throws(DiagnosticList) -> OpenedFile

  package init(
    id: String, fileExtensions: [String], summary: LocalizedText, isText: Bool = true,
    open: @escaping @Sendable (ByteSource, SheetRequest) throws(DiagnosticList) -> OpenedFile
  ) {
    self.id = id
    self.fileExtensions = fileExtensions
    self.summary = summary
    self.isText = isText
    self.open = open
  }
}

/// Every format that can be read; the command line, the docs and the tests are derived from this list.
package struct InputFormatCatalog: Sendable {
  package let formats: [InputFormat]

  package static let standard = InputFormatCatalog(formats: [.csv, .tsv, .ndjson, .xlsx])

  package init(formats: [InputFormat]) {
    self.formats = formats
  }

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
