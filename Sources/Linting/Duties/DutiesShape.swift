import Model

/// Lists every check of a matrix of duties; one line each.
package typealias DutyCheck = TableCheck<DutyEntry>

extension DutyCheck {
  package static var all: [DutyCheck] {
    [
      missingLead, multipleLeads, conflictingRow, missingUnit, missingContact, missingDeadline,
      unreadableDuration,
    ]
  }
}

/// A matrix of duties (责任分工表), read and checked.
package struct CheckedDuties: Sendable {
  package let table: Table<DutyColumn>
  package let entries: [DutyEntry]
  package let defects: [Defect]

  package init(_ table: Table<DutyColumn>) {
    self.table = table
    var entries: [DutyEntry] = []
    var firstRows: [DutyEntry.Subject: DutyEntry] = [:]
    for row in table.rows {
      let entry = DutyEntry(row, of: table, category: entries.last?.category ?? "")
      entries.append(entry)
      if !entry.item.isEmpty, firstRows[entry.subject] == nil { firstRows[entry.subject] = entry }
    }
    self.entries = entries
    defects = DutyCheck.lint(
      table, entries, DutyEntry.Book(firstRows: firstRows), serial: .serial, checks: DutyCheck.all)
  }

  /// The rows that say who is in charge: copies of earlier rows and those that contradict one are left out.
  package var duties: [DutyEntry] {
    let dropped = Set(
      defects.filter { [.duplicateRecord, .conflictingRow].contains($0.kind) }.map(\.line))
    return entries.filter { entry in
      !dropped.contains(entry.row.number) && !(entry.unit.isEmpty && entry.lead.isEmpty)
    }
  }
}
