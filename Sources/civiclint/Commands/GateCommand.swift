import ArgumentParser
import CheckRun
import Diagnostics
import Foundation
import Model
import Reporting

/// `civiclint gate`: how assessment day would end today.
struct GateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: Words.pick(
      zh: "迎检预演: 得分、负面清单、覆盖率、超期、整改率",
      en: "Rehearse assessment day: score, red lines, coverage, overdue, faults put right."),
    discussion: Words.pick(
      zh: """
        条件写在工作区文件的 gate 一节; 没有写时要求没有未整改的负面清单问题、没有超期、没有无主问题。
        有整改台账时 (--ledger), 超期、整改率 (已整改 ÷ 全部)、结案率 (已整改 ÷ 应结案) 和按期结案率 (按期整改 ÷ 应结案)
        按台账的状态和日期算, 作废和延期的不计。
        一个问题在同一点位、同一位置以后的检查中合格才算整改; 同一问题以后再发现就是回潮。
        例:
          civiclint gate
          civiclint gate 检查表.csv --format text --format junit=gate.xml
        退出码: 0 达标, 1 未达标, 2 未能完成。
        """,
      en: """
        The criteria stand under gate: in the workspace file; without them no red line, nothing overdue and
        nothing unowned may be open. With a ledger (--ledger), overdue, rectified (done of all), closed (done of
        what was due) and on-time (done by its deadline of what was due) go by its status and dates; void and deferred
        rows do not count. A fault is closed when a later inspection of the same point and place finds the rule
        met; found again after that, it is back.
        Examples:
          civiclint gate
          civiclint gate sheet.csv --format text --format junit=gate.xml
        Exit status: 0 passed, 1 failed, 2 the job could not be done.
        """))

  @Argument(
    help: ArgumentHelp(
      Words.pick(
        zh: "记录表; 缺省为工作区文件 records 所列",
        en: "Sheets; else those under records: in the workspace file."),
      valueName: "path"))
  var paths: [String] = []

  @OptionGroup var documents: DocumentOptions

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "整改台账 (XLSX 或 CSV); 超期和各项率以它为准; 可重复; 缺省为工作区文件 ledger 所列",
        en: """
          A ledger (XLSX or CSV), by which overdue and the rates are judged; may be repeated; else those \
          under ledger: in the workspace file.
          """),
      valueName: "file"))
  var ledger: [String] = []

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "预演的时刻, 如 2026-11-21T20:00:00+08:00; 缺省为现在",
        en: "The moment of the rehearsal, such as 2026-11-21T20:00:00+08:00; else now."),
      valueName: "time"))
  var asOf: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      Words.pick(
        zh: "输出格式: \(Self.formats); 可写成 名称=文件; 可重复",
        en: "Output: \(Self.formats), to standard output or NAME=PATH; may be repeated."),
      valueName: "name[=path]"))
  var format: [String] = []

  @OptionGroup var common: CommonOptions

  private static var formats: String { GateReporterCatalog.standard.ids.joined(separator: ", ") }

  func run() async throws {
    let console = try common.console()
    let (options, outputs) = try gateOptions(console)
    let result = try await GateRun(options).run()
    console.show(result.diagnostics)
    var streams = OutputStreams()
    for output in outputs { try streams.open(output.path) }
    for (number, output) in outputs.enumerated() {
      guard let entry = GateReporterCatalog.standard.entry(named: output.format) else { continue }
      let palette = output.path == nil ? options.palette : .plain
      let text = entry.render(result.report, options.language, palette)
      guard try streams.write(Array(text.utf8), to: number) else { return }
    }
    guard result.isComplete else {
      console.say(
        zh: "civiclint: 有错误, 结果不完整 (退出码 2)",
        en: "civiclint: there were errors, the result is incomplete (exit status 2)")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    guard !result.report.isMet else { return }
    let verdict = result.report.verdict
    console.say(
      zh: "civiclint: \(verdict.zh) (退出码 1)", en: "civiclint: \(verdict.en) (exit status 1)")
    throw ExitCode(ExitStatus.findings.rawValue)
  }

  /// The options, with everything that is wrong with them said at once.
  private func gateOptions(_ console: Console) throws -> (CheckOptions, [CheckOptions.Output]) {
    var problems: [Diagnostic] = []
    var options = CheckOptions(
      asOf: Timestamp(seconds: Int64(Date().timeIntervalSince1970)), language: console.language,
      palette: try common.palette(.standardOutput),
      workers: ProcessInfo.processInfo.activeProcessorCount)
    options.paths = paths
    options.ledgers = ledger
    documents.apply(to: &options)
    if let asOf {
      switch Usage.instant(asOf) {
      case .success(let instant): options.asOf = instant
      case .failure(let list): problems += list.diagnostics
      }
    }
    var outputs: [CheckOptions.Output] = []
    for word in format {
      switch Usage.output(word, of: GateReporterCatalog.standard.ids) {
      case .success(let output): outputs.append(output)
      case .failure(let list): problems += list.diagnostics
      }
    }
    if outputs.isEmpty { outputs = [.init(format: "text", path: nil)] }
    if outputs.count(where: { $0.path == nil }) > 1 {
      problems.append(Usage.severalToStandardOutput)
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return (options, outputs)
  }
}
