import ArgumentParser
import CheckRun
import Diagnostics
import Foundation
import Model
import RuleLoading
import Themes

/// `civiclint explain-text`: how the words of a problem led to themes and rules.
struct ExplainTextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-text",
    abstract: Words.pick(
      zh: "说明一段问题描述指的是哪些主题, 由哪些词看出",
      en: "Show which themes a problem in words is about, and which words say so."))

  @Argument(
    help: ArgumentHelp(Words.pick(zh: "问题描述", en: "The problem in words."), valueName: "text"))
  var text: String

  @Option(
    help: ArgumentHelp(
      Words.pick(
        zh: "点位类型; 给出后同时说明会用哪条规则", en: "A point type; also says which rule would be used."),
      valueName: "type"))
  var pointType: String?

  @OptionGroup var documents: DocumentOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = try common.console()
    let (loaded, _) = try RulesCommand.load(documents, console)
    guard !loaded.hasErrors else { throw DiagnosticList(loaded.diagnostics) }
    var type: PointTypeID?
    if let pointType {
      let types = loaded.ruleSet.vocabulary.pointTypes
      type =
        types.values.sorted { $0.id < $1.id }.first { term in
          ([term.id.text, term.title.zh, term.title.en] + term.aliases).contains(pointType)
        }?.id
      if type == nil {
        throw DiagnosticList([
          Usage.choice("--point-type", pointType, types.keys.map(\.text).sorted())
        ])
      }
    }
    let reading = ThemeClassifier(loaded.themes).read(text)
    let explanation = TextExplanation(
      reading, themes: loaded.themes, rules: loaded.ruleSet.rules, pointType: type,
      language: Words.language)
    print(explanation.text, terminator: "")
  }
}
