import Diagnostics
import Model

/// What a row among the records is when it is no record.
///
/// Only rows are looked at that name no known point and no time: a record with a point or a date is never taken for
/// anything else.
struct RowKinds: Sendable {
  /// Words that begin a row of sums.
  private static let totals = [
    "合计", "总计", "小计", "共计", "累计", "汇总", "平均", "总分", "合计得分", "total", "sum", "subtotal", "average",
  ]
  /// Words that begin a note or a signature, before a colon or by themselves.
  private static let notes = [
    "备注", "注", "说明", "填表", "填报", "制表", "审核", "复核", "审批", "统计", "联系", "附", "注意", "填写", "检查人", "检查组",
    "督查人", "负责人", "签字", "签名", "日期", "单位", "盖章", "抄送", "以上", "本表", "note", "notes", "remark",
  ]

  /// Names of the header's columns, normalised.
  private let header: [String]

  init(header: [String]) {
    self.header = header.map { HeaderName($0).whole }
  }

  /// What the row with these cells is; nil if it is a record after all.
  func kind(of cells: [String]) -> SkippedRow.Kind? {
    let written = cells.enumerated().map { ($0, foldedCell($1)) }.filter { !$1.isEmpty }
    guard let (_, first) = written.first else { return .blank }
    let repeated = written.count {
      header.indices.contains($0) && HeaderName($1).whole == header[$0]
    }
    if repeated >= 2, repeated * 2 > written.count { return .header }
    let opening = HeaderName(first).whole
    if Self.totals.contains(where: opening.hasPrefix) { return .total }
    if written.contains(where: { Self.totals.contains(HeaderName($1).whole) }) { return .total }
    if Self.isNote(first, opening), written.count <= 3 { return .note }
    // A sentence alone in its row names no point.
    let isSentence = first.count > 24 || first.contains { "。；;".contains($0) }
    return written.count == 1 && isSentence ? .note : nil
  }

  private static func isNote(_ text: String, _ opening: String) -> Bool {
    if text.first == "*" || text.first == "※" || text.first == "★" { return true }
    guard let word = notes.first(where: opening.hasPrefix) else { return false }
    let rest = opening.dropFirst(word.count)
    // `注:`, `注 1`, `填表说明:`, `制表人:张三`; but a point may be called 注园小区.
    return rest.isEmpty || text.contains(":") || rest.first?.isNumber == true
  }
}
