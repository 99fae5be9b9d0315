import Diagnostics
import Evaluation
import Model
import RecordReading
import Reporting
import Ticketing

/// Runs a plan: sheets in, bytes of reports out. The only place that starts tasks.
///
/// One task reads chunks in order and hands them to workers; their results come back in any order and
/// go on in input order. At most two chunks per worker, and two more than there are workers, are under
/// way, so memory does not depend on the size of a sheet, and a slow reader of the output slows the
/// reading of the input.
package struct CheckRunner {
  /// What came of a run.
  package struct Result: Sendable {
    package let summary: RunSummary
    /// What went wrong besides findings, in order of files.
    package let diagnostics: [Diagnostic]
    /// Whether some finding is at or above the plan's level.
    package let hasFindings: Bool
    /// Every ticket, in order, if the plan is a rehearsal's; else empty.
    package let tickets: [Ticket]
    /// Every defect, in order, if some output lists them at its end; else empty.
    package let defects: [Defect]
    /// Whether everything that was asked for could be done.
    package var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }
  }

  /// Takes bytes of the output with this number; false if nobody listens any more.
  package typealias Write = (_ bytes: [UInt8], _ output: Int) throws(DiagnosticList) -> Bool

  private let plan: RunPlan
  private let workers: [BatchWorker]
  private var stage: OrderedStage
  private let texts: LaterTexts

  package init(_ plan: RunPlan) {
    self.plan = plan
    let stage = OrderedStage(plan)
    self.stage = stage
    texts = LaterTexts(plan.texts)
    workers = (0..<plan.workers).map {
      BatchWorker(
        plan, number: $0, collects: stage.collects, renderer: stage.renderer)
    }
  }

  /// Checks every sheet of the plan.
  ///
  /// - Throws: What keeps an output from being written. Problems with one sheet are part of the result,
  ///   and the other sheets are still checked.
  package mutating func run(_ write: Write) async throws(DiagnosticList) -> Result {
    try stage.begin(write)
    for path in plan.paths where !stage.isAbandoned {
      do throws(DiagnosticList) {
        try await check(path, write)
      } catch {
        stage.note(error.diagnostics)
      }
    }
    var shortfall = CalendarShortfall()
    if let groups = plan.groups { try await conclude(groups, &shortfall, write) }
    for worker in workers { shortfall += await worker.shortfall }
    stage.note(shortfall.diagnostics(for: plan.calendar))
    return try stage.finish(write)
  }

  /// Merges what the workers have seen of groups, and passes the tickets on behind all others.
  private mutating func conclude(
    _ rules: GroupRules, _ shortfall: inout CalendarShortfall, _ write: Write
  ) async throws(DiagnosticList) {
    var tally = rules.empty
    for worker in workers {
      if let seen = await worker.groups { tally += seen }
    }
    var memo = TicketMemo()
    let end = GroupStage(plan: plan, rules: rules)
    let result = end.result(
      tally, memo: &memo, collects: stage.collects, renderer: stage.renderer)
    try stage.add(result, write)
    shortfall += memo.shortfall
    stage.note(end.notes(tally))
  }

  /// What a rehearsal wants to know of the records, when the run has ended.
  func log() async -> RecordLog {
    var log = RecordLog()
    for worker in workers { log += await worker.log }
    return log
  }

  private var linting: TableLinting {
    TableLinting(plan.tables, encoding: plan.encoding, sheet: plan.request.sheet)
  }

  private mutating func check(_ path: String, _ write: Write) async throws(DiagnosticList) {
    if plan.format == nil, let tables = try linting.lint(path) {
      for table in tables { stage.add(table) }
      return
    }
    let source = try ByteSource(path: path, encoding: plan.encoding)
    let (format, notes) = try InputFormatCatalog.standard.choose(for: source, named: plan.format)
    stage.note(notes)
    defer { stage.note(source.diagnostics) }
    let file = try format.open(source, plan.request)
    stage.note(file.notes)
    for sheet in file.sheets where !stage.isAbandoned { try await check(sheet, of: path, write) }
  }

  private mutating func check(
    _ sheet: any Sheet, of path: String, _ write: Write
  ) async throws(DiagnosticList) {
    var sheet = sheet
    stage.open(path, sheet.header)
    let reading = try reading(sheet.header)
    var buffer = ReorderBuffer<BatchResult>()
    var load = Array(repeating: 0, count: workers.count)
    var failure: DiagnosticList?
    let workers = workers
    await withTaskGroup(of: BatchResult.self) { group in
      var isAtEnd = false
      while true {
        while !isAtEnd, load.reduce(0, +) < workers.count + 2,
          let worker = load.indices.min(by: { load[$0] < load[$1] }), load[worker] < 2
        {
          do throws(DiagnosticList) {
            guard let chunk = try sheet.next() else {
              isAtEnd = true
              break
            }
            load[worker] += 1
            let decoder = sheet.decoder
            group.addTask { await workers[worker].process(chunk, decoder, reading) }
          } catch {
            stage.note(error.diagnostics)
            isAtEnd = true
          }
        }
        guard let result = await group.next() else { break }
        load[result.worker] -= 1
        buffer.insert(result, number: result.index)
        do throws(DiagnosticList) {
          while let next = buffer.take() { try stage.add(next, write) }
        } catch {
          failure = error
          isAtEnd = true
        }
        if stage.isAbandoned { isAtEnd = true }
      }
    }
    stage.close()
    if let failure = failure ?? texts.failure { throw failure }
  }

  /// Who reads the sheet's texts; nil if it has none that some check of the run asks about.
  private func reading(_ header: SheetHeader) throws(DiagnosticList) -> LaterTexts? {
    if header.shape == .issues {
      // Every row has a text: what is wrong with the words is said before any is read.
      _ = try texts.plan()
      return texts
    }
    let note = header.layout.slot(of: .field(.note))
    let hasRemarks = note.flatMap { header.layout.slots[$0].field } != nil
    let readsRemarks = plan.readsRemarks && plan.defects.contains(.passedWithProblem)
    return hasRemarks && readsRemarks ? texts : nil
  }
}
