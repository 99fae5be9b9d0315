import Diagnostics
import Linting
import Model
import RecordReading

/// Reads the problems of a ledger (整改台账): CSV, TSV or a workbook.
enum LedgerFile {
  /// The problems of every ledger in `path`, and what whoever keeps it should know. A row that repeats an earlier one
  /// is no second problem.
  ///
  /// - Throws: Diagnostics if the file cannot be read or none of its tables is a ledger (W109).
  static func read(
    _ path: String, _ context: TableContext
  ) throws(DiagnosticList) -> (cases: [LedgerCase], warnings: [Diagnostic]) {
    guard let file = TableFile(path: path) else { throw DiagnosticList([noLedger(path)]) }
    let ledgers = try file.tables().compactMap { raw in
      Table<LedgerColumn>(raw).map { CheckedLedger($0, context) }
    }
    guard !ledgers.isEmpty else { throw DiagnosticList([noLedger(path)]) }
    let serious = ledgers.flatMap(\.defects).filter { $0.kind.severity > .info }
    return (ledgers.flatMap { cases($0) }, serious.isEmpty ? [] : [faulty(path, serious)])
  }

  private static func cases(_ ledger: CheckedLedger) -> [LedgerCase] {
    let copies = Set(ledger.defects.filter { $0.kind == .duplicateRecord }.map(\.line))
    return ledger.entries.filter { !copies.contains($0.row.number) }.map { entry in
      LedgerCase(
        file: ledger.table.file, line: entry.row.number, serial: entry.serial, point: entry.point,
        problem: entry.problem, unit: entry.unit.isEmpty ? entry.lead : entry.unit,
        state: entry.state, due: entry.due.day)
    }
  }

  private static func faulty(_ path: String, _ defects: [Defect]) -> Diagnostic {
    Diagnostic(
      .warning, code: "W110",
      LocalizedText(
        zh: "台账有 \(defects.count) 处差错; 看不懂的状态不算整改",
        en: defects.count == 1
          ? "the ledger has a defect; a status that cannot be read is not done"
          : "the ledger has \(defects.count) defects; a status that cannot be read is not done"),
      at: SourceLocation(file: path, line: defects.first?.line ?? 0),
      help: LocalizedText(
        zh: "用 'civiclint check \(path)' 逐条查看", en: "'civiclint check \(path)' lists them"))
  }

  private static func noLedger(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "W109",
      LocalizedText(zh: "'\(path)' 里没有整改台账", en: "'\(path)' holds no ledger"),
      at: SourceLocation(file: path),
      help: LocalizedText(
        zh: "表头应有 问题描述、责任单位、整改期限、整改完成日期、销号情况 等列",
        en: "its header should name columns such as 问题描述, 责任单位, 整改期限, 整改完成日期, 销号情况"))
  }
}
