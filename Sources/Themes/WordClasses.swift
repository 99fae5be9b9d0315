import Model

/// The words of a lexicon by what groups they stand in: words of the same groups are one class, and
/// a text needs to know no more of a word than its class.
struct WordClasses {
  private(set) var words: [[UInt32]] = []
  private(set) var classOfWord: [Int] = []
  /// By class: the groups, ascending.
  private(set) var groups: [[Int]] = []
  /// By class: what its words do.
  private(set) var kinds: [WordKind] = []
  /// The class of the first group that is a lack; -1 if there is none.
  private(set) var lackClass = -1

  /// Which of two kinds a word has that stands in groups of both: the first of this list.
  private static let precedence: [WordKind] = [
    .closed, .denial, .relapse, .good, .list, .needed, .lack, .fault, .neutral, .unfinished, .turn,
    .alien, .filler,
  ]

  init(_ lexicon: ThemeLexicon) {
    let count = lexicon.groups.reduce(0) { $0 + $1.words.count }
    var numbers: [[UInt32]: Int] = [:]
    numbers.reserveCapacity(count)
    words.reserveCapacity(count)
    var groupsOfWord: [[Int]] = []
    func add(_ word: [UInt32], _ group: Int) {
      if let known = numbers[word] {
        if groupsOfWord[known].last != group { groupsOfWord[known].append(group) }
      } else {
        numbers[word] = words.count
        words.append(word)
        groupsOfWord.append([group])
      }
    }
    for (number, group) in lexicon.groups.enumerated() {
      for text in group.words { add(FoldedText.word(text), number) }
    }
    // What is written says more than what follows from it: a word of any group is no variant of another's.
    let written = words.count
    for (number, group) in lexicon.groups.enumerated() where group.kind.hasNegations {
      for word in group.words.map(FoldedText.word) {
        for variant in Negations.variants(of: word) where numbers[variant] ?? written >= written {
          add(variant, number)
        }
      }
    }
    var classes: [[Int]: Int] = [:]
    func number(of set: [Int]) -> Int {
      if let known = classes[set] { return known }
      classes[set] = groups.count
      groups.append(set)
      let found = set.map { lexicon.groups[$0].kind }
      kinds.append(Self.precedence.first { found.contains($0) } ?? .filler)
      return groups.count - 1
    }
    classOfWord = groupsOfWord.map { number(of: $0) }
    if let lack = lexicon.groups.firstIndex(where: { $0.kind == .lack }) {
      lackClass = number(of: [lack])
    }
  }

  /// By class, whether its words stand in one of `chosen`.
  func members(_ chosen: [Int]) -> [Bool] {
    groups.map { $0.contains(where: chosen.contains) }
  }
}
