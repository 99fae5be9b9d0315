import Diagnostics
import Model

/// How far the faults are: what is overdue, and which share is put right, closed, closed on time.
extension GateAssessment {
  func overdue(_ most: Int) -> GateReport.Criterion {
    if let ledger = evidence.ledger { return overdue(most, of: ledger) }
    let found = evidence.book.open.filter { $0.isOverdue(at: asOf) }.sorted {
      ($0.ticket.deadline.due?.seconds ?? 0, $0.ticket.fingerprint.text)
        < ($1.ticket.deadline.due?.seconds ?? 0, $1.ticket.fingerprint.text)
    }
    return GateReport.Criterion(
      "overdue", LocalizedText(zh: "超期未整改", en: "overdue"), items(found), atMost: most,
      next: LocalizedText(
        zh: "督办责任单位, 整改后复查", en: "press the units responsible, and inspect again once it is done"))
  }

  func rectified(_ least: Int64) -> GateReport.Criterion {
    let share = evidence.ledger?.rectified ?? evidence.book.rectified
    let title =
      evidence.ledger == nil
      ? LocalizedText(zh: "整改率", en: "faults put right")
      : LocalizedText(zh: "整改率 (台账)", en: "put right (ledger)")
    return GateReport.Criterion(
      "rectified", title, share: share, atLeast: least,
      next: LocalizedText(
        zh: "复查已整改的点位: 复查合格才算销号",
        en: "inspect again what was put right: a fault is closed when a later inspection passes"))
  }

  /// 结案率: what is done of all that is done or overdue.
  func closed(_ least: Int64) -> GateReport.Criterion {
    let share = evidence.ledger?.closed(on: today) ?? evidence.book.closed(at: asOf)
    let title =
      evidence.ledger == nil
      ? LocalizedText(zh: "结案率", en: "closed of what was due")
      : LocalizedText(zh: "结案率 (台账)", en: "closed of what was due (ledger)")
    return GateReport.Criterion(
      "closed", title, share: share, atLeast: least,
      next: LocalizedText(
        zh: "先办结超期的 \(share.whole - share.part) 件",
        en: "close the \(share.whole - share.part) overdue first"))
  }

  private func overdue(_ most: Int, of ledger: LedgerBook) -> GateReport.Criterion {
    let found = ledger.overdue(on: today)
    return GateReport.Criterion(
      "overdue", LocalizedText(zh: "超期未整改 (台账)", en: "overdue (ledger)"),
      found.map { GateReport.Item($0, offset: offset) }, atMost: most,
      next: LocalizedText(
        zh: "督办责任单位; 已整改的在台账上销号",
        en: "press the units responsible; mark in the ledger what is done"))
  }

  /// 按期结案率: what was done by its deadline of all that is done or overdue.
  ///
  /// The cases listed are those that were done late: nothing brings them back, so whoever reads the figure wants
  /// to see them. The overdue ones stand under their own criterion.
  func onTime(_ least: Int64) -> GateReport.Criterion {
    let book = evidence.book
    let overdue: Int
    let share: ExactShare
    let late: [GateReport.Item]
    if let ledger = evidence.ledger {
      overdue = ledger.overdue(on: today).count
      share = ledger.onTime(on: today)
      late = ledger.late(on: today).map { GateReport.Item($0, offset: offset) }
    } else {
      overdue = book.open.count { $0.isOverdue(at: asOf) }
      share = book.onTime(at: asOf)
      late = items(book.faults.filter(\.isLate))
    }
    let title =
      evidence.ledger == nil
      ? LocalizedText(zh: "按期结案率", en: "closed on time of what was due")
      : LocalizedText(zh: "按期结案率 (台账)", en: "closed on time of what was due (ledger)")
    let next =
      evidence.ledger == nil
      ? LocalizedText(
        zh: "复查超期的 \(overdue) 件, 其余的在期限内复查; 期限后仍见到的 \(late.count) 件补不回来",
        en: """
          inspect the \(overdue) overdue again, and the rest before their deadlines; \(late.count) were still there \
          after theirs
          """)
      : LocalizedText(
        zh: "其余的都在期限内办结; 超期的 \(overdue) 件和逾期办结的 \(late.count) 件补不回来",
        en: """
          close the rest before their deadlines; the \(overdue) overdue and the \(late.count) closed late stay late
          """)
    return GateReport.Criterion(
      "on-time", title, share: share, atLeast: least, next: next, tickets: late)
  }
}
