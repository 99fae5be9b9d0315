import Diagnostics
import Model

/// Rules for what was found and no rule of a checklist is about, so that nothing is lost. Whoever takes what nobody
/// owns at the point (兜底) takes it.
enum TextRules {
  /// A problem whose theme is known, or an item that failed, where no rule of the point's type is about it.
  static let themeWithoutRule = rule(
    "issue.other",
    title: LocalizedText(zh: "发现的问题得到整改", en: "What was found is put right"),
    remedy: LocalizedText(
      zh: "按问题描述整改; 该类点位如应有标准, 请在测评标准中补一条",
      en: "Put it right; if there should be a standard for it, add a rule to the checklist."),
    rationale: LocalizedText(
      zh: "该类点位没有对应的细则, 问题照样要有人管",
      en: "No rule covers it at this type of point; somebody has to see to it all the same."))

  /// A problem in words that no theme fits.
  static let unclassified = rule(
    "issue.unclassified",
    title: LocalizedText(zh: "未能归类的问题得到处理", en: "What could not be classed is dealt with"),
    remedy: LocalizedText(
      zh: "由兜底单位认领并转交; 用 'civiclint explain-text' 看看缺什么词",
      en:
        "The fallback unit takes it or hands it on; 'civiclint explain-text' shows which words are missing."
    ),
    rationale: LocalizedText(
      zh: "说不清类别的问题也是问题, 不能丢", en: "A problem nobody can class is a problem still."))

  static let category = Vocabulary.Term<Named.Category>(
    id: "issue", title: LocalizedText(zh: "文字问题", en: "problems in words"),
    location: SourceLocation(file: "civiclint"))

  /// A role that no routing knows, so that the fallback takes its tickets.
  static let fallback = Vocabulary.Term<Named.Role>(
    id: "fallback", title: LocalizedText(zh: "无人认领的问题", en: "problems that nobody owns"),
    location: SourceLocation(file: "civiclint"))

  private static func rule(
    _ id: String, title: LocalizedText, remedy: LocalizedText, rationale: LocalizedText
  ) -> Rule {
    Rule(
      id: RuleID(id), checklist: "sheet", appliesTo: [], title: title,
      category: category.id, severity: .minor, isRedLine: false, when: nil,
      unless: nil,
      require: Condition(
        source: "problem is put right", expression: ExpressionID(index: .max), reads: []),
      grades: nil, owners: [fallback.id], supporting: [],
      deadline: DeadlineRule(stages: [.init(allowance: .workdays(3))]), deduction: nil,
      message: MessageTemplate(zh: [], en: []), remedy: remedy, rationale: rationale,
      references: [], photosRequired: 0, theme: nil, formerIDs: [], examples: [],
      location: SourceLocation(file: "civiclint"))
  }
}
