import Diagnostics
import Model

extension LedgerCheck {
  static var deadlineBeforeOpened: LedgerCheck {
    LedgerCheck(.deadlineBeforeOpened) { entry, _ in
      guard let found = entry.foundAt.day, let due = entry.due.day, due < found else { return [] }
      return [
        TableFinding(
          at: .due, expected: LocalizedText(zh: "不早于 \(found)", en: "not before \(found)"))
      ]
    }
  }
}
