import Diagnostics
import Model

/// Turns the findings of one batch into tickets.
///
/// Knows where the batch has the columns that tickets read, and what the findings of one record share:
/// they come one after another.
package struct BatchTickets {
  private let builder: TicketBuilder
  private let batch: RecordBatch
  private let columns: RecordColumns
  private var record: RecordParts?

  /// - Parameter builder: Whose rules the findings are of.
  package init(_ builder: TicketBuilder, _ batch: RecordBatch) {
    self.builder = builder
    self.batch = batch
    columns = RecordColumns(batch)
  }

  /// The ticket of a finding, with the disposition `new`: whether the fault was seen before is for
  /// whoever sees all tickets in order.
  ///
  /// - Precondition: `finding` is of the batch, and its rule one of the builder's.
  /// - Complexity: O(1) look-ups where the memo knows owner and deadline.
  package mutating func ticket(_ finding: Finding, memo: inout TicketMemo) -> Ticket {
    let rule = builder.rules[finding.rule]
    let record = parts(finding.row, &memo)
    let openedAt = record.openedAt
    return Ticket(
      fingerprint: Fingerprint(rule: rule.id, point: record.point.id, place: record.place),
      rule: rule, point: record.point,
      record: RecordReference(
        id: record.id, file: batch.file, sheet: batch.sheet, line: batch.lines[finding.row],
        column: finding.column,
        header: finding.column > 0 ? batch.layout.header(ofField: finding.column) : "",
        inspector: record.inspector, place: record.place, note: record.note),
      message: finding.message, observed: finding.observed, evidence: record.photos,
      owner: memo.owner(rule, finding.rule, record.point, record.reach, builder.router),
      openedAt: openedAt,
      deadline: memo.deadlines.deadline(
        rule, index: finding.rule, openedAt: openedAt, by: builder.deadlines),
      deduction: finding.deduction, disposition: .new)
  }

  /// What all tickets of one record share.
  private mutating func parts(_ row: Int, _ memo: inout TicketMemo) -> RecordParts {
    if let record, record.row == row { return record }
    let number = Int(batch.points[row])
    let point =
      number >= 0
      ? builder.registry[number] : columns.point(row, builder.pointTypes, file: batch.file)
    let parts = RecordParts(
      row: row, point: point, reach: memo.reach(of: point, builder.router),
      id: columns.id.string(row), inspector: columns.inspector.string(row),
      place: columns.place.string(row), note: columns.note(row),
      photos: columns.photos(row), openedAt: columns.openedAt(row))
    record = parts
    return parts
  }
}

/// What all tickets of one record share.
private struct RecordParts {
  let row: Int
  let point: Point
  /// The number of the point's reach in the memo.
  let reach: Int
  let id: String
  let inspector: String
  let place: String
  let note: String
  let photos: [String]
  let openedAt: Timestamp?
}
