import Diagnostics
import Model

extension DutyCheck {
  static var missingUnit: DutyCheck {
    DutyCheck(.missingOwner) { entry, _ in
      guard entry.columns.contains(.unit), entry.unit.isEmpty else { return [] }
      return [
        TableFinding(at: .unit, expected: LocalizedText(zh: "责任单位", en: "the unit responsible"))
      ]
    }
  }
}
