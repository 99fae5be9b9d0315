import Diagnostics
import Model

extension LedgerCheck {
  /// Nothing is put right before it is found.
  static var closedBeforeOpened: LedgerCheck {
    LedgerCheck(.closedBeforeOpened) { entry, _ in
      guard let found = entry.foundAt.day, let done = entry.doneAt.day, done < found else {
        return []
      }
      return [
        TableFinding(
          at: .doneAt, expected: LocalizedText(zh: "不早于 \(found)", en: "not before \(found)"))
      ]
    }
  }
}
