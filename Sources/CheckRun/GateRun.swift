import Assessment
import Diagnostics
import Evaluation
import Model
import RecordReading
import Reporting
import RuleLoading
import Ticketing

/// What a rehearsal wants of the records besides tickets: who was inspected, and what was found in order.
///
/// A commutative monoid, as ``Assessment/PassLog`` is. Memory: per point, place and rule, never per record.
struct RecordLog: Sendable {
  var passes = PassLog()
  /// Points that have a record, as the registry or, without one, a record describes them.
  var points: [PointID: Point] = [:]

  mutating func add(_ batch: RecordBatch, _ plan: RunPlan) {
    let rows = BatchPoints(plan.tickets, batch)
    for row in 0..<batch.count {
      guard let (point, inspectedAt) = rows.record(row) else { continue }
      add(point)
      passes.addInspection(point.id, at: inspectedAt)
      guard let inspectedAt else { continue }
      let place = batch.text(.field(.place), row: row) ?? ""
      plan.evaluator.eachPass(of: batch, row: row) { rule in
        passes.add(
          .init(point: point.id, rule: plan.ruleSet.rules[rule].id, place: place), at: inspectedAt)
      }
    }
  }

  /// Records may describe a point in several ways; one is kept whatever the order.
  private mutating func add(_ point: Point) {
    guard let known = points[point.id], known !== point else {
      points[point.id] = point
      return
    }
    func text(_ point: Point) -> String {
      "\(point.name)|\(point.type?.text ?? "")|\(point.area.district)|\(point.area.street)"
    }
    if text(point) > text(known) { points[point.id] = point }
  }

  static func += (a: inout RecordLog, b: RecordLog) {
    a.passes += b.passes
    for point in b.points.values { a.add(point) }
  }
}

/// `civiclint gate`: checks every sheet of the campaign and judges what that says of assessment day.
package struct GateRun: Sendable {
  /// What came of it.
  package struct Result: Sendable {
    package let report: GateReport
    /// What went wrong besides findings.
    package let diagnostics: [Diagnostic]
    package var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }
  }

  private let options: CheckOptions

  /// - Parameter options: Without paths, the sheets that the workspace file names; a ledger alone will do.
  package init(_ options: CheckOptions) {
    self.options = options
  }

  /// - Throws: What keeps the rehearsal from being held at all.
  package func run() async throws(DiagnosticList) -> Result {
    let plan = try RunPlanner(options).plan(assessing: true)
    let (ledger, ledgerWarnings) = try Self.ledger(plan)
    guard !plan.paths.isEmpty || ledger != nil else { throw DiagnosticList([Self.nothingToCheck]) }
    var runner = CheckRunner(plan)
    let run = try await runner.run { (_, _) throws(DiagnosticList) in true }
    let log = await runner.log()
    let campaign =
      plan.campaign ?? Campaign(title: LocalizedText(""), assessment: nil, tightenings: [])
    let book = FaultBook(run.tickets, passes: log.passes)
    let titles = plan.ruleSet.vocabulary.pointTypes.mapValues(\.title)
    var outcomes = OutcomeTally()
    for (rule, tally) in zip(plan.ruleSet.rules, run.summary.outcomes) where rule.over == nil {
      outcomes += tally
    }
    let evidence = GateAssessment.Evidence(
      book: book,
      scores: ScoreSheet(Array(log.points.values), book, campaign.scoring, titles: titles),
      points: plan.request.registry?.points ?? log.points.values.sorted { $0.id < $1.id },
      inspected: log.passes.inspected, outcomes: outcomes, ledger: ledger)
    let assessment = GateAssessment(
      campaign, evidence, asOf: options.asOf, offset: plan.calendar.offset)
    return Result(report: assessment.report, diagnostics: run.diagnostics + ledgerWarnings)
  }

  /// The problems of all ledgers together; nil without a ledger.
  private static func ledger(
    _ plan: RunPlan
  ) throws(DiagnosticList) -> (LedgerBook?, warnings: [Diagnostic]) {
    guard !plan.ledgers.isEmpty else { return (nil, []) }
    var cases: [LedgerCase] = []
    var warnings: [Diagnostic] = []
    var problems: [Diagnostic] = []
    for file in plan.ledgers {
      do throws(DiagnosticList) {
        let (found, more) = try LedgerFile.read(file.path, plan.tables)
        cases += found
        warnings += more
      } catch {
        problems += error.diagnostics.map { file.pointed($0) }
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return (LedgerBook(cases), warnings)
  }

  private static let nothingToCheck = Diagnostic(
    code: "W204",
    LocalizedText(zh: "没有说看哪些检查记录表", en: "no sheets to look at"),
    help: LocalizedText(
      zh: "写上记录表的路径, 或在 civiclint.yaml 里写 'records: [检查表.csv]'",
      en: "name sheets, or write 'records: [sheet.csv]' into civiclint.yaml"))
}
