import Diagnostics
import Model

/// Rules that are about the sheet and not about the point; they need no checklist.
enum SheetRules {
  /// A record of a point that the registry does not have goes back to whoever keeps the sheet.
  static let unknownPoint = Rule(
    id: "sheet.unknown-point", checklist: "sheet", appliesTo: [],
    title: LocalizedText(zh: "点位在点位库中", en: "The point is in the registry"),
    category: category.id, severity: .minor, isRedLine: false, when: nil, unless: nil,
    require: Condition(
      source: "point in registry", expression: ExpressionID(index: .max), reads: []),
    grades: nil, owners: [keeper.id], supporting: [],
    deadline: DeadlineRule(stages: [.init(allowance: .workdays(1))]), deduction: nil,
    message: MessageTemplate(zh: [], en: []),
    remedy: LocalizedText(
      zh: "改正点位编号或名称, 或把点位补进点位库", en: "Correct the point's id or name, or add it to the registry."),
    rationale: LocalizedText(
      zh: "不知道是哪个点位, 就没有适用的标准, 也没有责任单位",
      en: "Without the point there is no standard to apply and nobody to be responsible."),
    references: [], photosRequired: 0, theme: nil, formerIDs: [], examples: [],
    location: SourceLocation(file: "civiclint"))

  static let category = Vocabulary.Term<Named.Category>(
    id: "sheet", title: LocalizedText(zh: "填报", en: "sheet"),
    location: SourceLocation(file: "civiclint"))

  /// 填报单位.
  static let keeper = Vocabulary.Term<Named.Role>(
    id: "sheet-keeper", title: LocalizedText(zh: "填报单位", en: "whoever keeps the sheet"),
    location: SourceLocation(file: "civiclint"))

  /// `ruleSet` with these rules behind its own, and the words they use.
  static func appended(to ruleSet: RuleSet) -> RuleSet {
    var vocabulary = ruleSet.vocabulary
    vocabulary.categories[category.id] = vocabulary.categories[category.id] ?? category
    vocabulary.roles[keeper.id] = vocabulary.roles[keeper.id] ?? keeper
    vocabulary.categories[TextRules.category.id] =
      vocabulary.categories[TextRules.category.id] ?? TextRules.category
    vocabulary.roles[TextRules.fallback.id] =
      vocabulary.roles[TextRules.fallback.id] ?? TextRules.fallback
    return RuleSet(
      vocabulary: vocabulary, checklists: ruleSet.checklists,
      rules: ruleSet.rules + [TextRules.themeWithoutRule, TextRules.unclassified, unknownPoint])
  }

  /// The finding of a record whose point is not known.
  static func unknownPointFinding(row: Int, in batch: RecordBatch, rule: Int) -> Finding {
    let keys: [ColumnKey] = [.field(.pointID), .field(.pointName)]
    let observed = keys.compactMap { key in
      batch.text(key, row: row).map { ObservedFact(key: key, value: .text($0)) }
    }
    let written = observed.compactMap { fact -> String? in
      if case .text(let text)? = fact.value { text } else { nil }
    }.joined(separator: " ")
    let field = keys.lazy.compactMap { key in
      batch.layout.slot(of: key).flatMap { batch.layout.slots[$0].field }
    }.first
    return Finding(
      row: row, rule: rule,
      message: LocalizedText(
        zh: "点位库中没有 '\(written)'", en: "the registry has no point '\(written)'"),
      observed: observed, deduction: nil, column: field ?? 0)
  }
}
