import Diagnostics
import Model

/// Turns documents into a checked model, and says everything that is wrong with them in one run.
///
///     let (campaign, problems) = CampaignDocument.read(RuleSource(path: "civiclint.yaml", bytes: …))
///     let loaded = RuleLoader.load(sources, campaign: campaign)
///     guard !loaded.hasErrors else { … loaded.diagnostics … }
package enum RuleLoader {
  /// Id of the calendar that is used where a campaign names none.
  package static let defaultCalendar = "cn"

  /// Loads all `sources` together; the order of files decides the order of rules, nothing else.
  ///
  /// - Parameters:
  ///   - campaign: Overrides parameters, and names the calendar. Campaign documents among `sources` are
  ///     passed over.
  ///   - appliesOverrides: False for the tests beside the rules, which are about the rules' own values.
  ///   - trustsStandard: Whether the tests and the wording of standard rules are passed over: a run needs
  ///     neither, and the program's own tests hold them. Documents of one's own are always read in full.
  ///   - readsThemes: False if no free text will be read: the words of the themes are passed over.
  ///   - registries: Points of registries that are no documents, given the words for their types.
  ///   - duties: Routes of tables that are no documents, given the rules and themes that their rows name.
  /// - Complexity: O(bytes + expressions).
  package static func load(
    _ sources: [RuleSource], campaign: CampaignDocument? = nil, appliesOverrides: Bool = true,
    trustsStandard: Bool = false, readsThemes: Bool = true,
    registries: (Vocabulary) -> [Point] = { _ in [] },
    duties: (RuleSet, ThemeLexicon) -> [RoutingTable.Row] = { _, _ in [] }
  ) -> LoadedRules {
    let problems = ProblemList()
    let read = concurrentMap(sources) { source in
      let found = ProblemList()
      return (documents: Document.read(source, found), problems: found.diagnostics)
    }
    for source in read { problems.add(source.problems) }
    let documents = read.flatMap(\.documents)
    func all(_ kind: DocumentKind) -> [Document] { documents.filter { $0.kind == kind } }

    var words = VocabularyReader(problems)
    for document in all(.vocabulary) { words.read(document) }
    if !trustsStandard || all(.vocabulary).contains(where: { $0.layer != .standard }) {
      HeaderChecks.run(words.headers, problems)
    }
    let vocabulary = words.vocabulary

    var points = PointsReader(vocabulary, problems)
    for document in all(.points) { points.read(document) }
    let allPoints = points.points + registries(vocabulary)

    let compiler = ExpressionCompiler(problems)
    var checklists = ChecklistReader(
      vocabulary, compiler, overrides: appliesOverrides ? campaign?.overrides ?? [] : [],
      trustsStandard: trustsStandard, problems)
    for document in all(.checklist) { checklists.read(document) }
    checklists.checkOverrides()
    checklists.checkReferences()

    var routing = RoutingReader(
      vocabulary, rules: checklists.ruleIDs, points: allPoints, problems)
    for document in all(.routing) { routing.read(document) }

    var calendarReader = CalendarReader(problems)
    for document in all(.calendar) { calendarReader.read(document) }
    let calendars = calendarReader.calendars()
    check(campaign, calendars, problems)
    checkNames(campaign, checklists.checklists, vocabulary, problems)

    var layouts = LayoutReader(vocabulary, problems)
    for document in all(.layout) { layouts.read(document) }

    let themes =
      readsThemes
      ? ThemesReader.read(
        all(.themes), vocabulary, trustsStandard: trustsStandard, problems)
      : ThemeLexicon()
    let ruleSet = RuleSet(
      vocabulary: vocabulary, checklists: checklists.checklists, rules: checklists.rules)
    routing.add(duties(ruleSet, themes))

    let found = problems.diagnostics.sorted(by: Diagnostic.inSourceOrder)
    return LoadedRules(
      ruleSet: ruleSet,
      expressions: compiler.expressions, points: allPoints, routing: routing.table,
      calendars: calendars, layout: layouts.layout, themes: themes, campaign: campaign,
      diagnostics: found.filter { !$0.isAdvice }, advice: found.filter(\.isAdvice))
  }

  /// The vocabulary of free text that `sources` hold, and what is wrong with it; other documents are passed over,
  /// and so are the words of standard ones, which are taken as they are.
  package static func themes(
    _ sources: [RuleSource], _ vocabulary: Vocabulary
  ) -> (themes: ThemeLexicon, diagnostics: [Diagnostic]) {
    let problems = ProblemList()
    let documents = sources.flatMap { Document.read($0, problems) }.filter { $0.kind == .themes }
    let themes = ThemesReader.read(
      documents, vocabulary, trustsStandard: true, problems)
    return (themes, problems.diagnostics.sorted(by: Diagnostic.inSourceOrder))
  }

  private static func check(
    _ campaign: CampaignDocument?, _ calendars: [WorkCalendar], _ problems: ProblemList
  ) {
    guard let id = campaign?.calendar, let node = campaign?.calendarNode else { return }
    guard !calendars.contains(where: { $0.id == id }) else { return }
    problems.report(.unknownReference(.calendar, id, known: calendars.map(\.id)), at: node)
  }

  /// Reports the checklists and point types that a campaign weighs and no document has.
  private static func checkNames(
    _ campaign: CampaignDocument?, _ checklists: [Checklist], _ vocabulary: Vocabulary,
    _ problems: ProblemList
  ) {
    guard let names = campaign?.names, !names.isEmpty else { return }
    let known: [Noun: Set<String>] = [
      .checklist: Set(checklists.map(\.id.text)),
      .pointType: Set(vocabulary.pointTypes.keys.map(\.text)),
    ]
    for name in names {
      guard let ids = known[name.noun], !ids.contains(name.text) else { continue }
      problems.report(
        .unknownReference(name.noun, name.text, known: ids.sorted()), at: name.node)
    }
  }
}

extension Diagnostic {
  fileprivate var isAdvice: Bool { code.hasPrefix("R5") }
}
