import Diagnostics

/// A measured quantity, written `2.5`, `-3` or `2.5米`.
///
/// Value: a finite Double of either sign.
package enum NumberType: FactType {
  package static let keyword = "number"
  package static let storage = ColumnStorage.double
  package static let plainForm = PlainForm.decimal
  package static let expectation = LocalizedText(zh: "数字, 如 2.5", en: "a number, such as 2.5")

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    guard let number = decimalNumber(withoutUnit(text, units: context.units)) else {
      return .unreadable
    }
    return .value(.double(number))
  }
}
