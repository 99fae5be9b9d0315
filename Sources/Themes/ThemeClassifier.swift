import Model

/// Reads free text: which problems it names, whether they stand, and which themes they are about.
///
///     let classifier = ThemeClassifier(lexicon)
///     classifier.read("1.楼道堆放纸箱；2.小广告已清理").openThemes   // [stacking.corridor]
///
/// Immutable, hence shared by all workers. What it says of a text depends on the text alone.
/// - Complexity: of `read`: O(scalars); every word looks at ``neighbours`` words on either side at most.
package struct ThemeClassifier: Sendable {
  /// How many words on either side of a word may be parts of one sign with it.
  static let neighbours = 24
  /// How many scalars may lie between the parts of a sign; a comma counts as ``commaWidth``.
  static let reach = 22
  static let commaWidth = 3
  /// Scalars of a problem that are read together.
  static let longestProblem = 600

  struct AnchoredSign: Sendable {
    let theme: Int
    /// By class of words, whether it may be the part; likewise `without`.
    let parts: [[Bool]]
    let anywhere: [Bool]
    let without: [Bool]?
    let rank: Int
  }

  /// What has to stand in a problem for a sign to be possible.
  struct SignFilter: Sendable {
    /// Groups of its first and its second part besides the anchor.
    let first: GroupBits
    let second: GroupBits
    /// Place of the sign in ``signs`` of the class.
    let number: Int

    func mayStand(in present: GroupBits) -> Bool {
      present.mayMeet(first) && present.mayMeet(second)
    }
  }

  let themes: [Theme]
  let trie: WordTrie
  /// By word: its class. Words that stand in the same groups are one class.
  let classOfWord: [Int]
  /// By class: what its words do.
  let kinds: [WordKind]
  /// By class: the signs whose last part it may be.
  let signs: [[AnchoredSign]]
  /// By class: the filters of its signs, in the same order.
  let filters: [[SignFilter]]
  /// By class: its groups.
  let groups: [GroupBits]
  /// The class of a denial in front of something needed; -1 if no group is a lack.
  let lackClass: Int

  package init(_ lexicon: ThemeLexicon) {
    themes = lexicon.themes
    let table = WordClasses(lexicon)
    trie = WordTrie(table.words)
    classOfWord = table.classOfWord
    kinds = table.kinds
    lackClass = table.lackClass
    groups = table.groups.map { GroupBits($0) }
    var signs: [[AnchoredSign]] = Array(repeating: [], count: table.kinds.count)
    var filters: [[SignFilter]] = Array(repeating: [], count: table.kinds.count)
    for (number, theme) in lexicon.themes.enumerated() {
      for sign in theme.signs {
        guard let anchor = sign.parts.last else { continue }
        let subjects = sign.parts.dropLast()
        let anchored = AnchoredSign(
          theme: number, parts: subjects.map { table.members($0.groups) },
          anywhere: subjects.map(\.isAnywhere),
          without: sign.without.isEmpty ? nil : table.members(sign.without), rank: sign.rank)
        let anchors = table.members(anchor.groups)
        let needs = subjects.map { GroupBits($0.groups) } + [.all, .all]
        for place in anchors.indices where anchors[place] {
          filters[place].append(
            SignFilter(first: needs[0], second: needs[1], number: signs[place].count))
          signs[place].append(anchored)
        }
      }
    }
    self.signs = signs
    self.filters = filters
  }

  /// What `text` says.
  ///
  /// A text that only says that nothing is wrong (`无`, `正常`) has one problem in the state `clean`;
  /// an empty one has none.
  package func read(_ text: String) -> TextReading {
    var problems: [ProblemReading] = []
    for part in ProblemSplitter.split(text) {
      // Nobody writes a problem this long; pieces keep the work linear in whatever was pasted.
      var rest = part[...]
      while !rest.isEmpty {
        let piece = rest.unicodeScalars.prefix(Self.longestProblem)
        if let problem = problem(Substring(piece)) { problems.append(problem) }
        rest = Substring(rest.unicodeScalars.dropFirst(Self.longestProblem))
      }
    }
    return TextReading(problems: problems)
  }

  private func problem(_ text: Substring) -> ProblemReading? {
    let folded = FoldedText(text.unicodeScalars)
    var analysis = ProblemAnalysis(self, folded)
    return analysis.read(text)
  }
}

/// Remembers texts that were read: sheets repeat themselves.
///
/// Bounded; a memo that is full is emptied. Whatever it holds, readings are the same.
package struct TextMemo: Sendable {
  private static let capacity = 1 << 12
  private static let longestText = 400
  private var readings: [String: TextReading] = [:]

  package init() {}

  package mutating func read(_ text: String, _ classifier: ThemeClassifier) -> TextReading {
    if let known = readings[text] { return known }
    let reading = classifier.read(text)
    guard text.utf8.count <= Self.longestText else { return reading }
    if readings.count >= Self.capacity { readings.removeAll(keepingCapacity: true) }
    readings[text] = reading
    return reading
  }
}
