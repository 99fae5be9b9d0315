import Diagnostics
import Model

extension LedgerCheck {
  /// Words where a day should stand: 尽快, 长期坚持, 2026.4.31.
  static var unreadableDates: LedgerCheck {
    LedgerCheck(.unreadableDate) { entry, _ in
      [(LedgerColumn.foundAt, entry.foundAt), (.due, entry.due), (.doneAt, entry.doneAt)]
        .compactMap { column, cell in
          cell == .unreadable ? TableFinding(at: column, expected: DateCell.expected) : nil
        }
    }
  }
}
