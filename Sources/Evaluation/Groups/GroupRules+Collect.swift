import CEL
import Model

/// One record as rules over many records see it.
struct GroupRecord<Row: RowReader> {
  let row: Row
  let point: Point
  /// Number of the point's type; -1 if it is not known.
  let type: Int16
  let inspectedAt: Timestamp?
  let file: String
  let line: Int
  /// Indices of the rules that it breaks.
  let failed: [Int]
}

extension GroupRules {
  /// Adds the records of `batch`.
  ///
  /// - Parameter records: Point and time of the record in a row; nil for one that is not evaluated.
  /// - Complexity: O(rows × aggregates).
  package func collect(
    _ batch: RecordBatch, _ outcomes: BatchOutcomes,
    records: (_ row: Int) -> (point: Point, inspectedAt: Timestamp?)?, into tally: inout GroupTally
  ) {
    var next = 0
    for row in 0..<batch.count {
      var failed: [Int] = []
      while next < outcomes.findings.count, outcomes.findings[next].row <= row {
        if outcomes.findings[next].row == row { failed.append(outcomes.findings[next].rule) }
        next += 1
      }
      guard let (point, inspectedAt) = records(row) else { continue }
      add(
        GroupRecord(
          row: BatchRow(batch: batch, row: row), point: point, type: batch.pointTypes[row],
          inspectedAt: inspectedAt, file: batch.file, line: batch.lines[row], failed: failed),
        to: &tally)
    }
  }

  /// Adds one record to every rule that looks at it.
  func add(_ record: GroupRecord<some RowReader>, to tally: inout GroupTally) {
    let day = record.inspectedAt?.local(at: clock.offset).date
    for (number, rule) in rules.enumerated() {
      guard !rule.isIdle, rule.types.isEmpty || rule.types.contains(record.type) else { continue }
      if let days = rule.days {
        guard let day else {
          tally.leftOut[number].undated += 1
          continue
        }
        let age = clock.today.daysSinceEpoch - day.daysSinceEpoch
        guard age >= 0, age < days else {
          tally.leftOut[number].outside += 1
          continue
        }
      }
      guard let group = rule.over.level.group(of: record.point) else {
        tally.leftOut[number].placeless += 1
        continue
      }
      let key = GroupTally.Key(rule: number, group: group.id)
      var state = tally.groups.removeValue(forKey: key) ?? rule.empty
      state.records += 1
      let witness = GroupWitness(
        group: group, inspectedAt: record.inspectedAt, file: record.file, line: record.line)
      state.latest = state.latest.map { max($0, witness) } ?? witness
      for index in state.aggregates.indices {
        add(record, day, rule, index, &state.aggregates[index])
      }
      tally.groups[key] = state
    }
  }

  private func add(
    _ record: GroupRecord<some RowReader>, _ day: CivilDate?, _ rule: Compiled, _ index: Int,
    _ state: inout AggregateState
  ) {
    switch state {
    case .counted(let count):
      guard let named = rule.named[index] else { return }
      state = .counted(count + record.failed.count { named.contains($0) })
    case .numbers(var numbers):
      guard let argument = rule.arguments[index] else { return }
      numbers.add(argument.run(record.row, grade: nil))
      state = .numbers(numbers)
    case .points(var points):
      state = .counted(0)
      points.insert(record.point.id)
      state = .points(points)
    case .rounds(var rounds):
      guard let day, let named = rule.named[index] else { return }
      state = .counted(0)
      for index in named {
        guard let watched = watched[index],
          watched.types.isEmpty || watched.types.contains(record.type)
        else { continue }
        let key = RoundKey(point: record.point.id, rule: index)
        switch watched.interpreter.outcome(record.row) {
        case .pass: rounds[key, default: LastRounds()].add(.init(day: day, isBreach: false))
        case .fail: rounds[key, default: LastRounds()].add(.init(day: day, isBreach: true))
        default: continue
        }
      }
      state = .rounds(rounds)
    }
  }
}

extension GroupRules.Compiled {
  var empty: GroupState {
    GroupState(aggregates: over.aggregates.map { AggregateState($0.function) })
  }
}
