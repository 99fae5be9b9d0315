import Diagnostics
import Linting
import Model
import Themes

/// What reads the free text of a run: problems in words, and remarks beside cells.
///
/// Made when the first sheet with a text comes: most runs have none, and the words are many.
struct TextPlan: Sendable {
  let classifier: ThemeClassifier
  let themes: ThemeLexicon
  /// Rules of the run by their themes, in order.
  private let rules: [ThemeID: [(number: Int, rule: Rule)]]
  /// What the checks of records know of remarks.
  let remarks: RemarkReader

  /// - Parameter isSelected: Whether a rule runs.
  init(
    _ themes: ThemeLexicon, _ ruleSet: RuleSet, goodFacts: Set<FactID>,
    isSelected: (Rule) -> Bool
  ) {
    self.themes = themes
    let classifier = ThemeClassifier(themes)
    self.classifier = classifier
    var rules: [ThemeID: [(number: Int, rule: Rule)]] = [:]
    var themesOfFact: [FactID: Set<ThemeID>] = [:]
    for (number, rule) in ruleSet.rules.enumerated() {
      guard let theme = rule.theme else { continue }
      if rule.over == nil, isSelected(rule) { rules[theme, default: []].append((number, rule)) }
      for case .fact(let fact) in rule.require.reads {
        themesOfFact[fact, default: []].insert(theme)
      }
    }
    self.rules = rules
    let themesOfFacts = themesOfFact
    remarks = RemarkReader(
      goodFacts: { goodFacts }, faults: { Set(classifier.read($0).namedFaults) },
      themes: { fact, header in
        let named = classifier.read(header).problems.flatMap(\.mentions).map(\.theme)
        return (themesOfFacts[fact] ?? []).union(named)
      })
  }

  /// The rule for a theme at a point of this type; nil if none of the run is.
  func rule(of theme: ThemeID, at type: PointTypeID?) -> (number: Int, rule: Rule)? {
    rules[theme]?.first {
      $0.rule.appliesTo.isEmpty || type.map($0.rule.appliesTo.contains) == true
    }
  }
}
