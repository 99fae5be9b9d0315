import Diagnostics

extension DefectKind {
  /// What whoever keeps the sheet should do about it.
  package var advice: LocalizedText {
    switch self {
    case .unknownColumn:
      LocalizedText(
        zh: "改用词表中的列名，或在词表中为该列加别名；此列未参与核对",
        en:
          "use a name from the vocabulary, or add this one as an alias; the column was not checked")
    case .duplicateColumn:
      LocalizedText(zh: "只保留其中一列；采用的是第一列", en: "keep one of them; the first one was used")
    case .unknownPoint:
      LocalizedText(
        zh: "更正点位编号或名称，或将该点位补入点位库；此记录未核对",
        en: "correct the id or name, or add the point to the registry; the record was not checked")
    case .missingPoint:
      LocalizedText(zh: "补填点位编号或名称", en: "fill in the point's id or name")
    case .pointContradiction:
      LocalizedText(zh: "核对编号与名称，改正其中之一", en: "compare id and name and correct one of them")
    case .unknownPointType:
      LocalizedText(
        zh: "改用词表中的点位类型，或在词表中补充", en: "use a point type of the vocabulary, or add this one")
    case .unreadableValue:
      LocalizedText(
        zh: "按要求的写法重新填写；相关细则未能判定",
        en: "write the value as expected; the rules that read it could not be decided")
    case .unreadableDate:
      LocalizedText(
        zh: "按 2026-11-20 09:30 的写法填写；没有检查时间就无法计算整改期限",
        en: "write it as 2026-11-20 09:30; without a time there is no deadline")
    case .outOfRange:
      LocalizedText(
        zh: "核对数值；相关细则未能判定",
        en: "check the number; the rules that read it could not be decided")
    case .missingDate:
      LocalizedText(
        zh: "补填检查时间；没有检查时间就无法计算整改期限",
        en: "fill in when the inspection took place; without a time there is no deadline")
    case .raggedRow:
      LocalizedText(
        zh: "核对该行的分隔符和引号，使列数与表头一致",
        en: "check separators and quotes so that the row has as many fields as the header")
    case .unclosedQuote:
      LocalizedText(
        zh: "在该处补上后引号；其后的内容未能读取",
        en: "close the quote; what follows could not be read")
    case .strayQuote:
      LocalizedText(
        zh: "含引号的内容须整体加引号，内部引号写两次",
        en: "quote the whole field and double the quotes inside it")
    case .invalidUTF8:
      LocalizedText(zh: "将文件另存为 UTF-8 编码", en: "save the file as UTF-8")
    case .recordTooLong:
      LocalizedText(
        zh: "多半是漏了后引号；核对该行", en: "a missing quote, most likely; check the line")
    case .malformedRecord:
      LocalizedText(
        zh: "把该行改成一个完整的 JSON 对象；此记录未核对",
        en: "make the line one whole JSON object; the record was not checked")
    }
  }
}
