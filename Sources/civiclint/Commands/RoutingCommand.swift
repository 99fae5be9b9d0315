import ArgumentParser
import CheckRun
import Diagnostics
import Foundation
import Model
import RuleLoading
import Ticketing

/// `civiclint routing`: whether every violation would find its owner.
struct RoutingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routing",
    abstract: Words.pick(zh: "检查、解释责任分工", en: "Check and explain who is responsible for what."),
    subcommands: [Check.self, Explain.self])

  /// `civiclint routing check`
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(
        zh: "证明每个点位的每条规则都恰有一个责任单位, 每个社区有包干领导, 每个单位有联系方式",
        en: """
          Prove that every rule at every point reaches exactly one responsible unit, every community \
          has a leader and every unit a contact.
          """))

    @Argument(
      help: ArgumentHelp(
        Words.pick(
          zh: "责任分工表: YAML、XLSX 或 CSV; 缺省为工作区的",
          en: "The table: YAML, XLSX or CSV; else the workspace's."), valueName: "file"))
    var table: String?

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      var documents = documents
      documents.routing = table ?? documents.routing
      let (loaded, selection) = try RulesCommand.load(documents, console)
      guard !loaded.hasErrors else { throw DiagnosticList(loaded.diagnostics) }
      let rules = loaded.ruleSet.rules.filter(selection.contains)
      let found =
        loaded.routingNotes
        + RoutingProof.check(loaded.routing, points: loaded.points, rules: rules)
        + RoutingCompleteness.check(loaded.routing, points: loaded.points)
      console.show(found)
      let gaps = found.count { $0.severity != .note }
      console.say(
        zh:
          "\(loaded.points.count) 个点位, \(rules.count) 条规则, \(loaded.routing.rows.count) 行分工; \(gaps) 处问题",
        en: """
          \(loaded.points.count) points, \(rules.count) rules, \(loaded.routing.rows.count) rows; \
          \(gaps) problems
          """)
      if found.contains(where: { $0.severity == .error }) {
        throw ExitCode(ExitStatus.failed.rawValue)
      }
      if gaps > 0 { throw ExitCode(ExitStatus.findings.rawValue) }
    }
  }
}
