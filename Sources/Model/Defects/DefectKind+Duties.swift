import Diagnostics

/// Defects of the matrix of duties (责任分工表).
extension DefectKind {
  package static let missingLead = DefectKind(
    "missing_lead", zh: "未填牵头单位", en: "missing lead unit",
    advice: LocalizedText(
      zh: "补填牵头单位",
      en: "fill in which unit leads"))

  package static let multipleLeads = DefectKind(
    "multiple_leads", zh: "牵头单位不止一个", en: "more than one lead unit",
    advice: LocalizedText(
      zh: "只留一个牵头单位，其余改为配合单位",
      en: "keep one lead unit; the others support"))

  package static let conflictingRow = DefectKind(
    "conflicting_row", zh: "同一事项两种分工", en: "two rows for one item",
    advice: LocalizedText(
      zh: "删去一行，或为其中一行写明街道、社区",
      en: "drop one row, or name the street or community it is for"))

  package static let missingDeadline = DefectKind(
    "missing_deadline", zh: "未填整改时限", en: "missing time limit",
    advice: LocalizedText(
      zh: "补填整改时限；在此之前按细则的时限",
      en: "fill in the time limit; until then the rule's own holds"))

  package static let unreadableDuration = DefectKind(
    "unreadable_duration", zh: "时限无法识别", en: "unreadable time limit",
    advice: LocalizedText(
      zh: "写成 3个工作日、24小时、立即整改 之类",
      en: "write it like 3个工作日, 24小时 or 立即整改"))
}
