import CMaskKernels
import Model
import TestSupport
import Testing

@testable import Evaluation

/// Every instruction set of this processor says what Swift says of each row.
@Suite struct MaskKernelTests {
  static let instructionSets = (0...cmk_best_isa()).filter { cmk_has_isa($0) }
  static let comparisons: [Comparison] = [
    .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
  ]

  static func holds<Element: Comparable>(
    _ a: Element, _ comparison: Comparison, _ b: Element
  )
    -> Bool
  {
    switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  static func states(_ rows: Int, _ random: inout SeededGenerator) -> CellStates {
    var valid = Bits(count: rows)
    var unreadable = Bits(count: rows)
    for row in 0..<rows {
      valid[row] = random.chance(70)
      unreadable[row] = !valid[row] && random.chance(50)
    }
    return CellStates(valid: valid, unreadable: unreadable)
  }

  /// Row counts around the width of a word, and constants around the values.
  @Test(arguments: instructionSets, [1, 2, 63, 64, 65, 127, 128, 130, 1000])
  func comparesAsSwiftDoes(_ instructionSet: Int32, _ rows: Int) {
    var random = SeededGenerator(seed: UInt64(rows))
    let whole = (0..<rows).map { _ in
      random.pick([Int64.min, -1, 0, 1, 2, 3, 9, Int64.max])
    }
    let numbers = (0..<rows).map { _ in random.pick([-1e300, -0.5, -0.0, 0, 0.25, 2, 1e300]) }
    let states = Self.states(rows, &random)
    var arena = MaskArena(
      nodes: 1, wordCapacity: (rows + 63) / 64 + 1, instructionSet: instructionSet)
    arena.begin(rows: rows)
    for comparison in Self.comparisons {
      for constant in [Int64.min, 0, 2, Int64.max] {
        arena.setComparison(0, whole, states, comparison, constant)
        expect(arena, states, rows) { Self.holds(whole[$0], comparison, constant) }
      }
      for constant in [-0.5, 0, 0.25, 1e300] {
        arena.setComparison(0, numbers, states, comparison, constant)
        expect(arena, states, rows) { Self.holds(numbers[$0], comparison, constant) }
      }
    }
  }

  private func expect(
    _ arena: borrowing MaskArena, _ states: CellStates, _ rows: Int, _ holds: (Int) -> Bool
  ) {
    let all = Bits(repeating: true, count: rows)
    var fails = Array(repeating: UInt64(0), count: arena.wordCount)
    var unknown = fails
    let tally = arena.count(
      RuleMasks(when: nil, met: 0), all, fails: &fails, unknown: &unknown)
    var expected = OutcomeTally()
    for row in 0..<rows {
      let isFail = states.valid[row] && !holds(row)
      if states.unreadable?[row] == true {
        expected.error += 1
      } else if !states.valid[row] {
        expected.notChecked += 1
      } else if isFail {
        expected.fail += 1
      } else {
        expected.pass += 1
      }
      #expect((fails[row >> 6] >> UInt64(row & 63) & 1 != 0) == isFail)
    }
    #expect(tally == expected)
  }
}

@Suite struct PatternGateTests {
  /// One condition after another on one column: what the gate keeps out fails every one of them.
  @Test func theGateLetsThroughWhatSomeTestWants() throws {
    let conditions = [
      "t.contains('充电')", "t.startsWith('小')", "t.endsWith('b.c')", "t.matches('^a+$|[0-9]号')",
      "t.matches('(?i)GAS')", "t.matches('x\\\\s*$')", "t.matches('q[^z]+z')",
    ]
    let texts = [
      "", "aaa", "AAA", "gas", "x b.c", "xbxc", "小广告", "大小", "3号楼", "电动车充电", "充", "b.c ",
      "b\naaa", "aaa\nb", "x", "x\n\n", "q", "z", "q\nz", "", "qqz", "zq", "aaa", "\n",
    ]
    let fixture = try RuleFixture(conditions.map { RuleSource(require: $0) })
    let evaluator = fixture.evaluator()
    #expect(evaluator.gates.count == 1)
    let batch = Self.batch(texts, for: evaluator)
    var scratch = EvaluationScratch(evaluator, maximumRows: texts.count)
    let outcomes = evaluator.evaluate(batch, &scratch)
    for (number, rule) in evaluator.compiled.enumerated() {
      let failing = texts.indices.filter {
        rule.interpreter.outcome(BatchRow(batch: batch, row: $0)) == .fail
      }
      let found = outcomes.findings.filter { $0.rule == rule.index }.map(\.row)
      #expect(found == failing, "\(conditions[number])")
    }
  }

  /// What cannot be put between others unchanged opens no gate.
  @Test(
    arguments: [
      "t.contains('\\\\')", "t.matches('\\\\Qabc')", "t.matches('\\\\Aabc')", "t.matches('b\\\\z')",
      "t.matches('(?i-m:^a$)')",
    ])
  func whatCannotBeQuotedOpensNone(_ condition: String) throws {
    let fixture = try RuleFixture([
      RuleSource(require: condition), RuleSource(require: "t.contains('a')"),
    ])
    #expect(fixture.evaluator().gates.isEmpty)
  }

  static func batch(_ texts: [String], for evaluator: Evaluator) -> RecordBatch {
    var bytes: [UInt8] = []
    var starts: [UInt32] = []
    for text in texts {
      starts.append(UInt32(bytes.count))
      bytes += text.utf8
    }
    let column = TextColumn(
      bytes: bytes, unescaped: [], starts: starts, lengths: texts.map { UInt32($0.utf8.count) })
    let states = CellStates(valid: Bits(repeating: true, count: texts.count))
    let slots = evaluator.needs.keys.map {
      BatchLayout.Slot(key: $0, type: TextType.self, field: 1)
    }
    return RecordBatch(
      file: "t.csv", index: 0, count: texts.count, layout: BatchLayout(slots: slots),
      columns: slots.map { _ in .text(column, states: states) },
      lines: texts.indices.map { $0 + 2 }, points: texts.map { _ in -1 },
      pointTypes: texts.map { _ in 0 }, defects: [], rejections: [])
  }
}
