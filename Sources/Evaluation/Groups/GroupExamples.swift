import CEL
import Diagnostics
import Model

/// Runs the tests of rules over many records: the records of an example are all that there is.
struct GroupExamples: Sendable {
  let ruleSet: RuleSet
  let expressions: [CheckedExpression]
  /// By index in the rule set.
  let interpreters: [RuleInterpreter]

  /// What the rule at `index` says of an example: of several groups the worst, and of a breach the words.
  ///
  /// The run's moment is the last inspection of the example. Points of the example are the registry; an
  /// example without records has one point that nobody has inspected.
  func result(
    _ index: Int, _ example: Rule.Example
  ) -> (outcome: Rule.Expectation, message: LocalizedText?) {
    let rows = example.isEmpty ? [] : ([example.given] + example.more).map(ExampleRow.init)
    let records = rows.enumerated().map { record($1, line: $0 + 1) }
    let nobody = Point(
      id: "P1", name: "P1", type: nil, area: Area(), location: ruleSet.rules[index].location)
    let points = Dictionary(
      records.map { ($0.point.id, $0.point) }, uniquingKeysWith: { first, _ in first })
    let last = records.compactMap(\.inspectedAt).max()
    guard
      let rules = GroupRules(
        ruleSet, expressions: expressions, selection: RuleSelection(), pointTypes: [],
        needs: ColumnNeeds([]),
        registry: points.isEmpty ? [nobody] : points.values.sorted { $0.id < $1.id },
        clock: .init(asOf: last ?? Timestamp(seconds: 0), offset: .china, cadence: 7))
    else { return (.notApplicable, nil) }
    var tally = rules.empty
    for record in records { rules.add(record, to: &tally) }
    let outcomes = rules.conclude(tally)
    let found = outcomes.tallies[index] ?? OutcomeTally()
    let outcome: Rule.Expectation =
      if found.fail > 0 { .fail } else if found.error > 0 { .error } else if found.notChecked > 0 {
        .notChecked
      } else if found.pass > 0 { .pass } else { .notApplicable }
    return (outcome, outcomes.findings.first { $0.rule == index }?.message)
  }

  private func record(_ row: ExampleRow, line: Int) -> GroupRecord<ExampleRow> {
    func text(_ field: RecordField) -> String {
      if case .value(.text(let text)) = row.cell(BoundColumn(key: .field(field), slot: nil)) {
        return text
      }
      return ""
    }
    var inspectedAt: Timestamp?
    if case .value(.instant(let instant)) = row.cell(
      BoundColumn(key: .field(.inspectedAt), slot: nil))
    {
      inspectedAt = instant
    }
    let area = Area(
      district: text(.district), street: text(.street), community: text(.community),
      grid: text(.grid))
    let ids = [text(.pointID), text(.pointName), "P1"]
    let id = ids.first { !$0.isEmpty } ?? ""
    return GroupRecord(
      row: row,
      point: Point(
        id: PointID(id), name: text(.pointName), type: nil, area: area,
        location: SourceLocation(file: "example", line: line)),
      type: -1, inspectedAt: inspectedAt, file: "example", line: line,
      failed: interpreters.indices.filter {
        ruleSet.rules[$0].over == nil && interpreters[$0].outcome(row) == .fail
      })
  }
}
