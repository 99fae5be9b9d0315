import Diagnostics

/// How many of something there are, written `3`, `３`, `3处` or `1,024`; `无` is none.
///
/// Value: Int64, 0 or more. A negative number is out of range; 有 or 若干 cannot be read.
package enum CountType: FactType {
  package static let keyword = "count"
  package static let storage = ColumnStorage.integer
  package static let plainForm = PlainForm.wholeNumber
  package static let expectation = LocalizedText(
    zh: "不小于 0 的整数, 如 3 或 3处", en: "a whole number, 0 or more, such as 3")

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    if text == "无" { return .value(.integer(0)) }
    guard let number = wholeNumber(text, units: context.units) else { return .unreadable }
    return number < 0 ? .outOfRange : .value(.integer(number))
  }
}
