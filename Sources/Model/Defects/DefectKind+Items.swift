import Diagnostics

/// Defects of checked items.
extension DefectKind {
  package static let unknownItem = DefectKind(
    "unknown_item", zh: "未知检查项", en: "unknown item",
    advice: LocalizedText(
      zh: "改用清单中的检查项，或在布局中补充",
      en: "use an item of the checklist, or add it to the layout"))

  package static let blankItem = DefectKind(
    "blank_item", zh: "检查项未填结果", en: "item without a result",
    advice: LocalizedText(
      zh: "补填结果；不适用的填“不涉及”",
      en: "fill in the result, or say that it does not apply"))

  package static let failedWithoutDetail = DefectKind(
    "failed_without_detail", zh: "不符合而未写明问题", en: "failed without a word of detail",
    advice: LocalizedText(
      zh: "在备注中写明哪里不符合",
      en: "say in the remark what is wrong"))

  package static let passedWithProblem = DefectKind(
    "passed_with_problem", zh: "记为符合，备注却有问题", en: "passed, but the remark names a fault",
    advice: LocalizedText(
      zh: "核对结果与备注，改正其中之一",
      en: "compare result and remark and correct one of them"))

  package static let passedWithDeduction = DefectKind(
    "passed_with_deduction", zh: "符合却扣了分", en: "passed, yet points are deducted",
    advice: LocalizedText(
      zh: "核对结果与扣分，改正其中之一",
      en: "compare result and deduction and correct one of them"))
}
