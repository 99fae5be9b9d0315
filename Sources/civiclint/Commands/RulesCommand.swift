import ArgumentParser
import CheckRun
import Diagnostics
import Evaluation
import Foundation
import Model
import RuleLoading

/// `civiclint rules`: what the rules are, whether they are right, what one of them says.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: Words.pick(
      zh: "查看、解释、检查、测试规则; 打印文档的 Schema",
      en: "List, explain, lint and test rules; print the schemas of documents."),
    subcommands: [List.self, Explain.self, Lint.self, Test.self, Schema.self])

  /// The rules of the workspace that `documents` names, or the reason why there are none.
  static func load(
    _ documents: DocumentOptions, rules: [String] = [], appliesOverrides: Bool = true,
    _ console: Console
  ) throws(DiagnosticList) -> (loaded: LoadedRules, selection: RuleSelection) {
    var options = CheckOptions(
      asOf: Timestamp(seconds: 0), language: console.language, palette: .plain, workers: 1)
    documents.apply(to: &options)
    options.rules += rules
    let loaded = try Workspace(options).load(appliesOverrides: appliesOverrides)
    return (loaded, options.selection)
  }
}

extension RulesCommand {
  /// `civiclint rules list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(zh: "列出规则", en: "List the rules."))

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      let (loaded, selection) = try RulesCommand.load(documents, console)
      guard !loaded.hasErrors else { throw DiagnosticList(loaded.diagnostics) }
      let listing = RuleListing(
        loaded, selection: selection, language: console.language,
        palette: try common.palette(.standardOutput))
      print(listing.text, terminator: "")
    }
  }

  /// `civiclint rules explain ID`
  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(
        zh: "一条规则的全部内容: 条件、参数及其来源、时限、责任、依据",
        en:
          "Everything about a rule: condition, parameters and their origin, limit, owner, sources.")
    )

    @Argument(help: ArgumentHelp(Words.pick(zh: "规则编号", en: "The rule's id."), valueName: "id"))
    var id: String

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      let (loaded, _) = try RulesCommand.load(documents, console)
      guard !loaded.hasErrors else { throw DiagnosticList(loaded.diagnostics) }
      guard let rule = loaded.rule(named: id) else {
        throw DiagnosticList([RunPlanner.noSuchRule(id, loaded.ruleSet)])
      }
      let explanation = RuleExplanation(
        rule, in: loaded, language: console.language, palette: try common.palette(.standardOutput))
      print(explanation.text, terminator: "")
    }
  }

  /// `civiclint rules lint`
  struct Lint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(
        zh: "检查规则文件本身: 错误和建议", en: "Check the rule files themselves: errors and advice."))

    @Argument(
      help: ArgumentHelp(
        Words.pick(zh: "规则文件或文件夹; 缺省为工作区的全部", en: "Files or folders; else all of the workspace."),
        valueName: "path"))
    var paths: [String] = []

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      let (loaded, _) = try RulesCommand.load(documents, rules: paths, console)
      let found = loaded.diagnostics + loaded.advice
      console.show(found)
      let errors = found.count { $0.severity == .error }
      let rules = loaded.ruleSet.rules.count
      console.say(
        zh: "\(rules) 条规则; \(errors) 个错误, \(found.count - errors) 条建议",
        en: "\(rules) rules; \(errors) errors, \(found.count - errors) pieces of advice")
      if errors > 0 { throw ExitCode(ExitStatus.failed.rawValue) }
      if !found.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
    }
  }

  /// `civiclint rules test`
  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(
        zh: "运行规则自带的测试", en: "Run the tests that stand beside the rules."))

    @Argument(
      help: ArgumentHelp(
        Words.pick(zh: "另加的规则文件或文件夹", en: "Further files or folders."), valueName: "path"))
    var paths: [String] = []

    @Flag(
      help: ArgumentHelp(
        Words.pick(
          zh: "另列出没有测试到的: 每条规则, 以及其条件各部分的真与假",
          en: "Also list what no test reaches: rules, and each way their conditions can come out."))
    )
    var coverage = false

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      let (loaded, selection) = try RulesCommand.load(
        documents, rules: paths, appliesOverrides: false, console)
      guard !loaded.hasErrors else { throw DiagnosticList(loaded.diagnostics) }
      let runner = ExampleRunner(loaded.ruleSet, expressions: loaded.expressions)
      let failures = runner.run(selection)
      for failure in failures { print(text(failure, console.language)) }
      let failed = Set(failures.map { "\($0.location)" }).count
      if coverage { show(loaded, selection, console.language) }
      print("\(runner.count(selection) - failed) passed, \(failed) failed")
      if failed > 0 { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private func show(_ loaded: LoadedRules, _ selection: RuleSelection, _ language: Language) {
      let found = ExampleCoverage(
        loaded.ruleSet.rules.filter(selection.contains), expressions: loaded.expressions)
      for gap in found.gaps {
        print("\(gap.location): \(gap.rule): \(printable(gap.words.text(in: language)))")
      }
      let total = LocalizedText(
        zh: """
          \(found.rules) 条规则中 \(found.rulesWithBoth) 条有通过和不通过的测试; \
          \(found.branches) 个分支测试到 \(found.covered) 个
          """,
        en: """
          \(found.rulesWithBoth) of \(found.rules) rules have a test that passes and one that fails; \
          \(found.covered) of \(found.branches) branches are reached
          """)
      print(total.text(in: language))
    }

    private func text(_ failure: ExampleFailure, _ language: Language) -> String {
      let words = LocalizedText(
        zh: "应为 \(failure.expected.zh), 实为 \(failure.found.zh)",
        en: "expected \(failure.expected.en), found \(failure.found.en)")
      return "\(failure.location): \(failure.rule): \(printable(words.text(in: language)))"
    }
  }
}
