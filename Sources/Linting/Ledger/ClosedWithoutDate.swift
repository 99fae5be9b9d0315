import Diagnostics
import Model

extension LedgerCheck {
  /// What is done was done on some day.
  static var closedWithoutDate: LedgerCheck {
    LedgerCheck(.closedWithoutDate) { entry, _ in
      guard entry.columns.contains(.doneAt), entry.state?.isDone == true, entry.doneAt == .blank
      else { return [] }
      return [
        TableFinding(
          at: .doneAt,
          expected: LocalizedText(
            zh: "完成日期 (状态为“\(entry.status)”)",
            en: "a date of completion (the status is '\(entry.status)')"))
      ]
    }
  }
}
