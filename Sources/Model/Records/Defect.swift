import Diagnostics

/// Something wrong with the sheet itself (填报差错), never with the point.
package struct Defect: Hashable, Sendable {
  package let kind: DefectKind
  package let file: String
  /// Name of the table within its file; empty where a file is one table.
  package let sheet: String
  /// Physical line on which the record starts, from 1; 0 for the sheet as a whole.
  package let line: Int
  /// The field's number, from 1; 0 for the whole record. Of a malformed record the character, from 1.
  package let column: Int
  /// The header of the column; empty for the whole record.
  package let header: String
  /// The cell as it was written, cut to 200 characters.
  package let value: String
  /// What should have stood there; nil where the kind says it all.
  package let expected: LocalizedText?
  /// What was probably meant.
  package let suggestion: String?

  package init(
    _ kind: DefectKind, file: String, sheet: String = "", line: Int, column: Int = 0,
    header: String = "",
    value: String = "", expected: LocalizedText? = nil, suggestion: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.header = header
    self.value = String(value.prefix(200))
    self.expected = expected
    self.suggestion = suggestion
  }
}

/// The kinds of defect; their ids are part of the output's contract.
package enum DefectKind: String, Sendable, CaseIterable {
  case unknownColumn = "unknown_column"
  case duplicateColumn = "duplicate_column"
  case unknownPoint = "unknown_point"
  case missingPoint = "missing_point"
  case pointContradiction = "point_contradiction"
  case unknownPointType = "unknown_point_type"
  case unreadableValue = "unreadable_value"
  case unreadableDate = "unreadable_date"
  case outOfRange = "out_of_range"
  case missingDate = "missing_date"
  case raggedRow = "ragged_row"
  case unclosedQuote = "unclosed_quote"
  case strayQuote = "stray_quote"
  case invalidUTF8 = "invalid_utf8"
  case recordTooLong = "record_too_long"
  case malformedRecord = "malformed_record"

  package var title: LocalizedText {
    switch self {
    case .unknownColumn: LocalizedText(zh: "未知列", en: "unknown column")
    case .duplicateColumn: LocalizedText(zh: "重复的列", en: "duplicate column")
    case .unknownPoint: LocalizedText(zh: "点位库中没有此点位", en: "unknown point")
    case .missingPoint: LocalizedText(zh: "未填点位", en: "missing point")
    case .pointContradiction: LocalizedText(zh: "点位编号与名称不一致", en: "id and name are two points")
    case .unknownPointType: LocalizedText(zh: "未知点位类型", en: "unknown point type")
    case .unreadableValue: LocalizedText(zh: "无法识别的填报值", en: "unreadable value")
    case .unreadableDate: LocalizedText(zh: "无法识别的日期", en: "unreadable date")
    case .outOfRange: LocalizedText(zh: "数值超出范围", en: "value out of range")
    case .missingDate: LocalizedText(zh: "未填检查时间", en: "missing inspection time")
    case .raggedRow: LocalizedText(zh: "列数与表头不一致", en: "number of fields differs from the header")
    case .unclosedQuote: LocalizedText(zh: "引号没有闭合", en: "quote is never closed")
    case .strayQuote: LocalizedText(zh: "引号位置不对", en: "stray quote")
    case .invalidUTF8: LocalizedText(zh: "不是 UTF-8 编码", en: "invalid UTF-8")
    case .recordTooLong: LocalizedText(zh: "单条记录过长", en: "record too long")
    case .malformedRecord: LocalizedText(zh: "记录无法解析", en: "malformed record")
    }
  }
}
