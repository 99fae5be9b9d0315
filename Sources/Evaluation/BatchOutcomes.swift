import Model

/// What the rules say of one batch.
package struct BatchOutcomes: Sendable {
  /// Failed rules, by row and within a row in order of the rule set.
  package var findings: [Finding] = []
  /// By index in the rule set; rules that did not run have met nothing.
  package var tallies: [OutcomeTally]

  package init(rules: Int) {
    tallies = Array(repeating: OutcomeTally(), count: rules)
  }
}
