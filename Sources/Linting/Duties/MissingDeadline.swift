import Diagnostics
import Model

extension DutyCheck {
  static var missingDeadline: DutyCheck {
    DutyCheck(.missingDeadline) { entry, _ in
      guard entry.columns.contains(.limit), entry.limit.isEmpty else { return [] }
      return [TableFinding(at: .limit, expected: LocalizedText(zh: "整改时限", en: "a time limit"))]
    }
  }
}
