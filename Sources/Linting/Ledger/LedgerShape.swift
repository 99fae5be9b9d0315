import Model

/// Lists every check of a ledger; one line each.
package typealias LedgerCheck = TableCheck<LedgerEntry>

extension LedgerCheck {
  package static var all: [LedgerCheck] {
    [
      missingDates, unreadableDates, datesInFuture, missingProblem, missingUnit, missingStatus,
      unknownStatus,
      closedWithoutDate, closedBeforeOpened, openWithDate, deadlineBeforeOpened, duplicateSerial,
    ]
  }
}

/// A ledger, read and checked.
package struct CheckedLedger: Sendable {
  package let table: Table<LedgerColumn>
  package let entries: [LedgerEntry]
  package let defects: [Defect]

  package init(_ table: Table<LedgerColumn>, _ context: TableContext) {
    self.table = table
    let entries = table.rows.map { LedgerEntry($0, of: table, context) }
    self.entries = entries
    var firstRows: [String: Int] = [:]
    for entry in entries where !entry.serial.isEmpty {
      firstRows[entry.serial] = firstRows[entry.serial] ?? entry.row.number
    }
    defects = LedgerCheck.lint(
      table, entries, LedgerEntry.Book(context: context, firstRows: firstRows), serial: .serial,
      checks: LedgerCheck.all)
  }
}
