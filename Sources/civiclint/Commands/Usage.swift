import CheckRun
import Diagnostics
import Foundation
import Model
import Reporting

/// What can be wrong with an invocation, in words; nothing else in the commands makes messages.
enum Usage {
  static let noPath = Diagnostic(
    code: "U101",
    LocalizedText(zh: "没有说检查哪个文件", en: "no sheet to check"),
    help: LocalizedText(
      zh: "写上记录表的路径, 如 'civiclint check 检查表.csv'; 从标准输入读取用 '-'",
      en: "name a sheet, as in 'civiclint check sheet.csv'; '-' reads standard input"))

  static let severalToStandardOutput = Diagnostic(
    code: "U102",
    LocalizedText(zh: "只能有一种格式写到标准输出", en: "only one format can go to standard output"),
    help: LocalizedText(
      zh: "其余的写成 --format 名称=文件", en: "write the others as --format NAME=PATH"))

  static func workers(_ number: Int) -> Diagnostic {
    Diagnostic(
      code: "U103",
      LocalizedText(
        zh: "--workers 应为 1 到 256, 不能是 \(number)",
        en: "--workers takes a number from 1 to 256, not \(number)"))
  }

  static func failOn(_ word: String) -> Diagnostic {
    choice("--fail-on", word, FailureLevel.names)
  }

  /// `word` is none of the words that `option` takes.
  static func choice(_ option: String, _ word: String, _ choices: [String]) -> Diagnostic {
    let list = choices.joined(separator: ", ")
    return Diagnostic(
      code: "U104",
      LocalizedText(
        zh: "\(option) 不能是 '\(word)'; 可用: \(list)",
        en: "\(option) cannot be '\(word)'; it takes \(list)"),
      help: nearestName(to: word, in: choices).map {
        LocalizedText(zh: "是不是 '\($0)'?", en: "did you mean '\($0)'?")
      })
  }

  /// Reads `--as-of`: RFC 3339, or a date or time by the clocks of China.
  static func instant(_ text: String) -> Result<Timestamp, DiagnosticList> {
    if case .value(.instant(let instant)) = DateTimeType.reading(text, ReadingContext()) {
      return .success(instant)
    }
    return .failure(
      DiagnosticList([
        Diagnostic(
          code: "U105",
          LocalizedText(
            zh: "--as-of 看不懂 '\(text)'", en: "--as-of cannot read '\(text)' as a time"),
          help: LocalizedText(
            zh: "写成 2026-11-21 或 2026-11-21T20:00:00+08:00",
            en: "write 2026-11-21 or 2026-11-21T20:00:00+08:00"))
      ]))
  }

  static func month(_ text: String) -> Diagnostic {
    Diagnostic(
      code: "U114",
      LocalizedText(zh: "'\(text)' 不是月份", en: "'\(text)' is no month"),
      help: LocalizedText(zh: "写成 2026-10", en: "write 2026-10"))
  }

  static func time(_ text: String) -> Diagnostic {
    Diagnostic(
      code: "U112",
      LocalizedText(zh: "看不懂时刻 '\(text)'", en: "'\(text)' is no point in time"),
      help: LocalizedText(
        zh: "写成 2026-09-30T16:00 或 2026-09-30T16:00:00+08:00",
        en: "write 2026-09-30T16:00 or 2026-09-30T16:00:00+08:00"))
  }

  static func limit(_ text: String) -> Diagnostic {
    Diagnostic(
      code: "U113",
      LocalizedText(zh: "看不懂时限 '\(text)'", en: "'\(text)' is no limit"),
      help: LocalizedText(
        zh:
          "写成 'immediate' 或数量加单位: \(Allowance.units.filter { $0.hasSuffix("s") }.joined(separator: ", "))",
        en:
          "write 'immediate', or a number and one of \(Allowance.units.filter { $0.hasSuffix("s") }.joined(separator: ", "))"
      ))
  }

  /// Reads `--format name` or `--format name=path`.
  static func output(
    _ word: String, of names: [String] = FormatNames.all
  ) -> Result<CheckOptions.Output, DiagnosticList> {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let path = parts.count == 2 ? String(parts[1]) : nil
    guard names.contains(name) else {
      return .failure(DiagnosticList([choice("--format", name, names)]))
    }
    guard path?.isEmpty != true else {
      return .failure(
        DiagnosticList([
          Diagnostic(
            code: "U106",
            LocalizedText(
              zh: "--format '\(word)' 没有写文件名", en: "--format '\(word)' names no file"),
            help: LocalizedText(zh: "写成 \(name)=文件", en: "write \(name)=PATH"))
        ]))
    }
    return .success(.init(format: name, path: path == "-" ? nil : path))
  }
}

/// Names of the output formats, from the catalog of reporters.
enum FormatNames {
  static let all = ReporterCatalog.standard.entries.map(\.id)
  static let list = all.joined(separator: ", ")
}
