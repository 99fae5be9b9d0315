import Diagnostics
import Model

extension LedgerCheck {
  /// Every problem has one unit that must put it right.
  static var missingUnit: LedgerCheck {
    LedgerCheck(.missingOwner) { entry, _ in
      guard entry.columns.contains(.unit), entry.unit.isEmpty else { return [] }
      return [TableFinding(at: .unit, expected: LocalizedText(zh: "责任单位", en: "a unit"))]
    }
  }
}
