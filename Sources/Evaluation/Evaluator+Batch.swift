import CEL
import Diagnostics
import Model

/// Scratch memory of one worker; used again for every batch.
package struct EvaluationScratch: ~Copyable {
  var arena: MaskArena

  /// - Parameter maximumRows: Rows to make room for; a longer batch makes it grow.
  package init(_ evaluator: Evaluator, maximumRows: Int) {
    arena = MaskArena(nodes: evaluator.plan.nodes.count, wordCapacity: (maximumRows + 63) / 64)
  }
}

extension Evaluator {
  /// Applies every rule to every record of `batch`.
  ///
  /// - Parameter scratch: Made for this evaluator.
  /// - Complexity: O(rows × distinct tests), plus the interpreter for rows that violate a rule.
  package func evaluate(_ batch: RecordBatch, _ scratch: inout EvaluationScratch) -> BatchOutcomes {
    var outcomes = BatchOutcomes(rules: ruleSet.rules.count)
    precondition(
      batch.layout.slots.count == needs.keys.count, "the batch brings what was asked for")
    guard batch.count > 0 else { return outcomes }
    if scratch.arena.wordCapacity * 64 < batch.count {
      scratch = EvaluationScratch(self, maximumRows: batch.count)
    }
    scratch.arena.begin(rows: batch.count)
    let scopeRows = scopes.map { applicableRows(batch, $0) }
    for index in plan.nodes.indices {
      evaluate(index, batch, scopes: scopeRows, scratch.arena)
    }
    var failed: [(row: Int, rule: Int)] = []
    for (number, rule) in compiled.enumerated() {
      let applicable = scopeRows[rule.scope]
      let fails = tally(rule, applicable, batch, scratch.arena, &outcomes.tallies[rule.index])
      for row in fails { failed.append((row, number)) }
    }
    failed.sort { ($0.row, $0.rule) < ($1.row, $1.rule) }
    outcomes.findings = failed.map { finding(compiled[$0.rule], batch, row: $0.row) }
    return outcomes
  }

  private func applicableRows(_ batch: RecordBatch, _ scope: Set<Int16>) -> Bits {
    if scope.isEmpty { return Bits(repeating: true, count: batch.count) }
    var isMember = [Bool](repeating: false, count: Int(scope.max() ?? 0) + 1)
    for type in scope { isMember[Int(type)] = true }
    var rows = Bits(count: batch.count)
    for w in rows.words.indices {
      var word: UInt64 = 0
      for (i, type) in batch.pointTypes[w << 6..<min(batch.count, w << 6 + 64)].enumerated()
      where type >= 0 && Int(type) < isMember.count && isMember[Int(type)] {
        word |= 1 << UInt64(i)
      }
      rows.words[w] = word
    }
    return rows
  }

  /// Counts the rule's outcomes and returns the rows that fail it.
  private func tally(
    _ rule: CompiledRule, _ applicable: Bits, _ batch: RecordBatch, _ arena: borrowing MaskArena,
    _ tally: inout OutcomeTally
  ) -> Bits {
    let met = arena.masks(rule.masks.met)
    let when = rule.masks.when.map { arena.masks($0) }
    var fails = Bits(count: batch.count)
    for w in applicable.words.indices {
      let scope = applicable.words[w]
      let holds = when.map { $0.isTrue[w] } ?? ~0
      let notApplicable = scope & (when.map { $0.isFalse[w] } ?? 0)
      let pass = scope & holds & met.isTrue[w]
      let fail = scope & holds & met.isFalse[w]
      let whenErrors = when.map { $0.isError[w] } ?? 0
      let errors = scope & (whenErrors | (holds & met.isError[w]))
      let unknown = scope & ~(notApplicable | pass | fail | errors)
      fails.words[w] = fail
      tally.pass += pass.nonzeroBitCount
      tally.fail += fail.nonzeroBitCount
      tally.error += errors.nonzeroBitCount
      tally.notApplicable += notApplicable.nonzeroBitCount
      tally.notChecked += unknown.nonzeroBitCount
      let special = unknown & notApplicableCells(rule, batch, w)
      if special != 0 { recount(rule, batch, special, w, &tally) }
    }
    return fails
  }

  /// Rows of word `w` in which some column of the rule says that it does not apply.
  private func notApplicableCells(_ rule: CompiledRule, _ batch: RecordBatch, _ w: Int) -> UInt64 {
    var word: UInt64 = 0
    for slot in rule.slots {
      if let bits = batch.columns[slot].states?.notApplicable { word |= bits.words[w] }
    }
    if case .interpreted = plan.nodes[rule.masks.met] { word = ~0 }
    return word
  }

  /// Asks the interpreter about rows whose outcome the masks cannot tell: unknown, or not applicable.
  private func recount(
    _ rule: CompiledRule, _ batch: RecordBatch, _ rows: UInt64, _ w: Int,
    _ tally: inout OutcomeTally
  ) {
    var rest = rows
    while rest != 0 {
      let row = w << 6 + rest.trailingZeroBitCount
      rest &= rest - 1
      if case .notApplicable = rule.interpreter.outcome(BatchRow(batch: batch, row: row)) {
        tally.notChecked -= 1
        tally.notApplicable += 1
      }
    }
  }

  private func finding(_ rule: CompiledRule, _ batch: RecordBatch, row: Int) -> Finding {
    let reader = BatchRow(batch: batch, row: row)
    let columns = rule.interpreter.programs.columns
    let observed = columns.map { column -> ObservedFact in
      guard case .value(let value) = reader.cell(column) else {
        return ObservedFact(key: column.key, value: nil)
      }
      return ObservedFact(key: column.key, value: value)
    }
    let first = rule.slots.lazy.compactMap { batch.layout.slots[$0].field }.first
    return Finding(
      row: row, rule: rule.index, message: rule.interpreter.message(reader), observed: observed,
      deduction: rule.interpreter.deduction(reader), column: first ?? 0)
  }
}
