import Diagnostics
import Model

/// A file whose tables are read whole: ledgers, registries and lists of duties, which are short.
package struct TableFile: Sendable {
  /// Rows of one table that are read; a longer one is no ledger that a person keeps.
  package static let maximumRows = 200_000
  /// Rows that are enough to see what a table is.
  package static let headRows = 60

  private let path: String
  private let format: Format

  /// How the tables of a kind of file are read.
  struct Format: Sendable {
    let fileExtensions: [String]
    /// The tables of a file, at most so many rows of each.
    let tables: @Sendable (_ path: String, _ rows: Int) throws(DiagnosticList) -> [RawTable]
  }

  /// One line each.
  static let formats: [Format] = [.csv, .tsv, .xlsx]

  /// Nil if `path` does not end like a file of tables.
  package init?(path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    guard let format = Self.formats.first(where: { $0.fileExtensions.contains(ending) }) else {
      return nil
    }
    self.path = path
    self.format = format
  }

  /// The first rows of each table.
  package func heads() throws(DiagnosticList) -> [RawTable] {
    try format.tables(path, Self.headRows)
  }

  /// The tables in full.
  ///
  /// - Throws: Diagnostics if the file cannot be read, or a table has too many rows (I027).
  package func tables() throws(DiagnosticList) -> [RawTable] {
    let tables = try format.tables(path, Self.maximumRows + 1)
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
}

extension TableFile.Format {
  static let csv = delimited(["csv"], by: UInt8(ascii: ","))
  static let tsv = delimited(["tsv", "tab"], by: UInt8(ascii: "\t"))

  private static func delimited(_ endings: [String], by delimiter: UInt8) -> TableFile.Format {
    TableFile.Format(fileExtensions: endings) { (path, limit) throws(DiagnosticList) in
      var table = DelimitedTable(try ByteSource(path: path), delimiter: delimiter)
      var rows: [TableRow] = []
      while rows.count < limit, let row = try table.next() { rows.append(row) }
      return [RawTable(file: path, rows: rows)]
    }
  }
}
