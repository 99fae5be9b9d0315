import Diagnostics
import Model

/// Turns the findings of one batch into tickets.
///
/// Knows where the batch has the cells that tickets read, and what the findings of one record share:
/// they come one after another.
package struct BatchTickets {
  private let builder: TicketBuilder
  private let batch: RecordBatch
  private let cells: RecordCells
  private var record: RecordParts?

  /// - Parameter builder: Whose rules the findings are of.
  package init(_ builder: TicketBuilder, _ batch: RecordBatch) {
    self.builder = builder
    self.batch = batch
    cells = RecordCells(batch, pointTypes: builder.pointTypes)
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
    let identity =
      finding.place.isEmpty
      ? record.identity : FaultPlace(record.known, cells, finding.row, besides: finding.place)
    let owner = memo.owner(
      rule, builder.routingKinds[finding.rule], record.point, record.reach, builder.router)
    return Ticket(
      fingerprint: memo.fingerprints.fingerprint(rule.id, finding.rule, identity),
      rule: rule, point: record.known, cells: cells, row: finding.row, column: finding.column,
      message: finding.message, observed: finding.observed,
      owner: owner, openedAt: openedAt,
      deadline: memo.deadlines.deadline(
        rule, index: finding.rule, promise: owner.limit, openedAt: openedAt,
        by: builder.deadlines),
      deduction: finding.deduction)
  }

  /// What all tickets of one record share.
  private mutating func parts(_ row: Int, _ memo: inout TicketMemo) -> RecordParts {
    if let record, record.row == row { return record }
    let number = Int(batch.points[row])
    let known = number >= 0 ? builder.registry[number] : nil
    let point = known.map { .known($0) } ?? PointReference.written(cells, row: row)
    let parts = RecordParts(
      row: row, known: known, point: point, reach: memo.reach(of: point, builder.router),
      identity: FaultPlace(known, cells, row), openedAt: cells.openedAt(row))
    record = parts
    return parts
  }
}

/// What all tickets of one record share.
private struct RecordParts {
  let row: Int
  /// The point of the registry; nil if the record itself describes it.
  let known: Point?
  let point: PointReference
  /// The number of the point's reach in the memo.
  let reach: Int
  let identity: FaultPlace
  let openedAt: Timestamp?
}
