import Model

/// Guesses the point type of a sheet that neither says it nor has a registry to ask.
///
/// The type whose rules read the most of the sheet's facts, if they read at least half of them and no
/// other type's rules read as many. The caller says aloud what was assumed.
struct PointTypeGuess: Sendable {
  private let facts: [(type: PointTypeID, facts: Set<FactID>)]

  init(_ ruleSet: RuleSet) {
    var byType: [PointTypeID: Set<FactID>] = [:]
    for rule in ruleSet.rules where rule.over == nil {
      for type in rule.appliesTo {
        for case .fact(let fact) in rule.require.reads { byType[type, default: []].insert(fact) }
      }
    }
    facts = byType.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The type that a sheet with these facts is probably about.
  @Sendable func pointType(of sheet: Set<FactID>) -> PointTypeID? {
    let scores = facts.map { (type: $0.type, hits: $0.facts.intersection(sheet).count) }
    guard let best = scores.max(by: { $0.hits < $1.hits }), best.hits > 0,
      best.hits * 2 >= sheet.count, scores.count(where: { $0.hits == best.hits }) == 1
    else { return nil }
    return best.type
  }
}
