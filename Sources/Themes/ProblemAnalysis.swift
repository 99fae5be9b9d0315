import Model

/// Reads one problem: finds its words, what is denied or closed, and the themes that the rest is a sign of.
struct ProblemAnalysis {
  /// A word of the lexicon in the text.
  struct Token {
    let start: Int
    let end: Int
    /// A denial in front of something needed becomes a lack; see ``settleDenials()``.
    var wordClass: Int
    let clause: Int32
    let sentence: Int32
    var isDenied = false
    /// Whether what is lacking stands behind the word: 缺少灭火器, not 灭火器缺失.
    var looksAhead = false
  }

  /// A sign that the text has.
  struct Candidate {
    let theme: Int
    /// Numbers of its words; the anchor last.
    let tokens: [Int]
    let rank: Int
    let distance: Int
    let length: Int
    /// Whether what it is about, and not only the place, stands in the same comma clause as what is wrong.
    let ownsAnchor: Bool
    var state = ThemeMention.State.open

    /// Never empty.
    var anchor: Int { tokens[tokens.count - 1] }

    /// Of two candidates that claim the same word, whether this one has it.
    func prevails(over other: Candidate) -> Bool {
      if rank > 0, other.rank > 0, anchor == other.anchor, ownsAnchor != other.ownsAnchor {
        return ownsAnchor
      }
      return isBetter(than: other)
    }

    /// An order of all candidates of a problem.
    func isBetter(than other: Candidate) -> Bool {
      if rank != other.rank { return rank > other.rank }
      if tokens.count != other.tokens.count { return tokens.count > other.tokens.count }
      if distance != other.distance { return distance < other.distance }
      if length != other.length { return length > other.length }
      return theme < other.theme
    }
  }

  let classifier: ThemeClassifier
  let text: FoldedText
  var tokens: [Token]
  var candidates: [Candidate] = []
  /// Whether something says that nothing is wrong.
  var isPraised = false
  /// Whether something was put right.
  var isClosed = false

  init(_ classifier: ThemeClassifier, _ text: FoldedText) {
    self.classifier = classifier
    self.text = text
    tokens = classifier.trie.matches(in: text).compactMap { match in
      let wordClass = classifier.classOfWord[Int(match.word)]
      let kind = classifier.kinds[wordClass]
      if let reach = kind.nameReach,
        text.isPartOfName(behind: match.end, reach: reach)
          || text.isEndOfName(match.start, match.end)
      {
        return nil
      }
      if kind == .needed, text.isLandmark(before: match.end) { return nil }
      return Token(
        start: match.start, end: match.end, wordClass: wordClass,
        clause: text.clauses[match.start], sentence: text.sentences[match.start])
    }
  }

  func kind(_ token: Int) -> WordKind { classifier.kinds[tokens[token].wordClass] }

  /// The reading; nil if the text says nothing: no letters, or only words that mean nothing.
  mutating func read(_ original: Substring) -> ProblemReading? {
    guard !isEmpty else { return nil }
    settleDenials()
    findCandidates()
    settleConflicts()
    settleClosings()
    settlePraise()
    let isKnown = !isPraised && !isClosed && !tokens.contains { kind(of: $0) == .alien }
    let guess = candidates.isEmpty && isKnown ? bestHint : nil
    candidates.removeAll { $0.rank == 0 }
    var mentions = candidates.map { mention($0, isGuess: false) }
    if let guess { mentions.append(mention(guess, isGuess: true)) }
    let state: ProblemReading.State =
      if mentions.contains(where: { $0.state == .open }) {
        .open
      } else if isClosed || mentions.contains(where: { $0.state == .closed }) {
        .closed
      } else if isPraised || mentions.contains(where: { $0.state == .denied }) {
        .clean
      } else {
        .unclassified
      }
    return ProblemReading(
      text: String(original), state: state, mentions: mentions, turns: turns)
  }

  /// Whether nothing but fillers and digits stands there.
  private var isEmpty: Bool {
    var covered = 0
    for token in tokens where kind(of: token) == .filler { covered += token.end - token.start }
    let digits = text.scalars.count { FoldedText.isDigit($0) }
    return covered + digits >= text.scalars.count
  }

  private func kind(of token: Token) -> WordKind { classifier.kinds[token.wordClass] }

  /// Hints count where nothing better was found; the longest word decides, then the first.
  private var bestHint: Candidate? {
    hints.max { a, b in
      a.length != b.length ? a.length < b.length : a.anchor > b.anchor
    }
  }

  var hints: [Candidate] = []

  private func mention(_ candidate: Candidate, isGuess: Bool) -> ThemeMention {
    ThemeMention(
      theme: classifier.themes[candidate.theme].id,
      words: candidate.tokens.sorted().map { word($0) }, state: candidate.state, isGuess: isGuess)
  }

  /// The words that deny, close, praise or turn.
  private var turns: [ProblemReading.Word] {
    tokens.indices.compactMap { index in
      switch kind(index) {
      case .denial, .closed, .unfinished, .turn, .relapse, .good:
        ProblemReading.Word(text: word(index), kind: kind(index))
      case .fault, .needed, .neutral, .lack, .list, .filler, .alien: nil
      }
    }
  }

  private func word(_ token: Int) -> String {
    var view = String.UnicodeScalarView()
    for value in text.scalars[tokens[token].start..<tokens[token].end] {
      if let scalar = Unicode.Scalar(value) { view.append(scalar) }
    }
    return String(view)
  }
}
