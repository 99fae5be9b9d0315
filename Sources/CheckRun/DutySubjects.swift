import Diagnostics
import Model
import Themes

/// Finds the rules that an item of a matrix of duties is about.
///
/// An item is the title of a rule, the title or another name of a fact that rules judge, or a few words that
/// name a theme (`楼道堆物` is the fact `corridor_stacking` and the theme `stacking.corridor`). A row without an item
/// is about its whole category.
struct DutySubjects {
  /// One thing that a row is about.
  struct Subject: Hashable {
    let match: RoutingTable.SubjectMatch
    /// Whether the item is its name; of two rows the one that says its name goes before.
    let isExact: Bool
  }

  private let ruleSet: RuleSet
  private let classifier: ThemeClassifier
  private var named: [String: [RuleID]] = [:]
  private var categories: [String: CategoryID] = [:]
  private var words: [String] = []

  init(_ ruleSet: RuleSet, _ themes: ThemeLexicon) {
    self.ruleSet = ruleSet
    classifier = ThemeClassifier(themes)
    for rule in ruleSet.rules {
      add([rule.id.text, rule.title.zh, rule.title.en] + rule.formerIDs.map(\.text), rule.id)
      for case .fact(let id) in rule.require.reads {
        guard let fact = ruleSet.vocabulary.facts[id] else { continue }
        add([id.text, fact.title.zh, fact.title.en] + fact.aliases, rule.id)
      }
    }
    for term in ruleSet.vocabulary.categories.values.sorted(by: { $0.id < $1.id }) {
      for word in [term.id.text, term.title.zh, term.title.en] + term.aliases {
        let key = Self.key(word)
        if categories[key] == nil { categories[key] = term.id }
        words.append(word)
      }
    }
  }

  private mutating func add(_ names: [String], _ rule: RuleID) {
    for name in names {
      let key = Self.key(name)
      guard !key.isEmpty, named[key]?.contains(rule) != true else { continue }
      if named[key] == nil { words.append(name) }
      named[key, default: []].append(rule)
    }
  }

  private static func key(_ word: String) -> String { normalizedPointName(word).lowercased() }

  /// What a row is about; empty if no rule is.
  func subjects(item: String, category: String) -> [Subject] {
    guard !item.isEmpty else {
      return categories[Self.key(category)].map { [Subject(match: .category($0), isExact: true)] }
        ?? []
    }
    let exact = named[Self.key(item)] ?? []
    let themes = Set(classifier.read(item).problems.flatMap(\.mentions).map(\.theme))
    let about = ruleSet.rules.filter { rule in rule.theme.map(themes.contains) ?? false }.map(\.id)
    let rules =
      exact.map { Subject(match: .rule($0), isExact: true) }
      + about.filter { !exact.contains($0) }.map { Subject(match: .rule($0), isExact: false) }
    guard rules.isEmpty else { return rules }
    return categories[Self.key(item)].map { [Subject(match: .category($0), isExact: true)] } ?? []
  }

  /// The nearest name of something that rules are about.
  func nearest(to word: String) -> String? { nearestName(to: word, in: words) }
}
