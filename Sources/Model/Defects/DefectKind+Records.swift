import Diagnostics

/// Text that is no whole record.
extension DefectKind {
  package static let raggedRow = DefectKind(
    "ragged_row", zh: "列数与表头不一致", en: "number of fields differs from the header",
    advice: LocalizedText(
      zh: "核对该行的分隔符和引号，使列数与表头一致",
      en: "check separators and quotes so that the row has as many fields as the header"))

  package static let unclosedQuote = DefectKind(
    "unclosed_quote", zh: "引号没有闭合", en: "quote is never closed",
    advice: LocalizedText(
      zh: "在该处补上后引号；其后的内容未能读取",
      en: "close the quote; what follows could not be read"))

  package static let strayQuote = DefectKind(
    "stray_quote", zh: "引号位置不对", en: "stray quote",
    advice: LocalizedText(
      zh: "含引号的内容须整体加引号，内部引号写两次",
      en: "quote the whole field and double the quotes inside it"))

  package static let invalidUTF8 = DefectKind(
    "invalid_utf8", zh: "不是 UTF-8 编码", en: "invalid UTF-8",
    advice: LocalizedText(
      zh: "将文件另存为 UTF-8 编码",
      en: "save the file as UTF-8"))

  package static let recordTooLong = DefectKind(
    "record_too_long", zh: "单条记录过长", en: "record too long",
    advice: LocalizedText(
      zh: "多半是漏了后引号；核对该行",
      en: "a missing quote, most likely; check the line"))

  package static let malformedRecord = DefectKind(
    "malformed_record", zh: "记录无法解析", en: "malformed record",
    advice: LocalizedText(
      zh: "把该行改成一个完整的 JSON 对象；此记录未核对",
      en: "make the line one whole JSON object; the record was not checked"))

  package static let duplicateRecord = DefectKind(
    "duplicate_record", zh: "重复的记录", en: "duplicate record",
    advice: LocalizedText(
      zh: "删去其中一条",
      en: "delete one of them"))
}
