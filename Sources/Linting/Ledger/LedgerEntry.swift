import Model

/// One problem of a ledger, as its row says it.
package struct LedgerEntry: TableEntry {
  package typealias Column = LedgerColumn

  package let row: TableRow
  package let serial: String
  package let foundAt: DateCell
  package let point: String
  package let problem: String
  package let lead: String
  package let unit: String
  package let supporting: [String]
  package let due: DateCell
  package let doneAt: DateCell
  package let status: String
  /// Nil if the status is blank or no word that is known.
  package let state: LedgerState?
  /// Columns the ledger has.
  let columns: Set<LedgerColumn>

  /// What is known of all rows together.
  package struct Book: Sendable {
    package let context: TableContext
    /// The row in which each serial number stands first.
    let firstRows: [String: Int]
  }

  package init(_ row: TableRow, of table: Table<LedgerColumn>, _ context: TableContext) {
    func date(_ column: LedgerColumn) -> DateCell {
      DateCell(table.text(row, column), offset: context.calendar.offset)
    }
    self.row = row
    serial = table.text(row, .serial)
    foundAt = date(.foundAt)
    point = table.text(row, .point)
    problem = trimmedCell(table.written(row, .problem))
    lead = table.text(row, .lead)
    unit = table.text(row, .unit)
    supporting = ListType.items(of: table.text(row, .supporting))
    due = date(.due)
    doneAt = date(.doneAt)
    status = table.text(row, .status)
    state = StatusWords.state(status)
    columns = Set(table.places.keys)
  }

  /// Whether it was done after the day it was due; nil unless it is done and both days are known.
  package var isDoneAfterDue: Bool? {
    guard state?.isDone == true, let due = due.day, let done = doneAt.day else { return nil }
    return done > due
  }

  /// Whether the day it was due is a day of rest; nil if that is not known.
  package func isDueOnRestDay(_ calendar: WorkCalendar) -> Bool? {
    due.day.flatMap(calendar.isWorkingDay).map { !$0 }
  }
}
