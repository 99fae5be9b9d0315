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
      batch.layout.slots.count >= needs.keys.count, "the batch brings what was asked for")
    guard batch.count > 0 else { return outcomes }
    if scratch.arena.wordCapacity * 64 < batch.count {
      scratch = EvaluationScratch(self, maximumRows: batch.count)
    }
    scratch.arena.begin(rows: batch.count)
    let scopeRows = applicableRows(batch)
    let gates = openGates(batch)
    let views = TextViews(plan, batch)
    for index in plan.schedule.order {
      evaluate(index, batch, scopes: scopeRows, gates: gates, views: views, scratch.arena)
    }
    let failed = tally(batch, scopeRows, &scratch, &outcomes.tallies)
    outcomes.findings.reserveCapacity(failed.count)
    for place in failed {
      let rule = Int(truncatingIfNeeded: place & 0xFFFF_FFFF)
      outcomes.findings.append(finding(compiled[rule], batch, row: Int(place >> 32)))
    }
    return outcomes
  }

  /// For each scope the rows whose point type is one of its types; one look at every row.
  private func applicableRows(_ batch: RecordBatch) -> [Bits] {
    let typeCount = Int(scopes.lazy.compactMap { $0.max() }.max() ?? -1) + 1
    let wordCount = (batch.count + 63) / 64
    var byType = Array(repeating: UInt64(0), count: typeCount * wordCount)
    for (row, type) in batch.pointTypes.enumerated() where type >= 0 && Int(type) < typeCount {
      byType[Int(type) * wordCount + row >> 6] |= 1 << UInt64(row & 63)
    }
    return scopes.map { scope in
      if scope.isEmpty { return Bits(repeating: true, count: batch.count) }
      var rows = Bits(count: batch.count)
      for type in scope {
        for w in 0..<wordCount { rows.words[w] |= byType[Int(type) * wordCount + w] }
      }
      return rows
    }
  }

  /// Counts the outcomes of every rule.
  ///
  /// Returns the violations in order of row and rule: the row in the upper half, the number of the
  /// compiled rule in the lower.
  private func tally(
    _ batch: RecordBatch, _ scopeRows: [Bits], _ scratch: inout EvaluationScratch,
    _ tallies: inout [OutcomeTally]
  ) -> [UInt64] {
    let wordCount = scratch.arena.wordCount
    let mayNotApply = batch.columns.map { $0.states?.notApplicable != nil }
    var fails = Array(repeating: UInt64(0), count: wordCount)
    var unknown = fails
    var failed: [UInt64] = []
    for (number, rule) in compiled.enumerated() {
      var tally = scratch.arena.count(
        rule.masks, scopeRows[rule.scope], fails: &fails, unknown: &unknown)
      if tally.notChecked > 0, rule.isInterpreted || rule.slots.contains(where: { mayNotApply[$0] })
      {
        recount(rule, batch, unknown, &tally)
      }
      tallies[rule.index] += tally
      if tally.fail == 0 { continue }
      for w in 0..<wordCount {
        var rest = fails[w]
        while rest != 0 {
          failed.append(UInt64(w << 6 + rest.trailingZeroBitCount) << 32 | UInt64(number))
          rest &= rest - 1
        }
      }
    }
    failed.sort()
    return failed
  }

  /// Asks the interpreter about rows whose outcome the masks cannot tell: unknown, or not applicable.
  ///
  /// Not applicable can only be a row in which some column of the rule says so.
  private func recount(
    _ rule: CompiledRule, _ batch: RecordBatch, _ unknown: [UInt64], _ tally: inout OutcomeTally
  ) {
    for w in unknown.indices where unknown[w] != 0 {
      var rest = unknown[w] & notApplicableCells(rule, batch, w)
      while rest != 0 {
        let row = w << 6 + rest.trailingZeroBitCount
        rest &= rest - 1
        if case .notApplicable = rule.interpreter.outcome(BatchRow(batch: batch, row: row)) {
          tally.notChecked -= 1
          tally.notApplicable += 1
        }
      }
    }
  }

  /// Rows of word `w` in which some column of the rule says that it does not apply.
  private func notApplicableCells(_ rule: CompiledRule, _ batch: RecordBatch, _ w: Int) -> UInt64 {
    if rule.isInterpreted { return ~0 }
    var word: UInt64 = 0
    for slot in rule.slots {
      if let bits = batch.columns[slot].states?.notApplicable { word |= bits.words[w] }
    }
    return word
  }

  private func finding(_ rule: CompiledRule, _ batch: RecordBatch, row: Int) -> Finding {
    let reader = BatchRow(batch: batch, row: row)
    var field = 0
    for slot in rule.slots where field == 0 { field = batch.layout.slots[slot].field ?? 0 }
    return Finding(
      row: row, rule: rule.index,
      message: rule.interpreter.ownMessage(reader),
      deduction: rule.interpreter.deduction(reader), column: field)
  }
}
