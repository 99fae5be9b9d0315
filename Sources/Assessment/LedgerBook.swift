import Model

/// How far the problems of ledgers (整改台账) are: what is overdue, and which share is done.
///
/// The three rates of the field, all without 作废 and 延期/挂账 (应结案数 − 缓办数):
///
///     整改率     rectified = done ÷ all that were found                   963 ÷ 1032 = 93.31 %
///     结案率     closed    = done ÷ (done + overdue), of those due        5912 ÷ 6026 = 98.11 %
///     按期结案率 on time   = done by the day due ÷ (done + overdue)       结案时间 ≤ 处置截止时间
///
/// Done is what ``LedgerState/isDone`` says: 销号, 已整改 and 现场整改. A status that nobody knows is not done.
/// Source: `field.md` B2 (台山 2021) and C4 (按期, 延期完成), C5 (金华 考核细则; a
/// district's monthly report).
package struct LedgerBook: Sendable {
  /// Problems that count, in the order of the ledgers.
  package let cases: [LedgerCase]
  /// Problems left out: 作废 and 延期.
  package let exempt: Int

  package init(_ cases: [LedgerCase]) {
    self.cases = cases.filter { !$0.isExempt }
    exempt = cases.count - self.cases.count
  }

  package var done: Int { cases.count(where: \.isDone) }

  package var rectified: ExactShare { ExactShare(done, of: cases.count) }

  package func closed(on today: CivilDate) -> ExactShare {
    let done = done
    return ExactShare(done, of: done + cases.count { $0.isOverdue(on: today) })
  }

  package func onTime(on today: CivilDate) -> ExactShare {
    let due = closed(on: today)
    return ExactShare(due.part - late(on: today).count, of: due.whole)
  }

  /// What was done after its day, in the order of the ledgers.
  package func late(on today: CivilDate) -> [LedgerCase] {
    cases.filter { $0.isLate(on: today) }
  }

  /// The longest overdue first.
  package func overdue(on today: CivilDate) -> [LedgerCase] {
    cases.filter { $0.isOverdue(on: today) }.enumerated()
      .sorted { ($0.element.due ?? today, $0.offset) < ($1.element.due ?? today, $1.offset) }
      .map(\.element)
  }
}
