import ArgumentParser
import CheckRun
import Diagnostics
import Foundation
import Model

/// `civiclint layout`: what the columns and items of a sheet mean.
struct LayoutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layout",
    abstract: Words.pick(zh: "布局: 表的列和检查项各是什么", en: "What columns and items of a sheet mean."),
    subcommands: [Infer.self])

  /// `civiclint layout infer FILE`
  struct Infer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(
        zh: "由一张表写出布局的初稿, 存疑之处写成注释",
        en: "Write a layout to start from, its doubts as comments."),
      discussion: Words.pick(
        zh: """
          例:
            civiclint layout infer 检查表.xlsx > 布局.yaml
            civiclint check 检查表.xlsx --layout 布局.yaml
          """,
        en: """
          Examples:
            civiclint layout infer sheet.xlsx > layout.yaml
            civiclint check sheet.xlsx --layout layout.yaml
          """))

    @Argument(
      help: ArgumentHelp(Words.pick(zh: "检查记录表", en: "A sheet."), valueName: "file"))
    var file: String

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      var options = CheckOptions(
        asOf: Timestamp(seconds: 0), language: console.language, palette: .plain, workers: 1)
      options.paths = [file]
      options.isDefectsOnly = true
      documents.apply(to: &options)
      let plan = try RunPlanner(options).plan()
      let layout = try LayoutStarter(file, plan.request, language: console.language)
      print(layout.text, terminator: "")
      console.say(
        zh: layout.doubts == 0 ? "没有存疑之处" : "\(layout.doubts) 处存疑, 见“存疑”的行",
        en: layout.doubts == 0 ? "nothing is in doubt" : "\(layout.doubts) lines are in doubt")
    }
  }
}
