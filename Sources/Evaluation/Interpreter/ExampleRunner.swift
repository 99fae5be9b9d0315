import CEL
import Diagnostics
import Model

/// One example of a rule that did not come out as its author said.
package struct ExampleFailure: Hashable, Sendable {
  package let rule: RuleID
  package let location: SourceLocation
  package let expected: LocalizedText
  package let found: LocalizedText
}

/// Runs the tests that stand beside the rules.
package struct ExampleRunner: Sendable {
  private let rules: [RuleInterpreter]

  package init(_ ruleSet: RuleSet, expressions: [CheckedExpression]) {
    rules = ruleSet.rules.map { rule in
      RuleInterpreter(
        programs: RulePrograms(rule, expressions: expressions, ColumnNeeds([])))
    }
  }

  /// How many examples the selected rules have.
  package func count(_ selection: RuleSelection) -> Int {
    rules.filter { selection.contains($0.programs.rule) }
      .reduce(0) { $0 + $1.programs.rule.examples.count }
  }

  /// The examples that fail, in order of the rule set.
  package func run(_ selection: RuleSelection) -> [ExampleFailure] {
    rules.filter { selection.contains($0.programs.rule) }.flatMap { rule in
      rule.programs.rule.examples.flatMap { failures(rule, $0) }
    }
  }

  private func failures(_ rule: RuleInterpreter, _ example: Rule.Example) -> [ExampleFailure] {
    let row = ExampleRow(example)
    let outcome = rule.outcome(row)
    func failure(_ expected: String, _ found: String) -> ExampleFailure {
      ExampleFailure(
        rule: rule.programs.rule.id, location: example.location, expected: LocalizedText(expected),
        found: LocalizedText(found))
    }
    guard outcome.expectation == example.expect else {
      return [failure(example.expect.rawValue, outcome.summary)]
    }
    guard outcome == .fail else { return [] }
    let message = rule.message(row)
    var failures: [ExampleFailure] = []
    if let zh = example.message.zh, zh != message.zh { failures.append(failure(zh, message.zh)) }
    if let en = example.message.en, en != message.en { failures.append(failure(en, message.en)) }
    return failures
  }
}

/// The facts that an example gives; all others are blank.
struct ExampleRow: RowReader {
  private let cells: [ColumnKey: Cell]

  init(_ example: Rule.Example) {
    let given = example.given.map { key, cell -> (ColumnKey, Cell) in
      switch cell {
      case .value(let value): (key, .value(value))
      case .notApplicable: (key, .notApplicable)
      case .unreadable: (key, .unreadable)
      }
    }
    cells = Dictionary(given, uniquingKeysWith: { first, _ in first })
  }

  func cell(_ column: BoundColumn) -> Cell { cells[column.key] ?? .blank }
}

extension Outcome {
  fileprivate var expectation: Rule.Expectation {
    switch self {
    case .pass: .pass
    case .fail: .fail
    case .notApplicable: .notApplicable
    case .notChecked: .notChecked
    case .error: .error
    }
  }

  /// The outcome with its reason: `not_checked (blank: corridor_stacking)`.
  fileprivate var summary: String {
    switch self {
    case .notChecked(let missing):
      "not_checked (blank: \(missing.map(\.name).joined(separator: ", ")))"
    case .error(let reason): "error (\(reason))"
    default: expectation.rawValue
    }
  }
}
