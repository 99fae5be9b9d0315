import CEL
import Diagnostics
import Model

/// A rule over many records that failed for a group, before it is known who owns it.
package struct GroupFinding: Sendable {
  /// Index in the rule set.
  package let rule: Int
  /// The point, or a point that stands for the area.
  package let group: Point
  /// The group's last record; nil if there is none.
  package let latest: GroupWitness?
  package let message: LocalizedText
  /// The aggregates that the rule asked for, by the calls that its author wrote.
  package let observed: [ObservedFact]
  package let deduction: Double?
}

/// What rules over many records say in the end.
package struct GroupOutcomes: Sendable {
  /// By id of the group, and within a group in order of the rule set.
  package fileprivate(set) var findings: [GroupFinding] = []
  /// By index in the rule set.
  package fileprivate(set) var tallies: [Int: OutcomeTally] = [:]
}

extension GroupRules {
  /// Judges every group: those that have records, and those of the registry that have none.
  package func conclude(_ tally: GroupTally) -> GroupOutcomes {
    var outcomes = GroupOutcomes()
    for (number, rule) in rules.enumerated() {
      outcomes.tallies[rule.index] = OutcomeTally()
      if rule.isIdle { continue }
      var groups: Set<PointID> = []
      for key in tally.groups.keys where key.rule == number { groups.insert(key.group) }
      for key in (registry ?? [:]).keys where key.rule == number { groups.insert(key.group) }
      for id in groups.sorted() {
        let key = GroupTally.Key(rule: number, group: id)
        judge(rule, key, tally.groups[key] ?? rule.empty, &outcomes)
      }
    }
    outcomes.findings.sort { ($0.group.id, $0.rule) < ($1.group.id, $1.rule) }
    return outcomes
  }

  private func judge(
    _ rule: Compiled, _ key: GroupTally.Key, _ state: GroupState, _ outcomes: inout GroupOutcomes
  ) {
    let known = registry?[key]
    guard let group = known?.first ?? state.latest?.group else { return }
    let cells = rule.over.aggregates.indices.map { index in
      cell(rule, index, state, points: registry == nil ? nil : known?.count ?? 0)
    }
    let row = GroupRow(cells: cells, name: group.name, days: rule.days ?? 0)
    var tally = OutcomeTally()
    switch rule.interpreter.outcome(row) {
    case .pass: tally.pass = 1
    case .notApplicable: tally.notApplicable = 1
    case .notChecked: tally.notChecked = 1
    case .error: tally.error = 1
    case .fail:
      tally.fail = 1
      let observed = zip(rule.over.aggregates, cells).map { aggregate, cell -> ObservedFact in
        let key = ColumnKey.fact(FactID(aggregate.source))
        guard case .value(let value) = cell else { return ObservedFact(key: key, value: nil) }
        return ObservedFact(key: key, value: value)
      }
      outcomes.findings.append(
        GroupFinding(
          rule: rule.index, group: group, latest: state.latest,
          message: rule.interpreter.message(row), observed: observed,
          deduction: rule.interpreter.deduction(row)))
    }
    outcomes.tallies[rule.index, default: OutcomeTally()] += tally
  }

  /// - Parameter points: Points of the registry in the group; nil without a registry.
  private func cell(_ rule: Compiled, _ index: Int, _ state: GroupState, points: Int?) -> Cell {
    let aggregate = rule.over.aggregates[index]
    if aggregate.function == .points {
      return points.map { .value(.integer(Int64($0))) } ?? .blank
    }
    // Rules that were not asked cannot be said to have found nothing.
    if let named = rule.named[index], named.isEmpty { return .blank }
    switch state.aggregates[index] {
    case .counted(let count):
      return .value(
        .integer(Int64(aggregate.function == .inspections ? state.records : count)))
    case .numbers(let numbers): return numbers.cell(aggregate, records: state.records)
    case .points(let points): return .value(.integer(Int64(points.count)))
    case .rounds(let rounds):
      return .value(.integer(Int64(rounds.values.count { $0.isRegression })))
    }
  }
}

/// The aggregates of one group, which the rule's expressions read like cells of a record.
struct GroupRow: RowReader {
  /// By number of the aggregate.
  let cells: [Cell]
  let name: String
  let days: Int

  func cell(_ column: BoundColumn) -> Cell {
    let name = column.key.name
    if let number = AggregateVariable.number(name) {
      return cells.indices.contains(number) ? cells[number] : .blank
    }
    switch name {
    case AggregateVariable.group: return .value(.text(self.name))
    case AggregateVariable.windowDays: return .value(.integer(Int64(days)))
    default: return .blank
    }
  }
}
