import Diagnostics
import Model
import YAML

/// Reads `checklist` documents: rules for some point types, from any number of files.
struct ChecklistReader {
  let vocabulary: Vocabulary
  let problems: ProblemList
  let compiler: ExpressionCompiler
  /// Whether tests and advice of standard documents are passed over.
  let trustsStandard: Bool
  private(set) var checklists: [Checklist] = []
  private(set) var rules: [Rule] = []
  /// Every rule's id and former ids, those of rules with problems included.
  private(set) var ruleIDs: [RuleID: SourceLocation] = [:]
  /// Rules that aggregates name, in order of files and places.
  private var references: [GroupExpressions.RuleReference] = []
  private var groupCount = 0
  private var parameters: ParameterReader
  /// Scope of every checklist without parameters.
  private let plainScope: ExpressionScope

  init(
    _ vocabulary: Vocabulary, _ compiler: ExpressionCompiler,
    overrides: [CampaignDocument.Override], trustsStandard: Bool, _ problems: ProblemList
  ) {
    self.vocabulary = vocabulary
    self.trustsStandard = trustsStandard
    self.compiler = compiler
    self.problems = problems
    parameters = ParameterReader(vocabulary, overrides: overrides, problems)
    plainScope = ExpressionScope(vocabulary)
  }

  mutating func read(_ document: Document) {
    guard var reader = document.reader(.checklist, problems) else { return }
    let id = reader.required("id")
    let title = reader.required("title")?.localized
    let types = reader.optional("applies-to")?.oneOrMany.compactMap {
      $0.reference(to: vocabulary.pointTypes, .pointType)
    }
    let written = parameters.read(reader.optional("parameters"))
    let items = reader.required("rules")?.list ?? []
    reader.finish()
    let name = id?.identifier(.checklist, .kebab)
    if let id, let name, let known = checklists.first(where: { $0.id.text == name }) {
      id.report(.duplicateID(.checklist, name, first: known.location))
    }
    let checklist = Checklist(
      id: ChecklistID(name ?? ""), title: title ?? LocalizedText(name ?? ""),
      appliesTo: types ?? [], parameters: written.map(\.parameter),
      location: id?.location ?? document.node.location)
    checklists.append(checklist)
    let firstRule = rules.count
    let isTrusted = trustsStandard && document.layer == .standard
    read(items, of: checklist, isTrusted: isTrusted)
    if !isTrusted { advise(on: written, rules[firstRule...]) }
  }

  private mutating func read(
    _ items: [NodeReader], of checklist: Checklist, isTrusted: Bool
  ) {
    let scope =
      checklist.parameters.isEmpty && parameters.broken.isEmpty
      ? plainScope
      : ExpressionScope(
        plainScope, number: checklists.count, parameters: checklist.parameters,
        broken: parameters.broken)
    let plain = RuleReader(
      checklist: checklist, vocabulary: vocabulary, compiler: compiler, scope: scope, group: nil,
      problems: problems, isTrusted: isTrusted)
    for item in items {
      guard var reader = item.mapping(.rule) else { continue }
      var rule = plain
      if let group = GroupReader.read(&reader, scope) {
        groupCount += 1
        rule = RuleReader(
          checklist: checklist, vocabulary: vocabulary, compiler: compiler,
          scope: ExpressionScope(scope, number: -groupCount, group: group.expressions),
          group: group, problems: problems, isTrusted: isTrusted)
      }
      let (found, ids) = rule.read(&reader)
      references += rule.group?.expressions.references ?? []
      reader.finish()
      for id in ids where id.node.kind == .scalar {
        let name = RuleID(id.node.text)
        if let first = ruleIDs[name] {
          id.report(.duplicateID(.rule, name.text, first: first))
        } else {
          ruleIDs[name] = id.location
        }
      }
      if let found { rules.append(found) }
    }
  }

  private func advise(on parameters: [ParameterReader.Written], _ rules: ArraySlice<Rule>) {
    guard !parameters.isEmpty else { return }
    let conditions = rules.flatMap {
      $0.conditions + ($0.over?.aggregates ?? []).compactMap(\.argument)
    }
    let used = Set(conditions.flatMap { compiler.constants(of: $0) })
    for written in parameters where !used.contains(written.parameter.name) {
      problems.report(.unusedParameter(written.parameter.name), at: written.key)
    }
  }

  /// Reports the names in aggregates that mean no rule of any file.
  func checkReferences() {
    let plain = rules.filter { $0.over == nil }
    for reference in references
    where !plain.contains(where: { RuleSelection.matches(reference.word, $0) }) {
      let isBroken = ruleIDs.keys.contains {
        $0.text == reference.word || $0.text.hasPrefix(reference.word + ".")
      }
      // A rule with problems of its own, or one over many records, is there but cannot be counted.
      if isBroken, !rules.contains(where: { RuleSelection.matches(reference.word, $0) }) {
        continue
      }
      problems.report(
        .unknownReference(.rule, reference.word, known: plain.map(\.id.text)), at: reference.node,
        scalars: reference.scalars)
    }
  }

  /// Reports the parameters that a campaign sets and no checklist has.
  func checkOverrides() { parameters.checkOverrides() }
}
