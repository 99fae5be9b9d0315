/// All words of a lexicon, found in one pass.
///
/// The longest word at every place, without those that lie inside another one. A word has at most
/// ``longestWord`` scalars, so the pass is linear in the text whatever the text is.
struct WordTrie: Sendable {
  /// Scalars; longer words are refused by whoever reads lexicons.
  static let longestWord = 32

  /// A word of the lexicon in a text.
  struct Match {
    let start: Int
    let end: Int
    let word: Int32
  }

  /// Open addressing: a node and a scalar make a key, and the node behind them is the value. Key 0 is free.
  private var keys: [UInt64] = []
  private var nodes: [Int32] = []
  private var mask = 0
  /// The word that ends at a node, or -1.
  private var words: [Int32] = [-1]
  /// Whether some word begins with a scalar, by its lower 16 bits.
  private var isFirst: [Bool] = Array(repeating: false, count: 1 << 16)

  /// - Parameter list: Folded words; the index of a word is its number.
  init(_ list: [[UInt32]]) {
    let size = list.reduce(16) { $0 + $1.count * 2 }
    var capacity = 16
    while capacity < size { capacity *= 2 }
    keys = Array(repeating: 0, count: capacity)
    nodes = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    for (number, word) in list.enumerated() where !word.isEmpty {
      isFirst[Int(word[0] & 0xFFFF)] = true
      var node: Int32 = 0
      for scalar in word.prefix(Self.longestWord) { node = insert(node, scalar) }
      if words[Int(node)] < 0 { words[Int(node)] = Int32(number) }
    }
  }

  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 24 | UInt64(scalar & 0xFFFFFF) | 1 << 63
  }

  private func place(_ key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func insert(_ node: Int32, _ scalar: UInt32) -> Int32 {
    let key = Self.key(node, scalar)
    let place = place(key)
    if keys[place] == 0 {
      keys[place] = key
      nodes[place] = Int32(words.count)
      words.append(-1)
    }
    return nodes[place]
  }

  /// The words in `text`, in order; none lies inside another, two may overlap.
  ///
  /// - Complexity: O(scalars); at most ``longestWord`` steps each.
  func matches(in text: FoldedText) -> [Match] {
    var found: [Match] = []
    var covered = 0
    let count = text.scalars.count
    for start in 0..<count where isFirst[Int(text.scalars[start] & 0xFFFF)] {
      var node: Int32 = 0
      var best: (end: Int, word: Int32)?
      var end = start
      while end < count, end == start || text.breaks[end] <= FoldedText.Break.slight {
        let key = Self.key(node, text.scalars[end])
        let place = place(key)
        guard keys[place] == key else { break }
        node = nodes[place]
        end += 1
        if words[Int(node)] >= 0 { best = (end, words[Int(node)]) }
      }
      // Of two words that overlap the later one must not be shorter: 电动车挡住 holds no 车挡.
      if let best, best.end > covered,
        start >= covered || best.end - start >= covered - (found.last?.start ?? 0)
      {
        found.append(Match(start: start, end: best.end, word: best.word))
        covered = best.end
      }
    }
    return found
  }
}
