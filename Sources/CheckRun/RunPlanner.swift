import Diagnostics
import Evaluation
import Linting
import Model
import RecordReading
import Reporting
import RuleLoading
import StandardRules
import Ticketing

/// Turns what the user asked for into a plan: finds the workspace, loads documents, resolves names.
package struct RunPlanner: Sendable {
  private let options: CheckOptions

  package init(_ options: CheckOptions) {
    self.options = options
  }

  /// The plan of a run.
  ///
  /// - Throws: Every problem with documents and options that keeps the run from being the one that was
  ///   asked for.
  package func plan(assessing: Bool = false) throws(DiagnosticList) -> RunPlan {
    let loaded = try Workspace(options).load(trustsStandard: true, readsThemes: false)
    var problems = loaded.diagnostics
    guard let calendar = loaded.calendar else {
      // A calendar that the campaign names in vain is among the problems already.
      let isNamed = loaded.campaign?.calendar != nil
      throw DiagnosticList(isNamed ? problems : problems + [Self.noCalendar])
    }
    let words = selectionWords(loaded)
    let selection = selection(words, loaded, &problems)
    let pointType = pointType(loaded.ruleSet.vocabulary, &problems)
    var inputs: [String] = []
    do throws(DiagnosticList) {
      let asked =
        options.paths.isEmpty && assessing
        ? loaded.records : options.paths.map { NamedFile($0) }
      let (files, notes) = try InputPaths.files(asked)
      inputs = files
      problems += notes
    } catch {
      problems += error.diagnostics
    }
    if problems.contains(where: { $0.severity == .error }) { throw DiagnosticList(problems) }

    let registry = loaded.points.isEmpty ? nil : PointRegistry(loaded.points)
    let selected = loaded.ruleSet.rules.filter(selection.contains)
    problems += RoutingProof.check(loaded.routing, points: loaded.points, rules: selected)
      .filter { $0.severity != .note }
    let ruleSet = SheetRules.appended(to: loaded.ruleSet)
    let pointTypes = ruleSet.vocabulary.pointTypes.values.sorted { $0.id < $1.id }
    let evaluator = Evaluator(
      loaded.ruleSet, expressions: loaded.expressions, selection: selection,
      pointTypes: pointTypes.map(\.id), alsoNeeded: RecordField.allCases)
    let facts = ruleSet.vocabulary.facts.values.sorted { $0.id < $1.id } + loaded.layout.facts
    let defects = DefectSelection(select: words.select, ignore: words.ignore)
    var request = SheetRequest(
      columns: columns(evaluator, facts, ruleSet), facts: facts, pointTypes: pointTypes,
      registry: registry, offset: calendar.offset, dayStart: calendar.opening)
    request.sheet = options.sheet
    request.findsCopies = defects.contains(.duplicateRecord)
    request.layout = loaded.layout
    request.goodFacts = { FactPolarity.goodFacts(ruleSet) }
    if let pointType {
      request.assumedPointType = { _ in pointType }
    } else {
      request.assumedPointType = PointTypeGuess(ruleSet).pointType
    }
    let campaign = loaded.campaign?.campaign
    var records = RecordContext(asOf: options.asOf, offset: calendar.offset, registry: registry)
    records.campaignStart = campaign?.phases.first?.first
    let groups = GroupRules(
      loaded.ruleSet, expressions: loaded.expressions, selection: selection,
      pointTypes: pointTypes.map(\.id), needs: evaluator.needs,
      registry: loaded.points.isEmpty ? nil : loaded.points,
      clock: .init(
        asOf: options.asOf, offset: calendar.offset,
        cadence: campaign?.cadence(on: options.asOf.local(at: calendar.offset).date)))
    return RunPlan(
      paths: inputs,
      ledgers: options.ledgers.isEmpty ? loaded.ledgers : options.ledgers.map { NamedFile($0) },
      outputs: assessing ? [] : outputs, ruleSet: ruleSet, evaluator: evaluator,
      groups: groups,
      tickets: TicketBuilder(
        rules: ruleSet, registry: registry, pointTypes: pointTypes.map(\.id),
        router: Router(loaded.routing, vocabulary: ruleSet.vocabulary),
        deadlines: DeadlineCalculator(calendar: calendar, campaign: campaign)),
      request: request, format: options.inputFormat, encoding: options.encoding, calendar: calendar,
      records: records,
      tables: TableContext(asOf: options.asOf, calendar: calendar, pointTypes: pointTypes),
      defects: defects,
      isDefectsOnly: options.isDefectsOnly,
      context: ReportContext(
        language: options.language, palette: options.palette, asOf: options.asOf,
        offset: calendar.offset, ruleSet: ruleSet, version: Version.current),
      failOn: options.failOn ?? .severity(loaded.campaign?.failOn ?? .info), campaign: campaign,
      assesses: assessing,
      workers: options.workers,
      texts: { () throws(DiagnosticList) in try texts(ruleSet, selection) },
      readsRemarks: loaded.campaign?.usesStandardRules ?? true, warnings: problems)
  }

  /// Reads the words of free text.
  private func texts(
    _ ruleSet: RuleSet, _ selection: RuleSelection
  ) throws(DiagnosticList) -> TextPlan {
    TextPlan(
      try Workspace(options).themes(ruleSet.vocabulary), ruleSet,
      goodFacts: FactPolarity.goodFacts(ruleSet),
      isSelected: selection.contains)
  }

  private var outputs: [RunPlan.Output] {
    options.outputs.compactMap { output in
      ReporterCatalog.standard.entry(named: output.format).map {
        RunPlan.Output(entry: $0, path: output.path)
      }
    }
  }

  /// The point type that the options name; a word that means none is a problem.
  private func pointType(
    _ vocabulary: Vocabulary, _ problems: inout [Diagnostic]
  ) -> PointTypeID? {
    guard let word = options.pointType else { return nil }
    let terms = vocabulary.pointTypes.values.sorted { $0.id < $1.id }
    let found = terms.first { term in
      ([term.id.text, term.title.zh, term.title.en] + term.aliases).contains(word)
    }
    if found == nil {
      let names = terms.map(\.id.text)
      problems.append(
        Diagnostic(
          code: "W203",
          LocalizedText(zh: "没有点位类型 '\(word)'", en: "there is no point type '\(word)'"),
          help: nearestName(to: word, in: names).map {
            LocalizedText(zh: "是不是 '\($0)'?", en: "did you mean '\($0)'?")
          },
          notes: [
            LocalizedText(
              zh: "已有: \(names.joined(separator: ", "))",
              en: "known: \(names.joined(separator: ", "))")
          ]))
    }
    return found?.id
  }

  /// The columns of a run: those that rules and tickets need and, as every verdict that fails wants a word of
  /// detail, all verdicts; to lint a sheet, all there are. What a layout
  /// declares is wanted by whoever wrote it.
  private func columns(
    _ evaluator: Evaluator, _ facts: [Fact], _ ruleSet: RuleSet
  ) -> [ColumnKey] {
    let needed = evaluator.needs.keys
    let known = Set(needed)
    return needed
      + facts.filter { fact in
        options.isDefectsOnly || fact.type.keyword == VerdictType.keyword
          || ruleSet.vocabulary.facts[fact.id] == nil
      }
      .map { .fact($0.id) }.filter { !known.contains($0) }
  }

  /// What the options select, else the campaign: words for rules and for kinds of defect.
  private func selectionWords(_ loaded: LoadedRules) -> RuleSelection {
    let asked = options.selection
    let campaign = loaded.campaign?.selection ?? RuleSelection()
    return RuleSelection(
      select: asked.select.isEmpty ? campaign.select : asked.select,
      ignore: asked.ignore.isEmpty ? campaign.ignore : asked.ignore)
  }

  /// The rules that `words` select; a word that means neither a rule nor a kind of defect is a problem.
  private func selection(
    _ words: RuleSelection, _ loaded: LoadedRules, _ problems: inout [Diagnostic]
  ) -> RuleSelection {
    func isRule(_ word: String) -> Bool {
      loaded.ruleSet.rules.contains { RuleSelection.matches(word, $0) }
    }
    for word in words.select + words.ignore where !isRule(word) && !DefectSelection.knows(word) {
      problems.append(Self.noSuchRule(word, loaded.ruleSet))
    }
    if options.isDefectsOnly {
      return RuleSelection(ignore: loaded.ruleSet.checklists.map(\.id.text))
    }
    return RuleSelection(
      select: words.select.filter { isRule($0) || !DefectSelection.knows($0) },
      ignore: words.ignore)
  }

  /// `word` means none of the rules.
  package static func noSuchRule(_ word: String, _ ruleSet: RuleSet) -> Diagnostic {
    let names =
      ruleSet.rules.map(\.id.text) + ruleSet.vocabulary.categories.keys.map(\.text)
      + ruleSet.checklists.map(\.id.text) + DefectKind.allCases.map(\.id)
    return Diagnostic(
      code: "W201",
      LocalizedText(
        zh: "没有叫 '\(word)' 的规则、前缀、类别、清单或填报差错",
        en: "no rule, prefix, category, checklist or defect is called '\(word)'"),
      help: nearestName(to: word, in: names).map {
        LocalizedText(zh: "是不是 '\($0)'?", en: "did you mean '\($0)'?")
      }
        ?? LocalizedText(
          zh: "用 'civiclint rules list' 看有哪些规则", en: "'civiclint rules list' shows the rules"))
  }

  private static let noCalendar = Diagnostic(
    code: "W202",
    LocalizedText(
      zh: "没有工作日历 '\(RuleLoader.defaultCalendar)'",
      en: "there is no calendar '\(RuleLoader.defaultCalendar)'"),
    help: LocalizedText(
      zh: "在工作区文件里写 calendar, 或加一份 kind: calendar 的文件",
      en: "name one in the workspace file, or add a document of kind calendar"))
}
