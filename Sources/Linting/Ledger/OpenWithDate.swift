import Diagnostics
import Model

extension LedgerCheck {
  /// What is not done yet has no day on which it was done.
  static var openWithDate: LedgerCheck {
    LedgerCheck(.openWithDate) { entry, _ in
      guard entry.state?.isOpen == true, entry.doneAt.day != nil else { return [] }
      return [
        TableFinding(
          at: .doneAt,
          expected: LocalizedText(
            zh: "空着 (状态为“\(entry.status)”)", en: "nothing (the status is '\(entry.status)')"))
      ]
    }
  }
}
