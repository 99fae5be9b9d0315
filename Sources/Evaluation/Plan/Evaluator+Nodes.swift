import CEL
import Model

extension Evaluator {
  /// Fills the masks of node `index`; its children are filled already.
  ///
  /// - Parameters:
  ///   - scopes: Rows that each scope applies to, by its number.
  ///   - gates: By slot: the rows that some pattern of the column may match.
  ///   - views: Columns as words and numbers.
  func evaluate(
    _ index: Int, _ batch: RecordBatch, scopes: [Bits], gates: [Int: Bits], views: TextViews,
    _ arena: borrowing MaskArena
  ) {
    switch plan.nodes[index] {
    case .constant(let value):
      arena.setConstant(index, value, rows: Bits(repeating: true, count: batch.count))
    case .not(let child): arena.setNot(index, child)
    case .and(let children): arena.setAnd(index, children)
    case .or(let children): arena.setOr(index, children)
    case .interpreted(let rule):
      interpret(index, compiled[rule].interpreter, batch, scopes[compiled[rule].scope], arena)
    case .blank(let slot):
      let rows = Bits(repeating: true, count: batch.count)
      if let states = batch.columns[slot].states {
        arena.setBlank(index, states, rows: rows)
      } else {
        arena.setConstant(index, true, rows: rows)
      }
    case .compareNumber(let slot, let comparison, let constant):
      guard let view = views.numbers[slot] else { return arena.setUnknown(index) }
      arena.setComparison(index, view.values, view.states, comparison, constant)
      if let rows = view.notNumbers { arena.overrule(index, rows, comparison == .notEqual) }
    case .wordIn(let slot, _):
      guard let rows = views.words[slot], let numbers = plan.wordNumbers[index] else {
        return arena.setUnknown(index)
      }
      arena.setWords(index, rows, numbers)
    case .text(let slot, let test):
      self.test(index, test, batch.columns[slot], gates[slot], arena)
    case .flag(let slot), .compareInteger(let slot, _, _), .compareDouble(let slot, _, _):
      test(index, batch.columns[slot], arena)
    }
  }

  /// Reads the texts that the test's guards do not spare, or that got through the gate of the column.
  private func test(
    _ index: Int, _ test: TextTest, _ column: Column, _ gate: Bits?, _ arena: borrowing MaskArena
  ) {
    guard case .text(let texts, let states) = column else { return arena.setUnknown(index) }
    var rows = states.valid
    if let guards = plan.schedule.guards[index] {
      arena.keep(&rows, thatPass: guards)
    } else if let gate {
      rows = gate
    }
    let matcher = TextMatcher(test, plan.patterns)
    var holds = Bits(count: rows.count)
    for row in rows where texts.withBytes(row, { matcher.matches($0) }) { holds[row] = true }
    arena.setFlag(index, holds, states)
  }

  private func test(_ index: Int, _ column: Column, _ arena: borrowing MaskArena) {
    switch (plan.nodes[index], column) {
    case (.flag, .flag(let values, let states)): arena.setFlag(index, values, states)
    case (.compareInteger(_, let comparison, let constant), .integer(let values, let states)):
      arena.setComparison(index, values, states, comparison, constant)
    case (.compareDouble(_, let comparison, let constant), .double(let values, let states)):
      arena.setComparison(index, values, states, comparison, constant)
    default: arena.setUnknown(index)
    }
  }

  private func interpret(
    _ index: Int, _ interpreter: RuleInterpreter, _ batch: RecordBatch, _ rows: Bits,
    _ arena: borrowing MaskArena
  ) {
    var met = Bits(count: batch.count)
    var failed = Bits(count: batch.count)
    var errors = Bits(count: batch.count)
    for row in rows {
      switch interpreter.outcome(BatchRow(batch: batch, row: row)) {
      case .pass: met[row] = true
      case .fail: failed[row] = true
      case .error: errors[row] = true
      case .notApplicable, .notChecked: continue
      }
    }
    arena.setMasks(index, met, failed, errors)
  }
}
