import Diagnostics
import Model

extension LedgerCheck {
  /// A ledger says when each problem was found and by when it is due. When it was done is asked for only once it is done.
  static var missingDates: LedgerCheck {
    LedgerCheck(.missingDate) { entry, _ in
      [(LedgerColumn.foundAt, entry.foundAt), (.due, entry.due)].compactMap { column, cell in
        guard entry.columns.contains(column), cell == .blank else { return nil }
        return TableFinding(at: column, expected: DateCell.expected)
      }
    }
  }
}
