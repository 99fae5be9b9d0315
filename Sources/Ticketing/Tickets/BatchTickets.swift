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
  private var record = RecordParts()

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
    prepare(finding.row, &memo)
    let openedAt = record.openedAt
    let identity =
      finding.place.isEmpty
      ? record.identity : FaultPlace(record.known, cells, finding.row, besides: finding.place)
    let owner = memo.owner(
      rule, builder.routingKinds[finding.rule], record.reach, builder.router
    ) { record.known ?? cells.point(finding.row) }
    return Ticket(
      fingerprint: memo.fingerprints.fingerprint(rule.id, finding.rule, identity),
      rule: rule, point: record.known,
      record: RecordReference(cells, row: finding.row, column: finding.column),
      message: finding.message, observed: finding.observed,
      owner: owner, openedAt: openedAt,
      deadline: memo.deadlines.deadline(
        rule, index: finding.rule, promise: owner.limit, openedAt: openedAt,
        by: builder.deadlines),
      deduction: finding.deduction)
  }

  /// Finds what all tickets of the record in `row` share, unless it is that of the ticket before.
  private mutating func prepare(_ row: Int, _ memo: inout TicketMemo) {
    if record.row == row { return }
    record.row = row
    let number = Int(batch.points[row])
    record.known = number >= 0 ? builder.registry[number] : nil
    if let known = record.known {
      record.reach = memo.reach(ofRegistered: number, known, builder.router)
    } else {
      record.reach = memo.reach(of: .written(cells, row: row), builder.router)
    }
    record.identity = FaultPlace(record.known, cells, row)
    record.openedAt = cells.openedAt(row)
  }
}

/// What all tickets of one record share.
private struct RecordParts {
  /// -1: none yet.
  var row = -1
  /// The point of the registry; nil if the record itself describes it.
  var known: Point?
  /// The number of the point's reach in the memo.
  var reach = 0
  var identity = FaultPlace("", "")
  var openedAt: Timestamp?
}
