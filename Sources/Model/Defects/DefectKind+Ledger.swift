import Diagnostics

/// Defects of a ledger (台账) and of who is responsible.
extension DefectKind {
  package static let missingStatus = DefectKind(
    "missing_status", zh: "未填状态", en: "missing status",
    advice: LocalizedText(
      zh: "补填整改情况",
      en: "fill in how far it is"))

  package static let unknownStatus = DefectKind(
    "unknown_status", zh: "未知状态", en: "unknown status",
    advice: LocalizedText(
      zh: "改用 已销号、已整改、整改中、未整改、延期、退回、作废 等写法",
      en: "use a word such as 已销号, 已整改, 整改中, 未整改"))

  package static let closedWithoutDate = DefectKind(
    "closed_without_date", zh: "已整改而无完成日期", en: "closed without a date",
    advice: LocalizedText(
      zh: "补填整改完成日期，或改正状态",
      en: "fill in when it was done, or correct the status"))

  package static let closedBeforeOpened = DefectKind(
    "closed_before_opened", zh: "完成日期早于检查时间", en: "closed before it was opened",
    advice: LocalizedText(
      zh: "核对两个日期",
      en: "check both dates"))

  package static let openWithDate = DefectKind(
    "open_with_date", zh: "未整改却有完成日期", en: "open, yet with a date of completion",
    advice: LocalizedText(
      zh: "核对状态与完成日期",
      en: "check the status and the date"))

  package static let deadlineBeforeOpened = DefectKind(
    "deadline_before_opened", zh: "期限早于检查时间", en: "deadline before it was opened",
    advice: LocalizedText(
      zh: "核对整改期限",
      en: "check the deadline"))

  package static let duplicateSerial = DefectKind(
    "duplicate_serial", zh: "序号重复", en: "duplicate number", severity: .info,
    advice: LocalizedText(
      zh: "重新编号",
      en: "number the rows anew"))

  package static let missingOwner = DefectKind(
    "missing_owner", zh: "未填责任单位", en: "missing unit",
    advice: LocalizedText(
      zh: "补填责任单位",
      en: "fill in who is responsible"))

  package static let missingContact = DefectKind(
    "missing_contact", zh: "未填联系人", en: "missing contact", severity: .info,
    advice: LocalizedText(
      zh: "补填联系人",
      en: "fill in whom to call"))
}
