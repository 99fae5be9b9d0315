import ArgumentParser
import CheckRun
import Diagnostics
import Model
import RuleLoading
import Ticketing

extension RoutingCommand {
  /// `civiclint routing explain POINT RULE`
  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: Words.pick(
        zh: "某点位某细则的问题由谁负责, 依据哪一行分工",
        en: "Who is responsible for a rule's violations at a point, and by which row."))

    @Argument(
      help: ArgumentHelp(
        Words.pick(zh: "点位编号、名称或别名", en: "Id, name or alias of a point."), valueName: "point"))
    var point: String

    @Argument(help: ArgumentHelp(Words.pick(zh: "规则编号", en: "The rule's id."), valueName: "rule"))
    var rule: String

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
      let console = try common.console()
      let (loaded, _) = try RulesCommand.load(documents, console)
      guard !loaded.hasErrors else { throw DiagnosticList(loaded.diagnostics) }
      let (place, placeProblem) = Self.find(point, PointRegistry(loaded.points))
      let found = loaded.rule(named: rule)
      let problems =
        [placeProblem, found == nil ? RunPlanner.noSuchRule(rule, loaded.ruleSet) : nil]
        .compactMap { $0 }
      guard let place, let found, problems.isEmpty else { throw DiagnosticList(problems) }
      let trace = RoutingTrace(
        loaded.routing, point: place, rule: found, vocabulary: loaded.ruleSet.vocabulary)
      let area = [place.area.district, place.area.street, place.area.community, place.area.grid]
      print(
        ([place.id.text, place.name] + area).filter { !$0.isEmpty }.map { printable($0) }
          .joined(separator: " "))
      print("\(found.id) \(printable(found.title.text(in: console.language)))")
      for line in trace.lines(in: console.language) { print(line) }
    }

    /// The point that `word` names, or why there is none.
    private static func find(
      _ word: String, _ registry: PointRegistry
    ) -> (point: Point?, problem: Diagnostic?) {
      let found =
        registry.index(ofID: word).map { [$0] } ?? registry.indices(ofName: word)
      guard let first = found.first else { return (nil, noSuchPoint(word, registry)) }
      guard found.count == 1 else {
        let ids = found.map { registry.points[$0].id.text }.joined(separator: ", ")
        return (
          nil,
          Diagnostic(
            code: "U110",
            LocalizedText(zh: "'\(word)' 是几个点位的名称", en: "'\(word)' is the name of several points"),
            help: LocalizedText(zh: "请用编号: \(ids)", en: "use an id: \(ids)"))
        )
      }
      return (registry.points[first], nil)
    }

    private static func noSuchPoint(_ word: String, _ registry: PointRegistry) -> Diagnostic {
      let names = registry.points.map(\.id.text) + registry.names
      let help =
        registry.points.isEmpty
        ? LocalizedText(
          zh: "没有点位库; 请用 --points 或 --campaign 指明",
          en: "there is no registry; name one with --points or --campaign")
        : nearestName(to: word, in: names).map {
          LocalizedText(zh: "是不是 '\($0)'?", en: "did you mean '\($0)'?")
        }
      return Diagnostic(
        code: "U109",
        LocalizedText(zh: "没有点位 '\(word)'", en: "there is no point '\(word)'"), help: help)
    }
  }
}
