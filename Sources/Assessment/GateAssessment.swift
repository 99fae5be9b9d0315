import Diagnostics
import Model

/// Judges the criteria of the gate: pass or fail, the figure, the threshold, what to do next.
package struct GateAssessment: Sendable {
  /// What a run has found out.
  package struct Evidence: Sendable {
    package let book: FaultBook
    package let scores: ScoreSheet
    /// Points of the registry; without one, points that have a record.
    package let points: [Point]
    /// The last inspection of each point that has a record.
    package let inspected: [PointID: Timestamp?]
    /// Outcomes of all rules about single records.
    package let outcomes: OutcomeTally
    /// The office's own ledgers; they know better than inspections what is done, and by when it was due.
    package let ledger: LedgerBook?

    package init(
      book: FaultBook, scores: ScoreSheet, points: [Point], inspected: [PointID: Timestamp?],
      outcomes: OutcomeTally, ledger: LedgerBook? = nil
    ) {
      self.book = book
      self.scores = scores
      self.points = points
      self.inspected = inspected
      self.outcomes = outcomes
      self.ledger = ledger
    }
  }

  private let campaign: Campaign
  let evidence: Evidence
  let asOf: Timestamp
  let offset: UTCOffset

  package init(_ campaign: Campaign, _ evidence: Evidence, asOf: Timestamp, offset: UTCOffset) {
    self.campaign = campaign
    self.evidence = evidence
    self.asOf = asOf
    self.offset = offset
  }

  package var report: GateReport {
    let gate = campaign.gate.isEmpty ? GateThresholds.fallback : campaign.gate
    let scores = evidence.scores
    let ranked = scores.areas.map(Self.rank)
    let open = evidence.book.open
    return GateReport(
      title: campaign.title, asOf: asOf, offset: offset, assessment: campaign.assessment,
      phase: campaign.phase(on: today)?.title,
      criteria: [
        gate.score.map(score), gate.redLines.map(redLines), gate.points.map { points($0, today) },
        gate.items.map(items), gate.overdue.map(overdue), gate.rectified.map(rectified),
        gate.closed.map(closed), gate.onTime.map(onTime), gate.unowned.map(unowned),
      ].compactMap { $0 },
      forecast: forecast(gate.score), ranking: ranked, redList: scores.redList.map(Self.rank),
      blackList: scores.blackList.map(Self.rank),
      faults: (
        evidence.book.faults.count, evidence.book.faults.count - open.count, open.count,
        open.count(where: \.isBack)
      ))
  }

  private static func rank(_ area: AreaScore) -> GateReport.Rank {
    GateReport.Rank(
      rank: area.rank, level: area.level.rawValue, name: area.name, score: area.mean.text,
      points: area.points, tickets: area.charges.map(\.ticket.fingerprint.ticketID))
  }

  func items(_ faults: [Fault]) -> [GateReport.Item] {
    faults.map { GateReport.Item($0.ticket, points: $0.points) }
  }

  private func score(_ least: ExactPoints) -> GateReport.Criterion {
    let city = evidence.scores.city
    return GateReport.Criterion(
      id: "score", title: LocalizedText(zh: "全市得分", en: "score of the city"),
      isMet: city?.mean.reaches(least) ?? false,
      figure: city.map { LocalizedText($0.mean.text) }
        ?? LocalizedText(zh: "没有检查记录", en: "nothing inspected"),
      threshold: LocalizedText(zh: "不低于 \(least.text)", en: "at least \(least.text)"),
      next: LocalizedText(
        zh: "先整改预测一节列出的问题, 那是最少的", en: "put right what the forecast lists; fewer will not do"))
  }

  private func redLines(_ most: Int) -> GateReport.Criterion {
    let found = evidence.book.open.filter(\.ticket.rule.isRedLine)
    return GateReport.Criterion(
      "red-lines", LocalizedText(zh: "负面清单", en: "red lines"), items(found), atMost: most,
      next: LocalizedText(
        zh: "立即整改并复查, 得分再高也一票否决",
        en: "put them right at once and inspect again; no score outweighs them"))
  }

  /// A point counts as inspected if it has a record of the current round: the days that the phase gives for
  /// one. Without a phase any record counts, and one without a time counts only then.
  private func points(_ least: Int64, _ today: CivilDate) -> GateReport.Criterion {
    let cadence = campaign.cadence(on: today)
    let missing = evidence.points.filter { point in
      guard let last = evidence.inspected[point.id] else { return true }
      guard let cadence else { return false }
      guard let last else { return true }
      let age = today.daysSinceEpoch - last.local(at: offset).date.daysSinceEpoch
      return !(0..<cadence).contains(age)
    }
    let share = ExactShare(evidence.points.count - missing.count, of: evidence.points.count)
    let names = missing.prefix(5).map { $0.name.isEmpty ? $0.id.text : $0.name }
    let more = missing.count - names.count
    return GateReport.Criterion(
      "points", LocalizedText(zh: "点位检查覆盖率", en: "points inspected"), share: share, atLeast: least,
      next: LocalizedText(
        zh: "安排检查: \(names.joined(separator: "、"))\(more > 0 ? " 等 \(missing.count) 个点位" : "")",
        en: "inspect \(names.joined(separator: ", "))\(more > 0 ? " and \(more) more" : "")"))
  }

  private func items(_ least: Int64) -> GateReport.Criterion {
    let tally = evidence.outcomes
    let decided = tally.pass + tally.fail
    let share = ExactShare(decided, of: decided + tally.notChecked + tally.error)
    return GateReport.Criterion(
      "items", LocalizedText(zh: "检查项填写率", en: "checks with an answer"), share: share,
      atLeast: least,
      next: LocalizedText(
        zh: "补填空白的检查项 (\(tally.notChecked)), 改正无法读取的 (\(tally.error))",
        en:
          "fill in the blanks (\(tally.notChecked)) and correct what cannot be read (\(tally.error))"
      ))
  }

  var today: CivilDate { asOf.local(at: offset).date }

  private func unowned(_ most: Int) -> GateReport.Criterion {
    let found = evidence.book.open.filter(\.ticket.owner.isFallback)
    return GateReport.Criterion(
      "unowned", LocalizedText(zh: "无主问题", en: "tickets that nobody owns"), items(found),
      atMost: most,
      next: LocalizedText(
        zh: "在责任分工表中写明责任单位", en: "name the units in the routing table"))
  }

  /// Now, when everything due by assessment day is closed, and what it takes to reach the target.
  private func forecast(_ target: ExactPoints?) -> GateReport.Forecast? {
    let scores = evidence.scores
    guard let city = scores.city else { return nil }
    let end = campaign.assessment.map { Timestamp($0, offset: offset) }
    let due = evidence.book.open.filter { fault in
      guard let due = fault.ticket.deadline.due else { return false }
      return end.map { due <= $0 } ?? true
    }
    let closed = Set(due.map(\.ticket.fingerprint))
    let rest = FaultBook(
      keeping: evidence.book.faults.filter { !closed.contains($0.ticket.fingerprint) })
    let then = ScoreSheet(scores.points.map(\.point), rest, scores.model)
    let plan = target.map { FixPlan(scores, target: $0) }
    return GateReport.Forecast(
      now: city.mean.text, ifDueClosed: then.city?.mean.text ?? city.mean.text,
      dueTickets: due.count, target: target?.text, fixes: plan?.faults.map(items),
      isExact: plan?.isExact ?? true)
  }
}
