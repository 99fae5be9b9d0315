import Diagnostics
import Model

/// A file whose tables are read whole: ledgers, registries and lists of duties, which are short.
package struct TableFile: Sendable {
  /// Rows of one table that are read; a longer one is no ledger that a person keeps.
  package static let maximumRows = 200_000
  /// Rows that are enough to see what a table is.
  package static let headRows = 60

  private let path: String
  private let encoding: TextEncoding?

  /// Nil if `path` does not end like a file of tables.
  ///
  /// - Parameter encoding: How the text is stored; nil to tell from its bytes.
  package init?(path: String, encoding: TextEncoding? = nil) {
    guard InputFormatCatalog.standard.format(ofPath: path)?.tables != nil else { return nil }
    self.path = path
    self.encoding = encoding
  }

  /// The first rows of each table.
  package func heads() throws(DiagnosticList) -> [RawTable] {
    try tables(rows: Self.headRows)
  }

  /// The tables in full.
  ///
  /// - Throws: Diagnostics if the file cannot be read, or a table has too many rows (I027).
  package func tables() throws(DiagnosticList) -> [RawTable] {
    let tables = try tables(rows: Self.maximumRows + 1)
    if let long = tables.first(where: { $0.rows.count > Self.maximumRows }) {
      throw DiagnosticList([
        Diagnostic(
          code: "I027",
          LocalizedText(
            zh: "表格超过 \(Self.maximumRows) 行", en: "the table has more than \(Self.maximumRows) rows"
          ),
          at: SourceLocation(file: path, line: long.rows.last?.number ?? 0),
          help: LocalizedText(zh: "请分成几个文件", en: "split it into several files"))
      ])
    }
    return tables
  }

  private func tables(rows: Int) throws(DiagnosticList) -> [RawTable] {
    let source = try ByteSource(path: path, encoding: encoding)
    let format = try InputFormatCatalog.standard.choose(for: source, named: nil).format
    return try format.tables?(source, rows) ?? []
  }
}
