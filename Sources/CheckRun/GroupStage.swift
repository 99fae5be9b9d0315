import Diagnostics
import Evaluation
import Model
import Reporting
import Ticketing

/// The end of a run with rules over many records: the workers' tallies become findings, and these
/// tickets, in order of group and rule.
struct GroupStage {
  let plan: RunPlan
  let rules: GroupRules

  /// One more result for the ordered stage, behind all others.
  func result(
    _ tally: GroupTally, memo: inout TicketMemo, collects: Bool, renderer: TicketJSON?
  ) -> BatchResult {
    let outcomes = rules.conclude(tally)
    var marks: [BatchResult.Mark] = []
    var tickets: [Ticket] = []
    var rendered = RenderedTickets()
    var cache = TicketJSON.Cache()
    for finding in outcomes.findings {
      let fault = GroupFault(
        rule: finding.rule, group: finding.group, message: finding.message,
        observed: finding.observed, deduction: finding.deduction,
        record: finding.latest.map { ($0.file, $0.line) },
        openedAt: finding.latest?.inspectedAt ?? plan.context.asOf)
      let ticket = plan.tickets.ticket(fault, memo: &memo)
      marks.append(BatchResult.Mark(ticket, rule: finding.rule))
      renderer?.render(ticket, cache: &cache, into: &rendered)
      if collects { tickets.append(ticket) }
    }
    var tallies = Array(repeating: OutcomeTally(), count: plan.ruleSet.rules.count)
    for (rule, tally) in outcomes.tallies { tallies[rule] = tally }
    return BatchResult(
      index: 0, worker: 0, read: 0, rejections: [], skipped: [], defects: [], digests: [],
      lines: [], tallies: tallies,
      marks: marks,
      tickets: tickets, texts: TextTally(), rendered: rendered)
  }

  /// Which records no group could take, so that a quiet rule is not taken for a rule that is met.
  func notes(_ tally: GroupTally) -> [Diagnostic] {
    zip(rules.ids, tally.leftOut).compactMap { id, left in
      var zh: [String] = []
      var en: [String] = []
      if left.outside > 0 {
        zh.append("\(left.outside) 条不在时间范围内")
        en.append("\(left.outside) outside its window")
      }
      if left.undated > 0 {
        zh.append("\(left.undated) 条没有检查时间")
        en.append("\(left.undated) without a time of inspection")
      }
      if left.placeless > 0 {
        zh.append("\(left.placeless) 条不知道属于哪个区域")
        en.append("\(left.placeless) of which nobody knows the area")
      }
      guard !zh.isEmpty else { return nil }
      return Diagnostic(
        .note, code: "W302",
        LocalizedText(
          zh: "规则 '\(id)' 未计入的记录: \(zh.joined(separator: ", "))",
          en: "records that rule '\(id)' leaves out: \(en.joined(separator: ", "))"),
        help: left.outside > 0
          ? LocalizedText(
            zh: "时间范围截至 --as-of; 要看过去某天的情况, 用 --as-of 说明那一天",
            en: "windows end at --as-of; to look at an earlier day, name it with --as-of")
          : LocalizedText(
            zh: "补上检查时间和所属区域, 或给出点位库",
            en: "add times and areas to the sheet, or name a registry of points"))
    }
  }
}
