import Diagnostics

/// Cells that cannot be read, or are blank where they are needed.
extension DefectKind {
  package static let unreadableValue = DefectKind(
    "unreadable_value", zh: "无法识别的填报值", en: "unreadable value",
    advice: LocalizedText(
      zh: "按要求的写法重新填写；相关细则未能判定",
      en: "write the value as expected; the rules that read it could not be decided"))

  package static let unreadableDate = DefectKind(
    "unreadable_date", zh: "无法识别的日期", en: "unreadable date",
    advice: LocalizedText(
      zh: "按 2026-11-20 09:30 的写法填写；没有检查时间就无法计算整改期限",
      en: "write it as 2026-11-20 09:30; without a time there is no deadline"))

  package static let outOfRange = DefectKind(
    "out_of_range", zh: "数值超出范围", en: "value out of range",
    advice: LocalizedText(
      zh: "核对数值；相关细则未能判定",
      en: "check the number; the rules that read it could not be decided"))

  package static let missingDate = DefectKind(
    "missing_date", zh: "未填检查时间", en: "missing inspection time",
    advice: LocalizedText(
      zh: "补填检查时间；没有检查时间就无法计算整改期限",
      en: "fill in when the inspection took place; without a time there is no deadline"))

  package static let dateInFuture = DefectKind(
    "date_in_future", zh: "日期晚于今天", en: "date in the future",
    advice: LocalizedText(
      zh: "核对年月日",
      en: "check year, month and day"))

  package static let dateBeforeCampaign = DefectKind(
    "date_before_campaign", zh: "日期早于创建周期", en: "date before the campaign",
    advice: LocalizedText(
      zh: "核对年份；本次创建周期之前的记录请另存",
      en: "check the year; keep records from before the campaign elsewhere"))

  package static let unknownChoice = DefectKind(
    "unknown_choice", zh: "不在可选项中", en: "not a word of the list",
    advice: LocalizedText(
      zh: "改用可选项中的词",
      en: "use a word of the list"))

  package static let missingInspector = DefectKind(
    "missing_inspector", zh: "未填检查人", en: "missing inspector",
    advice: LocalizedText(
      zh: "补填检查人",
      en: "fill in who inspected"))

  package static let missingPhoto = DefectKind(
    "missing_photo", zh: "缺少照片", en: "missing photo",
    advice: LocalizedText(
      zh: "补上照片编号；该细则要求留有照片",
      en: "add the photo; the rule wants evidence"))

  package static let missingProblemText = DefectKind(
    "missing_problem_text", zh: "未写问题", en: "missing description",
    advice: LocalizedText(
      zh: "写明发现了什么问题",
      en: "say what was found"))
}
