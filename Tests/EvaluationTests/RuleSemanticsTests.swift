import Diagnostics
import Model
import TestSupport
import Testing

@testable import Evaluation

/// What a rule says of one record: the table of meanings in the design, section 5.
@Suite struct RuleSemanticsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var require: String
    var when: String?
    var unless: String?
    var cells: [String: Cell]
    var outcome: Outcome
    var testDescription: String {
      "\(require) when \(when ?? "-") unless \(unless ?? "-"): \(cells)"
    }

    init(
      _ require: String, when: String? = nil, unless: String? = nil, _ cells: [String: Cell],
      _ outcome: Outcome
    ) {
      self.require = require
      self.when = when
      self.unless = unless
      self.cells = cells
      self.outcome = outcome
    }
  }

  static let zero = Cell.value(.integer(0))
  static let three = Cell.value(.integer(3))
  static let yes = Cell.value(.flag(true))
  static let no = Cell.value(.flag(false))

  static let cases: [Case] = [
    Case("a == 0", ["a": zero], .pass),
    Case("a == 0", ["a": three], .fail),
    Case("a == 0", [:], .notChecked(missing: [.fact("a")])),
    Case("a == 0", ["a": .notApplicable], .notApplicable),
    Case("a == 0", ["a": .unreadable], .error(reason: "'a' cannot be read")),
    // What decides absorbs the rest.
    Case("a == 0 || b == 0", ["a": zero, "b": .unreadable], .pass),
    Case("a == 0 || b == 0", ["a": zero], .pass),
    Case("a == 0 && b == 0", ["a": three, "b": .unreadable], .fail),
    Case("a == 0 && b == 0", ["a": three], .fail),
    Case("a == 0 && b == 0", ["a": zero], .notChecked(missing: [.fact("b")])),
    // An unknown outweighs an error; blank outweighs not applicable.
    Case("a == 0 && b == 0", ["a": .unreadable], .notChecked(missing: [.fact("b")])),
    Case("a + b == 0", ["a": .notApplicable], .notChecked(missing: [.fact("b")])),
    Case("a + b == 0", ["a": .notApplicable, "b": .notApplicable], .notApplicable),
    // Guards and exemptions.
    Case("a == 0", when: "f", ["a": three, "f": no], .notApplicable),
    Case("a == 0", when: "f", ["a": three, "f": yes], .fail),
    Case("a == 0", when: "f", ["a": three], .notChecked(missing: [.fact("f")])),
    Case("a == 0", unless: "f", ["a": three, "f": yes], .pass),
    Case("a == 0", unless: "f", ["a": three, "f": no], .fail),
    Case("a == 0", unless: "f", ["a": zero], .pass),
    Case("a == 0", unless: "f", ["a": three], .notChecked(missing: [.fact("f")])),
    Case("a == 0", unless: "f", ["f": yes], .pass),
    // Blankness is always known.
    Case("!blank(a)", [:], .fail),
    Case("!blank(a)", ["a": .unreadable], .pass),
    Case("!(blank(a) && b > 0)", ["b": three], .fail),
    // Errors of the condition itself.
    Case("10 / a == 1", ["a": zero], .error(reason: "division by zero")),
  ]

  @Test(arguments: RuleSemanticsTests.cases)
  func says(_ c: Case) throws {
    let fixture = try RuleFixture([RuleSource(require: c.require, when: c.when, unless: c.unless)])
    let interpreter = fixture.evaluator().compiled[0].interpreter
    #expect(interpreter.outcome(Cells(c.cells)) == c.outcome)
  }

  @Test(
    arguments: [
      (3, "A", Outcome.pass), (1, "B", .fail), (0, "C", .fail),
    ] as [(Int64, String, Outcome)])
  func gradesBySample(_ a: Int64, _ label: String, _ outcome: Outcome) throws {
    var source = RuleSource(require: "grade == 'A'")
    source.grades = [("A", "a >= 3"), ("B", "a >= 1")]
    source.message = "grade |=grade"
    let interpreter = try RuleFixture([source]).evaluator().compiled[0].interpreter
    let row = Cells(["a": .value(.integer(a))])
    #expect(interpreter.outcome(row) == outcome)
    #expect(interpreter.message(row).en == "grade \(label)")
  }

  @Test func aBlankSampleHasNoGrade() throws {
    var source = RuleSource(require: "grade == 'A'")
    source.grades = [("A", "a >= 3")]
    let interpreter = try RuleFixture([source]).evaluator().compiled[0].interpreter
    #expect(interpreter.outcome(Cells([:])) == .notChecked(missing: [.fact("a")]))
  }

  @Test(
    arguments: [
      ("a", ["a": three], 1.5), ("a", ["a": Cell.value(.integer(9))], 2.0), ("a", [:], 0.5),
      ("x", ["x": Cell.value(.double(-1))], 0.0), (nil, [:], 0.5),
    ] as [(String?, [String: Cell], Double)])
  func deductsPerOccurrenceUpToTheMaximum(
    _ per: String?, _ cells: [String: Cell], _ points: Double
  ) throws {
    var source = RuleSource(require: "a == 0")
    source.per = per ?? "1"
    let interpreter = try RuleFixture([source]).evaluator().compiled[0].interpreter
    #expect(interpreter.deduction(Cells(cells)) == points)
  }

  @Test(arguments: [
    ("=a", "3"), ("=x", "2.5"), ("=x * 1.0 / 3.0", "0.8333"), ("=b", "?"), ("n=|=a + 1|!", "n=4!"),
    ("=-0.25", "-0.25"), ("=1e300", "1e+300"), ("=c", "ok"),
  ])
  func fillsMessages(_ template: String, _ text: String) throws {
    var source = RuleSource(require: "a == 0")
    source.message = template
    let interpreter = try RuleFixture([source]).evaluator().compiled[0].interpreter
    let row = Cells([
      "a": Self.three, "x": .value(.double(2.5)), "c": .value(.text("ok")),
    ])
    #expect(interpreter.message(row).en == text)
  }
}

/// A row made of named cells; all others are blank.
struct Cells: RowReader {
  let cells: [String: Cell]

  init(_ cells: [String: Cell]) {
    self.cells = cells
  }

  func cell(_ column: BoundColumn) -> Cell { cells[column.key.name] ?? .blank }
}
