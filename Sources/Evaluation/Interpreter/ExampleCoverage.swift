import CEL
import Diagnostics
import Model

/// Which parts of the rules their own examples reach.
///
/// A branch is one way that one deciding condition of `when`, `unless`, `require` or a grade can come out.
/// It is covered if some example of the rule makes it come out so; an example for which the condition is
/// unknown or an error covers neither.
package struct ExampleCoverage: Sendable {
  /// A condition that no example makes true, or none makes false.
  package struct Gap: Hashable, Sendable {
    package let rule: RuleID
    package let location: SourceLocation
    /// The condition as written.
    package let condition: String
    /// How it never comes out.
    package let missing: Bool

    package var words: LocalizedText {
      LocalizedText(
        zh: "没有测试使 '\(condition)' 为\(missing ? "真" : "假")",
        en: "no test makes '\(condition)' \(missing)")
    }
  }

  /// Rules that were looked at.
  package private(set) var rules = 0
  /// Rules with an example that passes and one that fails.
  package private(set) var rulesWithBoth = 0
  /// Branches of all rules.
  package private(set) var branches = 0
  /// Branches that no example covers, in order of the rule set.
  package private(set) var gaps: [Gap] = []

  package var covered: Int { branches - gaps.count }

  package init(_ rules: [Rule], expressions: [CheckedExpression]) {
    for rule in rules { add(rule, expressions) }
  }

  /// Of a rule over many records the requirement as a whole: its parts are numbers of groups.
  private mutating func addGroup(_ rule: Rule, _ outcomes: Set<Rule.Expectation>) {
    for (wanted, outcome) in [(true, Rule.Expectation.pass), (false, .fail)] {
      branches += 1
      guard !outcomes.contains(outcome) else { continue }
      gaps.append(
        Gap(
          rule: rule.id, location: rule.location, condition: rule.require.source, missing: wanted))
    }
  }

  private mutating func add(_ rule: Rule, _ expressions: [CheckedExpression]) {
    rules += 1
    let outcomes = Set(rule.examples.map(\.expect))
    if outcomes.isSuperset(of: [.pass, .fail]) { rulesWithBoth += 1 }
    if rule.over != nil { return addGroup(rule, outcomes) }
    let interpreter = RuleInterpreter(
      programs: RulePrograms(rule, expressions: expressions, ColumnNeeds([])))
    let rows = rule.examples.map { ExampleRow($0.given) }
    let grades = rows.map { interpreter.grade($0) }
    let conditions =
      [rule.when, rule.unless, rule.require].compactMap { $0 }
      + (rule.grades?.labels.map(\.condition) ?? [])
    var seen: Set<String> = []
    for condition in conditions {
      for part in expressions[condition.expression.index].decidingConditions {
        let text = part.parsed.unparsed()
        guard seen.insert(text).inserted else { continue }
        let program = BoundProgram(part, ColumnNeeds([]))
        let values = zip(rows, grades).map { program.run($0, grade: $1) }
        for wanted in [true, false] {
          branches += 1
          let isCovered = values.contains {
            if case .bool(wanted) = $0 { true } else { false }
          }
          guard !isCovered else { continue }
          gaps.append(
            Gap(rule: rule.id, location: rule.location, condition: text, missing: wanted))
        }
      }
    }
  }
}
