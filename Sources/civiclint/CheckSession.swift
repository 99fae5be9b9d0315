import CheckRun
import Diagnostics
import Foundation
import Model

/// One `civiclint check`: plans it, runs it, writes its outputs, says why it ends as it does.
struct CheckSession {
  let options: CheckOptions
  let console: Console
  /// Whether corrected copies are written.
  var fixes = false

  /// Ends the program with its exit status.
  ///
  /// What a run holds goes with the process: taking it apart first takes time and serves nobody.
  func run() async -> Never {
    do throws(DiagnosticList) {
      let plan = try RunPlanner(options).plan()
      if fixes { try FixSession(plan: plan, console: console).run() }
      var streams = try open(plan.outputs)
      var runner = CheckRunner(plan)
      let result = try await runner.run { (bytes, output) throws(DiagnosticList) in
        try streams.write(bytes, to: output)
      }
      console.show(result.diagnostics)
      let status = finish(result, isAbandoned: streams.isAbandoned)
      withExtendedLifetime((plan, runner)) { Foundation.exit(status.rawValue) }
    } catch {
      console.show(error.diagnostics)
      console.say(
        zh: "civiclint: 未能完成: 请先改正上面的错误 (退出码 2)",
        en: "civiclint: could not do the job: correct the errors above first (exit status 2)")
      Foundation.exit(ExitStatus.failed.rawValue)
    }
  }

  private func open(_ outputs: [RunPlan.Output]) throws(DiagnosticList) -> OutputStreams {
    var problems: [Diagnostic] = []
    var streams = OutputStreams()
    for output in outputs {
      do throws(DiagnosticList) {
        try streams.open(output.path)
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return streams
  }

  /// The last line on standard error says why the status is not 0.
  private func finish(_ result: CheckRunner.Result, isAbandoned: Bool) -> ExitStatus {
    if isAbandoned { return .clean }
    let summary = result.summary
    let defects = summary.defectsByKind.values.reduce(0, +)
    guard result.isComplete else {
      console.say(
        zh: "civiclint: 有错误, 结果不完整 (退出码 2)",
        en: "civiclint: there were errors, the result is incomplete (exit status 2)")
      return .failed
    }
    guard result.hasFindings else { return .clean }
    console.say(
      zh: "civiclint: \(summary.tickets) 个问题, \(defects) 处填报差错 (退出码 1)",
      en: """
        civiclint: \(summary.tickets) ticket\(summary.tickets == 1 ? "" : "s"), \
        \(defects) defect\(defects == 1 ? "" : "s") of the sheet (exit status 1)
        """)
    return .findings
  }
}
