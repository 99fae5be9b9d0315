import Diagnostics

/// A share between 0 and 1, written `0.35` or `35%`; a bare `35` where the header says (%).
///
/// Value: Double in 0 … 1. A share outside is out of range.
package enum RatioType: FactType {
  package static let keyword = "ratio"
  package static let storage = ColumnStorage.double
  package static let plainForm = PlainForm.share
  package static let expectation = LocalizedText(
    zh: "0 到 1 之间的比例, 如 0.35 或 35%", en: "a share from 0 to 1, such as 0.35 or 35%")

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    let isWritten = text.hasSuffix("%")
    let digits = isWritten ? foldedCell(String(text.dropLast())) : text
    guard let number = decimalNumber(digits) else { return .unreadable }
    let share = isWritten || context.isPercent ? number / 100 : number
    return (0...1).contains(share) ? .value(.double(share)) : .outOfRange
  }
}
