import Diagnostics
import Model

extension LedgerCheck {
  static var missingStatus: LedgerCheck {
    LedgerCheck(.missingStatus) { entry, _ in
      guard entry.status.isEmpty else { return [] }
      return [TableFinding(at: .status, expected: LocalizedText(zh: "整改情况", en: "a status"))]
    }
  }
}
