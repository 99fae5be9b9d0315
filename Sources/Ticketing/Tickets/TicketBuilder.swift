import Diagnostics
import Model

/// Turns findings into tickets: point, fingerprint, owner, deadline, and where the record stands.
///
/// Immutable, hence shared by all workers; each worker keeps a ``TicketMemo`` of its own, and asks by
/// ``BatchTickets``. What a ticket says depends on the record alone, never on what the memo has seen
/// before.
package struct TicketBuilder: Sendable {
  let rules: [Rule]
  let registry: [Point]
  let pointTypes: [PointTypeID]
  let router: Router
  let deadlines: DeadlineCalculator
  /// By number of the rule; rules of one kind share their owners.
  let routingKinds: [Int]

  /// - Parameters:
  ///   - registry: The points that `RecordBatch.points` index; nil if there is no registry.
  ///   - pointTypes: The types that `RecordBatch.pointTypes` index.
  package init(
    rules: RuleSet, registry: PointRegistry?, pointTypes: [PointTypeID], router: Router,
    deadlines: DeadlineCalculator
  ) {
    self.rules = rules.rules
    self.registry = registry?.points ?? []
    self.pointTypes = pointTypes
    self.router = router
    routingKinds = router.kinds(of: rules.rules)
    self.deadlines = deadlines
  }

  /// The ticket of one finding; whoever has all findings of a batch keeps a ``BatchTickets``.
  ///
  /// - Precondition: `finding` is of `batch`, and its rule one of the builder's.
  package func ticket(
    _ finding: Finding, in batch: RecordBatch, memo: inout TicketMemo
  ) -> Ticket {
    var tickets = BatchTickets(self, batch)
    return tickets.ticket(finding, memo: &memo)
  }
}
