import Diagnostics
import Model
import RecordReading
import Reporting

/// What happens to results once they are in input order: dispositions, totals, reports.
struct OrderedStage {
  private let plan: RunPlan
  private var reporters: [any Reporter]
  private var faults = FaultLog()
  private var summary = RunSummary()
  private var defects: [Defect] = []
  /// Whether some report lists the defects at its end; one that streams does not.
  private let keepsDefects: Bool
  /// Columns of the file in hand that nobody knows: where every record names its own, each worker meets
  /// them anew, and they are reported where they come first.
  private var unknownColumns: Set<String> = []
  /// Records of the sheet in hand, so that copies are found.
  private var rows = RowLog()
  /// What became of the problems in words of the sheet in hand.
  private var texts = TextTally()
  private var diagnostics: [Diagnostic]
  private var hasFindings = false
  /// Every ticket, in order, for a rehearsal; else empty.
  private var tickets: [Ticket] = []
  /// What a report adds for one batch; the memory is used again.
  private var bytes: [UInt8] = []
  /// By index in the rule set: faults that were new.
  private var faultsByRule: [Int]
  /// Nobody reads standard output any more.
  private(set) var isAbandoned = false

  init(_ plan: RunPlan) {
    self.plan = plan
    reporters = plan.outputs.map { $0.entry.make(plan.context) }
    keepsDefects = plan.outputs.contains { !$0.entry.isStreaming }
    diagnostics = plan.warnings
    faultsByRule = Array(repeating: 0, count: plan.ruleSet.rules.count)
    summary.outcomes = Array(repeating: OutcomeTally(), count: plan.ruleSet.rules.count)
  }

  /// Whether some reporter wants the tickets themselves.
  var collects: Bool { plan.assesses || reporters.contains { !($0 is any RenderingReporter) } }

  /// What workers render with; nil if no reporter wants that.
  var renderer: TicketJSON? {
    reporters.lazy.compactMap { ($0 as? any RenderingReporter)?.renderer }.first
  }

  mutating func begin(_ write: CheckRunner.Write) throws(DiagnosticList) {
    for index in reporters.indices {
      var bytes: [UInt8] = []
      reporters[index].begin(into: &bytes)
      try pass(bytes, index, write)
    }
  }

  /// A sheet was opened; what is wrong with its header counts as defects.
  mutating func open(_ path: String, _ header: SheetHeader) {
    summary.files.append(RunSummary.FileCount(file: path, sheet: header.sheet))
    unknownColumns = []
    if let type = header.assumedPointType { diagnostics.append(Self.assumed(type, path, plan)) }
    add(header.defects)
  }

  /// The sheet in hand has come to its end: says what was not looked for in it, and forgets its records.
  mutating func close() {
    if rows.hasForgotten { diagnostics.append(Self.shortMemory) }
    rows = RowLog()
    if let file = summary.files.last { diagnostics += texts.notes(file.file) }
    texts = TextTally()
  }

  mutating func note(_ more: [Diagnostic]) { diagnostics += more }

  mutating func add(
    _ result: BatchResult, _ write: CheckRunner.Write
  ) throws(DiagnosticList) {
    count(result)
    texts += result.texts
    let repeats = result.defects.contains { $0.kind == .unknownColumn }
    let defects = withCopies(result)
    add(repeats ? defects.filter { isNew($0) } : defects)
    var dispositions: [Ticket.Disposition] = []
    dispositions.reserveCapacity(result.marks.count)
    for mark in result.marks { dispositions.append(count(mark)) }
    if plan.assesses { tickets += result.tickets }
    guard !result.marks.isEmpty else { return }
    for index in reporters.indices {
      bytes.removeAll(keepingCapacity: true)
      if var reporter = reporters[index] as? any RenderingReporter {
        reporter.add(result.rendered, dispositions, into: &bytes)
        reporters[index] = reporter
      } else {
        var tickets = result.tickets
        for ticket in tickets.indices { tickets[ticket].disposition = dispositions[ticket] }
        reporters[index].add(tickets, into: &bytes)
      }
      try pass(bytes, index, write)
    }
  }

  mutating func finish(_ write: CheckRunner.Write) throws(DiagnosticList) -> CheckRunner.Result {
    countTickets()
    let report = RunReport(summary: summary, defects: defects, diagnostics: diagnostics)
    for index in reporters.indices {
      var bytes: [UInt8] = []
      reporters[index].end(report, into: &bytes)
      try pass(bytes, index, write)
    }
    return CheckRunner.Result(
      summary: summary, diagnostics: diagnostics, hasFindings: hasFindings, tickets: tickets,
      defects: defects)
  }

  private mutating func pass(
    _ bytes: [UInt8], _ output: Int, _ write: CheckRunner.Write
  ) throws(DiagnosticList) {
    guard !bytes.isEmpty, !isAbandoned else { return }
    if try !write(bytes, output) { isAbandoned = true }
  }

