import Diagnostics

/// The vocabulary of free text (问题主题): groups of words, and the themes that they are signs of.
///
/// What `themes` documents say. A text is read by a classifier made from it; see the target `Themes`.
package struct ThemeLexicon: Sendable {
  package var groups: [WordGroup]
  package var themes: [Theme]

  package init(groups: [WordGroup] = [], themes: [Theme] = []) {
    self.groups = groups
    self.themes = themes
  }

  package func theme(_ id: ThemeID) -> Theme? { themes.first { $0.id == id } }
}

/// Words that mean the same to the themes.
package struct WordGroup: Sendable {
  package let name: String
  package let kind: WordKind
  package let words: [String]

  package init(name: String, kind: WordKind, words: [String]) {
    self.name = name
    self.kind = kind
    self.words = words
  }
}

/// What a word does in a sentence besides standing there.
package enum WordKind: String, Sendable, CaseIterable {
  /// Bad by being there: 小广告, 破损, 乱停. 「无小广告」 is clean.
  case fault
  /// Should be there: 灭火器, 值守人员, 覆盖. 「无灭火器」 is a fault.
  case needed
  /// Neither: places, people, vehicles.
  case neutral
  /// Says of what follows that it is not there: 无, 没有, 未发现.
  case denial
  /// Says that something is lacking, of either kind: 缺少, 丢失.
  case lack
  /// Put right: 已清理, 已劝离.
  case closed
  /// Not yet, only partly, or asked for; a closing word behind or before it closes nothing.
  case unfinished
  /// Turns a sentence: what was said before of closing does not hold behind it (但, 仍, 另).
  case turn
  /// It is there again: 反弹, 回潮; closing words before it close nothing.
  case relapse
  /// In order: 正常, 完好, 整洁.
  case good
  /// Ends a list over commas that one denial covers: 等问题, 等现象.
  case list
  /// Means nothing by itself, but hides the words inside it: 正常通行.
  case filler
  /// Outside every theme: 噪音, 物业费. It hides the words inside it, and beside it a thing alone is no sign.
  case alien
}

/// What a free text is about, independent of the point's type.
package struct Theme: Sendable {
  package let id: ThemeID
  package let title: LocalizedText
  package let category: CategoryID
  package let signs: [Sign]
  package let location: SourceLocation

  package init(
    id: ThemeID, title: LocalizedText, category: CategoryID, signs: [Sign],
    location: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.category = category
    self.signs = signs
    self.location = location
  }
}

/// Words that together name a theme.
package struct Sign: Hashable, Sendable {
  /// One word of the sign: any of some groups.
  package struct Part: Hashable, Sendable {
    /// Indices into the lexicon's groups.
    package let groups: [Int]
    /// Whether it may stand anywhere in the problem, not only within reach.
    package let isAnywhere: Bool

    package init(groups: [Int], isAnywhere: Bool = false) {
      self.groups = groups
      self.isAnywhere = isAnywhere
    }
  }

  /// At least one; the last is what is wrong, those before say with what or where.
  package let parts: [Part]
  /// Groups that must not stand within reach.
  package let without: [Int]
  /// Of two signs that claim the same word the higher one wins. 0 is a hint, which counts only if the
  /// problem has nothing better; 1 is ordinary.
  package let rank: Int

  package init(parts: [Part], without: [Int] = [], rank: Int = 1) {
    self.parts = parts
    self.without = without
    self.rank = rank
  }
}
