import Diagnostics
import Model

extension Workbook {
  /// The tables of a workbook, at most so many rows of each.
  static func tables(_ source: ByteSource, rows limit: Int) throws(DiagnosticList) -> [RawTable] {
    let parts = try Self.parts(source)
    var tables: [RawTable] = []
    for sheet in parts.sheets {
      var source = try parts.rows(of: sheet)
      var rows: [TableRow] = []
      while rows.count < limit, let row = try source.next() { rows.append(row) }
      tables.append(RawTable(file: parts.name, sheet: sheet.name, rows: rows))
    }
    return tables
  }
}
