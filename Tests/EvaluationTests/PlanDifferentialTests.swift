import CEL
import Diagnostics
import Model
import TestSupport
import Testing

@testable import Evaluation

/// Two evaluators, one meaning: whatever the plan says, the interpreter says of every single row.
@Suite struct PlanDifferentialTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func agreesWithTheInterpreter(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rules = try (0..<8).map { try RandomRule.make(number: $0, &random) }
    let fixture = try RuleFixture(rules)
    let evaluator = fixture.evaluator()
    let batch = RandomBatch.make(
      rows: Int.random(in: 1..<200, using: &random), types: 2, &random)
    let arranged = arrange(batch, for: evaluator)
    var scratch = EvaluationScratch(evaluator, maximumRows: batch.count)
    let outcomes = evaluator.evaluate(arranged, &scratch)

    for (number, compiled) in evaluator.compiled.enumerated() {
      var expected = OutcomeTally()
      var failing: [Int] = []
      for row in 0..<batch.count where applies(compiled, batch, row) {
        let outcome = compiled.interpreter.outcome(BatchRow(batch: arranged, row: row))
        expected.count(outcome)
        if outcome == .fail { failing.append(row) }
      }
      let source = fixture.sources[number]
      #expect(outcomes.tallies[compiled.index] == expected, "seed \(seed): \(source)")
      let found = outcomes.findings.filter { $0.rule == compiled.index }.map(\.row)
      #expect(found == failing, "seed \(seed): \(source)")
    }
    let order = outcomes.findings.map { [$0.row, $0.rule] }
    #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) }, "seed \(seed)")
  }

  /// The columns in the order that the evaluator asks for.
  private func arrange(_ batch: RecordBatch, for evaluator: Evaluator) -> RecordBatch {
    let slots = evaluator.needs.keys.map { key -> BatchLayout.Slot in
      let slot = batch.layout.slot(of: key)
      return slot.map { batch.layout.slots[$0] }
        ?? .init(key: key, type: TextType.self, field: nil)
    }
    return RecordBatch(
      file: batch.file, index: 0, count: batch.count, layout: BatchLayout(slots: slots),
      columns: evaluator.needs.keys.map { batch.column($0) }, lines: batch.lines,
      points: batch.points, pointTypes: batch.pointTypes, defects: [], rejections: [])
  }

  private func applies(_ rule: CompiledRule, _ batch: RecordBatch, _ row: Int) -> Bool {
    let types = rule.interpreter.programs.rule.appliesTo
    guard !types.isEmpty else { return true }
    return batch.pointTypes[row] >= 0
      && types.contains(RuleFixture.types[Int(batch.pointTypes[row])])
  }
}

extension OutcomeTally {
  mutating func count(_ outcome: Outcome) {
    switch outcome {
    case .pass: pass += 1
    case .fail: fail += 1
    case .notApplicable: notApplicable += 1
    case .notChecked: notChecked += 1
    case .error: error += 1
    }
  }
}
