import Diagnostics
import Model

extension DutyCheck {
  /// Somebody has to call the others together.
  static var missingLead: DutyCheck {
    DutyCheck(.missingLead) { entry, _ in
      guard entry.columns.contains(.lead), entry.lead.isEmpty else { return [] }
      return [
        TableFinding(at: .lead, expected: LocalizedText(zh: "一个牵头单位", en: "one lead unit"))
      ]
    }
  }
}
