import Diagnostics

/// The records that a rule looks at together: `over: {group-by: point, window: 30 days}`.
package struct GroupScope: Hashable, Sendable {
  /// Which records of a group count, by the day of inspection.
  package enum Window: Hashable, Sendable {
    /// All that are read.
    case everything
    /// This many days up to the run's moment, its own day included.
    case days(Int)
    /// As many days as the phase in force gives for one round of inspections.
    case cadence
  }

  package let level: GroupLevel
  package let window: Window
  /// Every aggregate that the rule's expressions ask for, each once.
  package let aggregates: [Aggregate]

  package init(level: GroupLevel, window: Window, aggregates: [Aggregate]) {
    self.level = level
    self.window = window
    self.aggregates = aggregates
  }
}

/// One call of an aggregate in a rule over many records: `count(exits_open)`.
package struct Aggregate: Hashable, Sendable {
  /// What is made of the records of a group.
  package enum Function: String, CaseIterable, Sendable {
    /// Records of the group.
    case inspections
    /// Points that the registry has in the group.
    case points
    /// Points with at least one record.
    case inspected
    /// Breaches of a rule, or of all rules with a prefix.
    case violations
    /// Points and rules that were in order in the round before the last and are in breach now (回潮).
    case regressions
    /// Records of which a condition holds.
    case count
    case sum
    case avg
    case min
    case max
    /// Records of which a condition holds, among those that say.
    case share
  }

  /// What the result is.
  package enum Result: Sendable {
    case integer
    case double
  }

  package let function: Function
  /// Id or prefix of rules; nil: every rule, or a function that takes none.
  package let rules: String?
  /// What is asked of each record; nil for functions that ask nothing.
  package let argument: Condition?
  package let result: Result
  /// As the rule's author wrote it.
  package let source: String

  package init(
    function: Function, rules: String?, argument: Condition?, result: Result, source: String
  ) {
    self.function = function
    self.rules = rules
    self.argument = argument
    self.result = result
    self.source = source
  }

  /// Whether `rule` is among those that `rules` names.
  package func names(_ rule: Rule) -> Bool {
    guard rule.over == nil else { return false }
    return rules.map { RuleSelection.matches($0, rule) } ?? true
  }
}

/// The variable that a call of an aggregate becomes: `@aggregate.2`.
///
/// No source text can spell the name, so it clashes with no fact.
package enum AggregateVariable {
  private static let prefix = "@aggregate."

  package static func name(_ number: Int) -> String { prefix + String(number) }

  /// The number within the rule's aggregates; nil for any other variable.
  package static func number(_ name: String) -> Int? {
    name.hasPrefix(prefix) ? Int(name.dropFirst(prefix.count)) : nil
  }

  /// Name of the group: a point's or an area's.
  package static let group = "group"
  /// Days of the window; 0 if everything counts.
  package static let windowDays = "window_days"
}

extension ColumnKey {
  /// The name as a person would write it: an aggregate's call instead of its variable.
  package func written(in rule: Rule) -> String {
    guard let over = rule.over, let number = AggregateVariable.number(name),
      over.aggregates.indices.contains(number)
    else { return name }
    return over.aggregates[number].source
  }
}
