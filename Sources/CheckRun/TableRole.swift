import Diagnostics
import Linting
import Model
import RecordReading

/// What a table is wanted for, and how the program speaks of one that will not do.
///
/// Ledgers, registries and matrices of duties are read alike: every table of the file whose header fits, and one
/// warning for all their defects together.
struct TableRole: Sendable {
  /// For a file that holds no such table.
  let missingCode: String
  /// For a table with defects.
  let faultyCode: String
  let noun: LocalizedText
  /// The noun without what is clear from the context.
  let shortNoun: LocalizedText
  /// Names of columns that such a table has.
  let columns: [String]
  /// The command that lists its defects.
  let command: String
  /// What the defects mean for the run; may be empty.
  var consequence = LocalizedText("")

  static let ledger = TableRole(
    missingCode: "W109", faultyCode: "W110", noun: LocalizedText(zh: "整改台账", en: "ledger"),
    shortNoun: LocalizedText(zh: "台账", en: "ledger"),
    columns: ["问题描述", "责任单位", "整改期限", "整改完成日期", "销号情况"], command: "civiclint check",
    consequence: LocalizedText(
      zh: "; 看不懂的状态不算整改", en: "; a status that cannot be read is not done"))

  static let registry = TableRole(
    missingCode: "W105", faultyCode: "W106",
    noun: LocalizedText(zh: "点位库", en: "registry of points"),
    shortNoun: LocalizedText(zh: "点位库", en: "registry"),
    columns: ["点位编号", "名称", "类型", "区", "街道", "社区"], command: "civiclint check")

  static let duties = TableRole(
    missingCode: "W107", faultyCode: "W108",
    noun: LocalizedText(zh: "责任分工表", en: "table of duties"),
    shortNoun: LocalizedText(zh: "责任分工表", en: "table of duties"),
    columns: ["类别", "问题类型", "牵头单位", "责任单位", "配合单位", "联系人", "整改时限"],
    command: "civiclint routing check")

  /// The tables of `path` whose header fits, in order; at least one.
  ///
  /// - Parameter file: Nil if `path` does not end like a file of tables.
  /// - Throws: Diagnostics if there is no such file (W101), it cannot be read, or it holds no such table.
  func tables<Column: TableColumn>(
    _ file: TableFile?, _ path: String, of column: Column.Type
  ) throws(DiagnosticList) -> [Table<Column>] {
    try DocumentFiles.demand(path, role: noun)
    let found = try file?.tables().compactMap { Table<Column>($0) } ?? []
    guard !found.isEmpty else { throw DiagnosticList([missing(path)]) }
    return found
  }

  /// One line for whoever keeps the table; nil without defects that matter.
  ///
  /// - Parameter line: Where the first of them stands; 0 if nobody knows.
  func warning(_ path: String, defects count: Int, line: Int) -> Diagnostic? {
    guard count > 0 else { return nil }
    let faults = count == 1 ? "a defect" : "\(count) defects"
    return Diagnostic(
      .warning, code: faultyCode,
      LocalizedText(
        zh: "\(shortNoun.zh)有 \(count) 处差错\(consequence.zh)",
        en: "the \(shortNoun.en) has \(faults)\(consequence.en)"),
      at: SourceLocation(file: path, line: line),
      help: LocalizedText(
        zh: "用 '\(command) \(path)' 逐条查看", en: "'\(command) \(path)' lists them"))
  }

  /// The warning about `defects`, of which those for information alone do not count.
  func warning(_ path: String, _ defects: [Defect]) -> Diagnostic? {
    let serious = defects.filter { $0.kind.severity > .info }
    return warning(path, defects: serious.count, line: serious.first?.line ?? 0)
  }

  private func missing(_ path: String) -> Diagnostic {
    Diagnostic(
      code: missingCode,
      LocalizedText(zh: "'\(path)' 里没有\(noun.zh)", en: "'\(path)' holds no \(noun.en)"),
      at: SourceLocation(file: path),
      help: LocalizedText(
        zh: "表头应有 \(columns.joined(separator: "、")) 等列",
        en: "its header should name columns such as \(columns.joined(separator: ", "))"))
  }
}
