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
  private let groups: GroupExamples

  package init(_ ruleSet: RuleSet, expressions: [CheckedExpression]) {
    let rules = ruleSet.rules.map { rule in
      RuleInterpreter(
        programs: RulePrograms(rule, expressions: expressions, ColumnNeeds([])))
    }
    self.rules = rules
    groups = GroupExamples(ruleSet: ruleSet, expressions: expressions, interpreters: rules)
  }

  /// How many examples the selected rules have.
  package func count(_ selection: RuleSelection) -> Int {
    rules.filter { selection.contains($0.programs.rule) }
      .reduce(0) { $0 + $1.programs.rule.examples.count }
  }

  /// The examples that fail, in order of the rule set.
  package func run(_ selection: RuleSelection) -> [ExampleFailure] {
    rules.enumerated().filter { selection.contains($1.programs.rule) }.flatMap { index, rule in
      rule.programs.rule.examples.flatMap { failures(rule, index, $0) }
    }
  }

  private func failures(
    _ rule: RuleInterpreter, _ index: Int, _ example: Rule.Example
  ) -> [ExampleFailure] {
    let row = ExampleRow(example.given)
    let isOverMany = rule.programs.rule.over != nil
    let group = isOverMany ? groups.result(index, example) : nil
    let outcome = group == nil ? rule.outcome(row) : nil
    func failure(_ expected: String, _ found: String) -> ExampleFailure {
      ExampleFailure(
        rule: rule.programs.rule.id, location: example.location, expected: LocalizedText(expected),
        found: LocalizedText(found))
    }
    let found = group?.outcome ?? outcome?.expectation
    guard found == example.expect else {
      return [
        failure(example.expect.rawValue, outcome?.summary ?? found?.rawValue ?? "")
      ]
    }
    guard found == .fail else { return [] }
    let message = group?.message ?? rule.message(row)
    var failures: [ExampleFailure] = []
    if let zh = example.message.zh, zh != message.zh { failures.append(failure(zh, message.zh)) }
    if let en = example.message.en, en != message.en { failures.append(failure(en, message.en)) }
    return failures
  }
}

/// The facts that an example gives; all others are blank.
struct ExampleRow: RowReader {
  private let cells: [ColumnKey: Cell]

  init(_ given: [(key: ColumnKey, cell: Rule.ExampleCell)]) {
    let given = given.map { key, cell -> (ColumnKey, Cell) in
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
