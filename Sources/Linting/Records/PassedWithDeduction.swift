import Diagnostics
import Model

extension RecordCheck {
  /// A long row says that the item passed, and deducts points for it.
  static let passedWithDeduction = RecordCheck(.passedWithDeduction) { checked in
    guard let items = checked.batch.items, let slot = checked.slot(.deduction),
      case .double(let points, let states) = checked.batch.columns[slot]
    else { return [] }
    return states.valid.filter { items.outcomes[$0] == .pass && points[$0] != 0 }.map { row in
      checked.defect(
        .passedWithDeduction, row, slot,
        expected: LocalizedText(
          zh: "“\(items.name(row))”符合, 不扣分",
          en: "no deduction, for '\(items.name(row))' is met"),
        value: points[row] == points[row].rounded()
          ? String(Int(points[row].rounded())) : String(points[row]))
    }
  }
}
