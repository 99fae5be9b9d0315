import Diagnostics

/// Every rule of a run with the words it uses, checked: no name in it refers to nothing.
package struct RuleSet: Sendable {
  package let vocabulary: Vocabulary
  package let checklists: [Checklist]
  /// In order of files and of places in them; ids are unique.
  package let rules: [Rule]

  package init(vocabulary: Vocabulary, checklists: [Checklist], rules: [Rule]) {
    self.vocabulary = vocabulary
    self.checklists = checklists
    self.rules = rules
  }
}

/// Which rules run: `--select` and `--ignore` with ids, prefixes and categories.
package struct RuleSelection: Sendable {
  package let select: [String]
  package let ignore: [String]

  package init(select: [String] = [], ignore: [String] = []) {
    self.select = select
    self.ignore = ignore
  }

  /// Whether `rule` runs: selected by any word (or by none being given), and ignored by none.
  package func contains(_ rule: Rule) -> Bool {
    let isSelected = select.isEmpty || select.contains { Self.matches($0, rule) }
    return isSelected && !ignore.contains { Self.matches($0, rule) }
  }

  /// A word names a rule by its id, by a prefix of its id up to a dot, by a former id, by its
  /// category or by its checklist.
  package static func matches(_ word: String, _ rule: Rule) -> Bool {
    rule.id.text == word || rule.id.text.hasPrefix(word + ".") || rule.category.text == word
      || rule.checklist.text == word || rule.formerIDs.contains { $0.text == word }
  }
}
