import Diagnostics
import Linting
import Model
import RecordReading

/// Reads the problems of a ledger (整改台账): CSV, TSV or a workbook.
enum LedgerFile {
  /// The problems of every ledger in `path`, and what whoever keeps it should know. A row that repeats an earlier one
  /// is no second problem.
  ///
  /// - Throws: Diagnostics if the file is missing, cannot be read or none of its tables is a ledger (W109).
  static func read(
    _ path: String, _ context: TableContext
  ) throws(DiagnosticList) -> (cases: [LedgerCase], warnings: [Diagnostic]) {
    let role = TableRole.ledger
    let ledgers = try role.tables(TableFile(path: path), path, of: LedgerColumn.self)
      .map { CheckedLedger($0, context) }
    return (
      ledgers.flatMap { cases($0) },
      [role.warning(path, ledgers.flatMap(\.defects))].compactMap { $0 }
    )
  }

  private static func cases(_ ledger: CheckedLedger) -> [LedgerCase] {
    let copies = Set(ledger.defects.filter { $0.kind == .duplicateRecord }.map(\.line))
    return ledger.entries.filter { !copies.contains($0.row.number) }.map { entry in
      LedgerCase(
        file: ledger.table.file, line: entry.row.number, serial: entry.serial, point: entry.point,
        problem: entry.problem, unit: entry.unit.isEmpty ? entry.lead : entry.unit,
        state: entry.state, due: entry.due.day, doneOn: entry.doneAt.day)
    }
  }
}
