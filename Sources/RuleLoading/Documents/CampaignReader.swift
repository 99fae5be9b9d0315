import Diagnostics
import Model
import YAML

/// The workspace file `civiclint.yaml` as it is written: the campaign, and which files belong to it.
package struct CampaignDocument: Sendable {
  /// A path of the document, relative to its folder, and where it is written.
  package struct Path: Sendable {
    package let text: String
    let node: YAMLNode

    /// A diagnostic about the file as a whole, with the place where the path is written instead of the file.
    func pointed(_ found: Diagnostic) -> Diagnostic {
      Diagnostic(
        found.severity, code: found.code, found.message, at: node.location, excerpt: node.excerpt,
        help: found.help, notes: found.notes)
    }
  }

  /// A parameter that the campaign sets in every checklist that has it.
  struct Override: Sendable {
    let name: String
    let value: CellValue
    let key: YAMLNode
    let node: YAMLNode
  }

  /// A checklist or point type that the document names; only who has the rules knows whether there is one.
  struct Name: Sendable {
    let noun: Noun
    let node: YAMLNode
    var text: String { node.text }
  }

  package let campaign: Campaign
  /// Files or folders with rules of our own.
  package let rules: [Path]
  /// Whether the rules that ship with the program are used.
  package let usesStandardRules: Bool
  /// Sheets that belong to the campaign: what `gate` checks where nothing else is named.
  package let records: [Path]
  /// Ledgers (整改台账) by which `gate` says what is overdue and what is done.
  package let ledgers: [Path]
  package let points: [Path]
  package let routing: [Path]
  package let layouts: [Path]
  /// Id of the calendar; nil: `cn`.
  package let calendar: String?
  package let selection: RuleSelection
  package let failOn: Severity?
  package let location: SourceLocation
  let overrides: [Override]
  let names: [Name]
  let calendarNode: YAMLNode?
}

extension CampaignDocument {
  /// Reads a workspace file.
  ///
  /// - Returns: The campaign, or nil if the file holds none, and everything wrong with it.
  package static func read(
    _ source: RuleSource
  ) -> (campaign: CampaignDocument?, diagnostics: [Diagnostic]) {
    let problems = ProblemList()
    let campaigns = Document.read(source, problems).filter { $0.kind == .campaign }
    let campaign = campaigns.first.flatMap { CampaignReader(problems: problems).read($0) }
    if problems.diagnostics.isEmpty, campaign == nil {
      let problem = RuleProblem.noCampaign
      let place = SourceLocation(file: source.path)
      return (nil, [Diagnostic(code: problem.code, problem.message, at: place)])
    }
    return (campaign, problems.diagnostics.sorted(by: Diagnostic.inSourceOrder))
  }
}

private struct CampaignReader {
  let problems: ProblemList

  func read(_ document: Document) -> CampaignDocument? {
    guard var reader = document.reader(.document, problems) else { return nil }
    let title = reader.optional("title")?.localized ?? ""
    let assessment = reader.optional("assessment")?.date
    let tightenings = reader.optional("tighten")?.list?.compactMap(tightening) ?? []
    let rules = paths(reader.optional("rules"))
    let usesStandardRules = reader.optional("standard-rules")?.flag ?? true
    let records = paths(reader.optional("records"))
    let ledgers = paths(reader.optional("ledger"))
    let assess = AssessmentReader(problems: problems)
    let phases = assess.phases(reader.optional("phases"))
    let gate = assess.gate(reader.optional("gate"))
    let scoring = assess.scoring(reader.optional("scoring"))
    let points = paths(reader.optional("points"))
    let routing = paths(reader.optional("routing"))
    let layouts = paths(reader.optional("layout"))
    let calendar = reader.optional("calendar")
    let overrides = overrides(reader.optional("parameters"))
    let select = reader.optional("select")?.oneOrMany.compactMap(\.string) ?? []
    let ignore = reader.optional("ignore")?.oneOrMany.compactMap(\.string) ?? []
    let failOn = reader.optional("fail-on")
      .flatMap { $0.word(.severity, Severity.allCases.map(\.rawValue)) }
      .flatMap(Severity.init(rawValue:))
    reader.finish()
    return CampaignDocument(
      campaign: Campaign(
        title: title, assessment: assessment, tightenings: tightenings, phases: phases, gate: gate,
        scoring: scoring.model),
      rules: rules, usesStandardRules: usesStandardRules, records: records,
      ledgers: ledgers, points: points,
      routing: routing, layouts: layouts,
      calendar: calendar?.string, selection: RuleSelection(select: select, ignore: ignore),
      failOn: failOn, location: document.node.location, overrides: overrides,
      names: scoring.names, calendarNode: calendar?.node)
  }

  private func paths(_ reader: NodeReader?) -> [CampaignDocument.Path] {
    (reader?.oneOrMany ?? []).compactMap { item in
      item.string.map { CampaignDocument.Path(text: $0, node: item.node) }
    }
  }

  private func overrides(_ reader: NodeReader?) -> [CampaignDocument.Override] {
    guard let reader else { return [] }
    guard reader.node.kind == .mapping else {
      reader.report(.wrongShape(expected: .mapping, found: Shape(of: reader.node)))
      return []
    }
    return reader.node.pairs.compactMap { key, value in
      NodeReader(value, problems).parameterValue.map {
        CampaignDocument.Override(name: key.text, value: $0, key: key, node: value)
      }
    }
  }

  private func tightening(_ item: NodeReader) -> Campaign.Tightening? {
    guard var reader = item.mapping(.tightening) else { return nil }
    let within = reader.required("within")
    let atMost = reader.required("at-most")?.allowance
    reader.finish()
    let days = within.flatMap { reader in
      reader.parsed(LocalizedText(zh: "天数, 如 '7 days'", en: "a number of days such as '7 days'")) {
        text in
        if case .days(let days) = Allowance(parsing: text) { days } else { nil }
      }
    }
    guard let days, let atMost else { return nil }
    return Campaign.Tightening(withinDays: days, atMost: atMost)
  }
}