  private mutating func isNew(_ defect: Defect) -> Bool {
    defect.kind != .unknownColumn || unknownColumns.insert(defect.header).inserted
  }

  private mutating func count(_ result: BatchResult) {
    guard let file = summary.files.indices.last else { return }
    summary.files[file].read += result.read
    summary.files[file].evaluated += result.read - result.rejections.count
    for row in result.skipped { summary.files[file].skipped[row.kind, default: 0] += 1 }
    for rejection in result.rejections {
      summary.files[file].rejected[rejection.reason, default: 0] += 1
    }
    for (rule, tally) in result.tallies.enumerated() { summary.outcomes[rule] += tally }
  }

  /// The defects of a batch with its copies of earlier records, which have no other defect.
  private mutating func withCopies(_ result: BatchResult) -> [Defect] {
    let copies = rows.copies(
      result.digests, at: result.lines, except: Set(result.skipped.map(\.line)))
    guard !copies.isEmpty, let file = summary.files.last else { return result.defects }
    let found = copies.map { line, first in
      Defect(
        .duplicateRecord, file: file.file, sheet: file.sheet, line: line,
        expected: LocalizedText(
          zh: "每条记录一次；与第 \(first) 行完全相同", en: "each record once; it equals line \(first)"),
        earlierLine: first)
    }
    return (result.defects.filter { copies[$0.line] == nil } + found).sorted {
      ($0.line, $0.column) < ($1.line, $1.column)
    }
  }

  /// A table that is no inspection: its rows are records, and nothing is evaluated.
  mutating func add(_ table: LintedTable) {
    var count = RunSummary.FileCount(file: table.file, sheet: table.sheet)
    count.read = table.records
    count.evaluated = table.records
    summary.files.append(count)
    diagnostics.append(
      Diagnostic(
        .note, code: "W303",
        LocalizedText(
          zh: "这是\(table.kind.zh), 只查填报差错",
          en: "this is \(table.kind.en); only its defects are looked for"),
        at: SourceLocation(file: table.file)))
    add(table.defects)
  }

  private mutating func add(_ found: [Defect]) {
    let more = found.filter { plan.defects.contains($0.kind) }
    if keepsDefects { defects += more }
    guard let file = summary.files.indices.last, !more.isEmpty else { return }
    summary.files[file].defects += more.count
    for defect in more { summary.defectsByKind[defect.kind, default: 0] += 1 }
    hasFindings = hasFindings || more.contains { plan.failOn.includes($0.kind.severity) }
  }

  /// Sums up the faults by what their rules are.
  private mutating func countTickets() {
    for (rule, count) in zip(plan.ruleSet.rules, faultsByRule) where count > 0 {
      summary.tickets += count
      summary.ticketsBySeverity[rule.severity, default: 0] += count
      summary.ticketsByCategory[rule.category, default: 0] += count
      if rule.isRedLine { summary.redLines += count }
    }
  }

  private mutating func count(_ mark: BatchResult.Mark) -> Ticket.Disposition {
    let rule = plan.ruleSet.rules[mark.rule]
    let disposition = faults.disposition(mark.fingerprint)
    summary.violations += 1
    hasFindings = hasFindings || plan.failOn.includes(rule.severity)
    guard disposition == .new else { return disposition }
    faultsByRule[mark.rule] += 1
    if mark.isFallback { summary.fallbackOwners += 1 }
    if !mark.hasDeadline { summary.withoutDeadline += 1 }
    return disposition
  }

  private static let shortMemory = Diagnostic(
    .note, code: "W304",
    LocalizedText(
      zh: "重复记录只在前后 \(RowLog.standardSpan) 条之内查找",
      en: "copies of records are looked for within \(RowLog.standardSpan) records"),
    help: LocalizedText(
      zh: "要查得更远, 请按时间或片区分成几个文件, 或先排序",
      en: "to find those farther apart, sort the sheet or split it by time or area"))

  private static func assumed(_ type: PointTypeID, _ path: String, _ plan: RunPlan) -> Diagnostic {
    let title = plan.ruleSet.vocabulary.pointTypes[type]?.title ?? LocalizedText(type.text)
    return Diagnostic(
      .note, code: "W301",
      LocalizedText(
        zh: "表中没有点位类型, 按列名判断为 '\(title.zh)'",
        en: "the sheet says no point type; its columns are those of '\(title.en)'"),
      at: SourceLocation(file: path),
      help: LocalizedText(
        zh: "不对的话, 用 --point-type 说明, 或加一列点位类型, 或用 --points 给出点位库",
        en:
          "if that is wrong, say --point-type, add a column point_type or name a registry with --points"
      ))
  }
}
