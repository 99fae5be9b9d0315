import ArgumentParser
import CheckRun
import Diagnostics
import Foundation
import Model
import RecordReading

/// `civiclint check`: the main job.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Words.pick(
      zh: "检查记录表: 查填报差错, 对照标准, 开出督察单",
      en: "Lint and evaluate inspection sheets; tickets out."),
    discussion: Words.pick(
      zh: """
        例:
          civiclint check 检查表.csv
          civiclint check 检查表.csv --format text --format ndjson=tickets.ndjson
          civiclint check - --format ndjson < records.csv
        结果写到标准输出, 其余写到标准错误。退出码: 0 无问题, 1 有问题, 2 未能完成。
        """,
      en: """
        Examples:
          civiclint check sheet.csv
          civiclint check sheet.csv --format text --format ndjson=tickets.ndjson
          civiclint check - --format ndjson < records.csv
        Results go to standard output, all else to standard error. Exit status: 0 nothing found,
        1 findings, 2 the job could not be done.
        """))

  @Argument(
    help: ArgumentHelp(
      Words.pick(zh: "记录表; - 为标准输入", en: "Sheets to check; - is standard input."),
      valueName: "path"))
  var paths: [String] = []

  @OptionGroup var documents: DocumentOptions

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "表中没有点位类型、也没有点位库时的点位类型; 缺省按列名判断",
        en: "Point type of a sheet that does not say it and has no registry; else by its columns."),
      valueName: "type"))
  var pointType: String?

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "表的编码: utf-8, gb18030, utf-16; 缺省按内容判断",
        en: "Encoding of the sheets: utf-8, gb18030, utf-16; else told from their contents."),
      valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "输入格式: \(InputFormatCatalog.standard.names); 缺省按后缀和内容判断",
        en:
          "Format of the inputs: \(InputFormatCatalog.standard.names); else told from names and contents."
      ),
      valueName: "name"))
  var inputFormat: String?

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "工作簿中只查这一张表; 缺省为表头能识别的每一张",
        en: "The one sheet of a workbook to check; else every one whose header fits."),
      valueName: "name"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "判断是否超期的时刻, 如 2026-11-21T20:00:00+08:00; 缺省为现在",
        en:
          "The moment from which deadlines are judged, such as 2026-11-21T20:00:00+08:00; else now."
      ),
      valueName: "time"))
  var asOf: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      Words.pick(
        zh: "输出格式: \(FormatNames.list); 可写成 名称=文件; 可重复",
        en: "Output: \(FormatNames.list), to standard output or NAME=PATH; may be repeated."),
      valueName: "name[=path]"))
  var format: [String] = []

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "从哪一级起退出码为 1: \(FailureLevel.names.joined(separator: ", ")); 缺省 info",
        en:
          "From where on the exit status is 1: \(FailureLevel.names.joined(separator: ", ")); else info."
      ),
      valueName: "level"))
  var failOn: String?

  @Flag(
    help: ArgumentHelp(
      Words.pick(zh: "只查填报差错, 不对照标准", en: "Look for defects of the sheets only; ask no rule.")))
  var defectsOnly = false

  @Flag(
    help: ArgumentHelp(
      Words.pick(
        zh: "把只有一种改法的差错 (空格、全半角、日期写法、√×、点位名称) 改好, 另存为 原名.fixed.csv, 并列出每处改动; 不动原表",
        en:
          "Write a corrected copy, NAME.fixed.csv, of what has one right answer (blanks, width, dates, marks, names of points) and list each change; the original stays."
      )))
  var fix = false

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "同时处理的批数; 缺省为处理器核数; 结果与此无关",
        en:
          "How many batches are worked on at once; else the number of cores. Results do not depend on it."
      ),
      valueName: "n"))
  var workers: Int?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = try common.console()
    let options = try checkOptions(console)
    await CheckSession(options: options, console: console, fixes: fix).run()
  }

  /// The options, with everything that is wrong with them said at once.
  private func checkOptions(_ console: Console) throws -> CheckOptions {
    var problems: [Diagnostic] = []
    let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    var options = CheckOptions(
      asOf: now, language: console.language, palette: try common.palette(.standardOutput),
      workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
    options.paths = paths
    documents.apply(to: &options)
    options.pointType = pointType
    options.isDefectsOnly = defectsOnly
    if paths.isEmpty { problems.append(Usage.noPath) }
    if let asOf {
      switch Usage.instant(asOf) {
      case .success(let instant): options.asOf = instant
      case .failure(let list): problems += list.diagnostics
      }
    }
    options.sheet = sheet
    options.inputFormat = inputFormat
    if let inputFormat, InputFormatCatalog.standard.format(named: inputFormat) == nil {
      let known = InputFormatCatalog.standard.formats.map(\.id)
      problems.append(Usage.choice("--input-format", inputFormat, known))
    }
    if let encoding {
      options.encoding = TextEncoding(name: encoding)
      if options.encoding == nil {
        problems.append(
          Usage.choice("--encoding", encoding, TextEncoding.allCases.map(\.rawValue)))
      }
    }
    if let workers, !(1...256).contains(workers) { problems.append(Usage.workers(workers)) }
    if let failOn {
      options.failOn = FailureLevel(name: failOn)
      if options.failOn == nil { problems.append(Usage.failOn(failOn)) }
    }
    for word in format {
      switch Usage.output(word) {
      case .success(let output): options.outputs.append(output)
      case .failure(let list): problems += list.diagnostics
      }
    }
    if options.outputs.isEmpty { options.outputs = [.init(format: "text", path: nil)] }
    let toStandardOutput = options.outputs.filter { $0.path == nil }
    if toStandardOutput.count > 1 { problems.append(Usage.severalToStandardOutput) }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return options
  }
}
