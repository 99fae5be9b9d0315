import Model

/// What a free text says: its problems, and of each what it is about and whether it stands.
package struct TextReading: Hashable, Sendable {
  package let problems: [ProblemReading]

  /// Themes of the problems that stand, each once, in order.
  package var openThemes: [ThemeID] { themes(in: .open) }

  /// Themes of the problems that were put right, each once, in order.
  package var closedThemes: [ThemeID] { themes(in: .closed) }

  /// Themes of the problems that stand and whose fault is named, not only the thing: what a remark beside
  /// a passed item must not say.
  package var namedFaults: [ThemeID] {
    var seen: Set<ThemeID> = []
    return problems.flatMap(\.mentions)
      .filter { $0.state == .open && !$0.isGuess && seen.insert($0.theme).inserted }.map(\.theme)
  }

  /// Problems that were reported and that no theme fits.
  package var unclassified: [ProblemReading] { problems.filter { $0.state == .unclassified } }

  /// Whether the text names a fault that stands, with a theme or without.
  package var namesOpenFault: Bool {
    problems.contains { $0.state == .open || $0.state == .unclassified }
  }

  private func themes(in state: ThemeMention.State) -> [ThemeID] {
    var seen: Set<ThemeID> = []
    return problems.flatMap(\.mentions)
      .filter { $0.state == state && seen.insert($0.theme).inserted }.map(\.theme)
  }
}

/// One problem of a text.
package struct ProblemReading: Hashable, Sendable {
  package enum State: String, Sendable {
    /// Something stands, and its themes are known.
    case open
    /// All that was named has been put right.
    case closed
    /// Nothing is wrong.
    case clean
    /// Something was reported, and no theme fits.
    case unclassified
  }

  /// The words of the text, without its number.
  package let text: String
  package let state: State
  package let mentions: [ThemeMention]
  /// Words that deny, close or praise, with what they do; in order.
  package let turns: [Word]

  package struct Word: Hashable, Sendable {
    package let text: String
    package let kind: WordKind
  }
}

/// A theme in a text, with the words that led to it.
package struct ThemeMention: Hashable, Sendable {
  package enum State: String, Sendable {
    case open
    case closed
    case denied
  }

  package let theme: ThemeID
  package let words: [String]
  package let state: State
  /// Whether only a hint led here: the object is known, what is wrong with it is not.
  package let isGuess: Bool
}
