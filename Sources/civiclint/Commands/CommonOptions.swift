import ArgumentParser
import CheckRun
import Diagnostics
import Foundation
import Model

/// Options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Words.pick(zh: "语言: zh 或 en", en: "Language: zh or en; else LANG."), valueName: "zh|en"))
  var lang: String?

  @Option(
    help: ArgumentHelp(
      Words.pick(zh: "颜色: auto, always 或 never", en: "Colours: auto, always or never."),
      valueName: "when"))
  var color: String = "auto"

  /// - Throws: What is wrong with `--lang` or `--color`.
  func console() throws -> Console {
    if let lang, Language(rawValue: lang) == nil {
      throw DiagnosticList([Usage.choice("--lang", lang, Language.allCases.map(\.rawValue))])
    }
    return Console(language: Words.language, color: try colorChoice())
  }

  func palette(_ stream: FileHandle) throws -> Palette { try colorChoice().palette(for: stream) }

  private func colorChoice() throws -> ColorChoice {
    guard let choice = ColorChoice(rawValue: color) else {
      throw DiagnosticList([
        Usage.choice("--color", color, ColorChoice.allCases.map(\.rawValue))
      ])
    }
    return choice
  }
}

/// Options that name documents and choose rules.
struct DocumentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Words.pick(zh: "另加的规则文件或文件夹; 可重复", en: "Further rules: a file or folder; may be repeated."),
      valueName: "path"))
  var rules: [String] = []

  @Option(
    help: ArgumentHelp(Words.pick(zh: "点位库", en: "The registry of points."), valueName: "file"))
  var points: String?

  @Option(
    help: ArgumentHelp(
      Words.pick(zh: "责任分工表", en: "Who is responsible for what, where."), valueName: "file"))
  var routing: String?

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "布局文件: 列和检查项各是什么 (见 civiclint layout infer)",
        en: "What columns and items mean (see civiclint layout infer)."),
      valueName: "file"))
  var layout: String?

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "工作区文件 civiclint.yaml; none 为不用; 缺省从记录表所在文件夹向上找",
        en: "The workspace file; none for none; else civiclint.yaml beside the sheet or above it."),
      valueName: "file"))
  var campaign: String?

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "只用这些规则或差错检查: 编号、前缀、类别或清单; 可重复",
        en:
          "Only these rules or kinds of defect: id, prefix, category or checklist; may be repeated."
      ),
      valueName: "word"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "不用这些规则或差错检查; 可重复", en: "Not these rules or kinds of defect; may be repeated."),
      valueName: "word"))
  var ignore: [String] = []

  func apply(to options: inout CheckOptions) {
    options.rules = rules
    options.points = points
    options.routing = routing
    options.layout = layout
    options.selection = RuleSelection(
      select: select.flatMap(Self.words), ignore: ignore.flatMap(Self.words))
    switch campaign {
    case nil: options.campaign = .discover
    case "none": options.campaign = .none
    case let path?: options.campaign = .file(path)
    }
  }

  /// `--select a,b` is `--select a --select b`.
  private static func words(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
