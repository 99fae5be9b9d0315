import Diagnostics
import Evaluation
import Linting
import Model
import RecordReading
import Reporting
import Themes
import Ticketing

/// What became of one chunk of a sheet.
struct BatchResult: Sendable {
  /// What the summary wants to know of one violation.
  struct Mark: Sendable {
    let fingerprint: Fingerprint
    let rule: Int
    let isFallback: Bool
    let hasDeadline: Bool

    init(_ ticket: Ticket, rule: Int) {
      fingerprint = ticket.fingerprint
      self.rule = rule
      isFallback = ticket.owner.isFallback
      hasDeadline = ticket.deadline.due != nil
    }
  }

  let index: Int
  let worker: Int
  let read: Int
  let rejections: [Rejection]
  let skipped: [SkippedRow]
  let defects: [Defect]
  /// As many as there are rows, with the line of each; empty if copies are not looked for.
  let digests: [UInt64]
  let lines: [Int]
  let tallies: [OutcomeTally]
  /// One per violation, in order.
  let marks: [Mark]
  /// The tickets themselves, if some reporter collects them; else empty.
  let tickets: [Ticket]
  /// What became of problems in words.
  var texts = TextTally()
  /// The tickets as JSON without their disposition, if some reporter wants that; else empty.
  let rendered: RenderedTickets
}

/// Turns chunks into results, one at a time.
///
/// An actor because it has scratch memory of its own, which every chunk uses again; the plan is shared
/// and never changes.
actor BatchWorker {
  private let plan: RunPlan
  private let number: Int
  private let collects: Bool
  private let renderer: TicketJSON?
  private var scratch: EvaluationScratch
  private var memo = TicketMemo()
  private var texts = TextMemo()
  /// What rules over many records have seen; nil if none runs.
  private(set) var groups: GroupTally?
  /// What a rehearsal wants to know; empty in a check.
  private(set) var log = RecordLog()
  private var cache = TicketJSON.Cache()
  /// Bytes of the longest batch of tickets so far: the next one will hardly be longer.
  private var renderedSize = 0

  init(_ plan: RunPlan, number: Int, collects: Bool, renderer: TicketJSON?) {
    self.plan = plan
    self.number = number
    self.collects = collects
    self.renderer = renderer
    scratch = EvaluationScratch(plan.evaluator, maximumRows: 4096)
  }

  /// What the calendar could not say for this worker's tickets.
  var shortfall: CalendarShortfall { memo.shortfall }

  /// - Parameter reading: Reads free text; nil if the sheet has none.
  func process(
    _ chunk: RawChunk, _ decoder: any ChunkDecoder, _ reading: LaterTexts? = nil
  ) -> BatchResult {
    let batch = decoder.decode(chunk)
    var outcomes = plan.evaluator.evaluate(batch, &scratch)
    let issues = issues(&outcomes, batch, reading)
    if plan.assesses { log.add(batch, plan) }
    if let rules = plan.groups {
      var seen = groups.take() ?? rules.empty
      let points = BatchPoints(plan.tickets, batch)
      rules.collect(batch, outcomes, records: points.record, into: &seen)
      groups = seen
    }
    var marks: [BatchResult.Mark] = []
    var tickets: [Ticket] = []
    var rendered = RenderedTickets(capacity: renderedSize)
    var builder = BatchTickets(plan.tickets, batch)
    for finding in findings(outcomes, batch, issues.others) {
      let ticket = builder.ticket(finding, memo: &memo)
      marks.append(BatchResult.Mark(ticket, rule: finding.rule))
      renderer?.render(ticket, cache: &cache, into: &rendered)
      if collects { tickets.append(ticket.detached) }
    }
    var records = plan.records
    records.remarks = reading?.remarks
    let found = RecordCheck.defects(
      in: CheckedBatch(batch, records, evidence: evidence(outcomes)), plan.defects)
    renderedSize = max(renderedSize, rendered.size)
    return BatchResult(
      index: chunk.index, worker: number, read: batch.read, rejections: batch.rejections,
      skipped: batch.skipped,
      defects: found.isEmpty ? batch.defects : (batch.defects + found).inOrder,
      digests: batch.digests, lines: batch.digests.isEmpty ? [] : batch.lines,
      tallies: outcomes.tallies, marks: marks, tickets: tickets, texts: issues.tally,
      rendered: rendered)
  }

  /// The photos that rules want of what they found.
  private func evidence(_ outcomes: BatchOutcomes) -> [EvidenceDemand] {
    outcomes.findings.compactMap { finding in
      let photos = plan.ruleSet.rules[finding.rule].photosRequired
      return photos > 0 ? EvidenceDemand(row: finding.row, photos: photos) : nil
    }
  }

  /// What rows say in words, or as items; those of the checklists' own rules go into `outcomes`.
  private func issues(
    _ outcomes: inout BatchOutcomes, _ batch: RecordBatch, _ reading: LaterTexts?
  ) -> IssueFindings {
    var issues = IssueFindings(batch, plan)
    guard batch.shape != .wide else { return issues }
    outcomes.leaveOutUnasked(batch, plan.ruleSet)
    if let items = batch.items { issues.readItems(items, found: outcomes.findings) }
    if batch.shape == .issues, !plan.isDefectsOnly, let words = try? reading?.plan() {
      issues.readProblems(words, memo: &texts)
      outcomes.add(issues.ruled)
    }
    return issues
  }

  /// What the rules found and, in their rows, what no rule is about and the records of unknown points.
  private func findings(
    _ outcomes: BatchOutcomes, _ batch: RecordBatch, _ others: [Finding]
  ) -> [Finding] {
    let strangers = batch.rejections.compactMap { rejection in
      rejection.reason == .unknownPoint ? rejection.row : nil
    }
    guard !plan.isDefectsOnly, !strangers.isEmpty || !others.isEmpty else {
      return outcomes.findings
    }
    let rule = plan.ruleSet.rules.count - 1
    let sheet = strangers.map {
      SheetRules.unknownPointFinding(row: $0, in: batch, rule: rule)
    }
    return (outcomes.findings + others + sheet).sorted { ($0.row, $0.rule) < ($1.row, $1.rule) }
  }
}
