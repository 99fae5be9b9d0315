import Diagnostics
import Linting
import Model
import RecordReading

/// What a table that is no inspection turned out to be, with its defects.
struct LintedTable {
  let file: String
  let sheet: String
  /// Header cells.
  let names: [String]
  let kind: LocalizedText
  let records: Int
  let defects: [Defect]
}

/// Tells tables of other kinds from inspections by their headers, and lints them.
struct TableLinting {
  private let context: TableContext
  private let encoding: TextEncoding?
  private let sheet: String?

  /// - Parameters:
  ///   - encoding: How the text of files is stored; nil to tell from their bytes.
  ///   - sheet: The one table of each workbook that is wanted; nil for all.
  init(_ context: TableContext, encoding: TextEncoding? = nil, sheet: String? = nil) {
    self.context = context
    self.encoding = encoding
    self.sheet = sheet
  }

  /// The tables of `path`, linted; nil if none of them is of a kind that is read whole.
  ///
  /// - Throws: Diagnostics if the file turns out to be unreadable behind its header.
  func lint(_ path: String) throws(DiagnosticList) -> [LintedTable]? {
    guard let file = TableFile(path: path, encoding: encoding) else { return nil }
    // Whoever opens it as an inspection will say what is wrong with a file that cannot be read.
    guard let heads = try? file.heads(), heads.contains(where: { isWanted($0) && isTable($0) })
    else { return nil }
    return try file.tables().filter(isWanted).compactMap { lint($0) }
  }

  private func isWanted(_ raw: RawTable) -> Bool { sheet == nil || raw.sheet == sheet }

  private func isTable(_ raw: RawTable) -> Bool {
    Table<LedgerColumn>(raw) != nil || Table<PointColumn>(raw) != nil
      || Table<DutyColumn>(raw) != nil
  }

  /// The ledger is asked first: it may name its points.
  func lint(_ raw: RawTable) -> LintedTable? {
    if let table = Table<LedgerColumn>(raw) {
      return LintedTable(
        file: raw.file, sheet: raw.sheet, names: table.names,
        kind: LocalizedText(zh: "整改台账", en: "a ledger"), records: table.rows.count,
        defects: CheckedLedger(table, context).defects)
    }
    if let table = Table<PointColumn>(raw) {
      return LintedTable(
        file: raw.file, sheet: raw.sheet, names: table.names,
        kind: LocalizedText(zh: "点位库", en: "a registry of points"), records: table.rows.count,
        defects: CheckedRegistry(table, context.pointTypes).defects)
    }
    guard let table = Table<DutyColumn>(raw) else { return nil }
    return LintedTable(
      file: raw.file, sheet: raw.sheet, names: table.names,
      kind: LocalizedText(zh: "责任分工表", en: "a table of duties"), records: table.rows.count,
      defects: CheckedDuties(table).defects)
  }
}
