import Diagnostics
import Model

/// What a rule over many records found, with the record that speaks for the group.
package struct GroupFault: Sendable {
  /// Index in the rule set.
  package let rule: Int
  /// The point, or a point that stands for an area.
  package let group: Point
  package let message: LocalizedText
  package let observed: [ObservedFact]
  package let deduction: Double?
  /// File and line of the group's last record; nil if it has none.
  package let record: (file: String, line: Int)?
  package let openedAt: Timestamp

  /// - Parameter openedAt: The group's last inspection; without one, the run's moment.
  package init(
    rule: Int, group: Point, message: LocalizedText, observed: [ObservedFact], deduction: Double?,
    record: (file: String, line: Int)?, openedAt: Timestamp
  ) {
    self.rule = rule
    self.group = group
    self.message = message
    self.observed = observed
    self.deduction = deduction
    self.record = record
    self.openedAt = openedAt
  }
}

extension TicketBuilder {
  /// The ticket of a group. Where it has no record, the ticket points at the registry.
  ///
  /// - Precondition: the fault's rule is one of the builder's.
  package func ticket(_ fault: GroupFault, memo: inout TicketMemo) -> Ticket {
    let rule = rules[fault.rule]
    let place = fault.group.location
    let reach = memo.reach(of: .known(fault.group), router)
    let owner = memo.owner(rule, routingKinds[fault.rule], reach, router) { fault.group }
    return Ticket(
      fingerprint: Fingerprint(rule: rule.id, point: fault.group.id, place: ""), rule: rule,
      point: fault.group,
      record: RecordReference(
        id: "", file: fault.record?.file ?? place.file, line: fault.record?.line ?? place.line,
        column: 0, inspector: ""),
      message: fault.message, observed: fault.observed,
      owner: owner, openedAt: fault.openedAt,
      deadline: memo.deadlines.deadline(
        rule, index: fault.rule, promise: owner.limit, openedAt: fault.openedAt, by: deadlines),
      deduction: fault.deduction)
  }
}
