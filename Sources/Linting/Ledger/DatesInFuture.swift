import Diagnostics
import Model

extension LedgerCheck {
  /// What was found or done cannot lie behind today.
  static var datesInFuture: LedgerCheck {
    LedgerCheck(.dateInFuture) { entry, book in
      let today = book.context.today
      return [(LedgerColumn.foundAt, entry.foundAt), (.doneAt, entry.doneAt)].compactMap {
        column, cell in
        guard let day = cell.day, day > today else { return nil }
        return TableFinding(
          at: column, expected: LocalizedText(zh: "不晚于 \(today)", en: "not after \(today)"))
      }
    }
  }
}
