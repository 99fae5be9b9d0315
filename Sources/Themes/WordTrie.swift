/// All words of a lexicon, found in one pass.
///
/// A word has at most ``longestWord`` scalars, so the pass is linear in the text whatever the text is.
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

  /// The words in `text`, in order and without overlap: those that together leave the fewest scalars unread (a particle
  /// such as 在 or 的 counts half), of several such readings the one of fewest words. 沿街店招 is 沿街 and 店招, 电动车挡住 is 电动车 and 挡住.
  ///
  /// - Complexity: O(scalars); at most ``longestWord`` steps each.
  func matches(in text: FoldedText) -> [Match] {
    let count = text.scalars.count
    // From the end: what the best reading from each place on leaves unread and how many words it has, as one number.
    var costs = Array(repeating: Int32(0), count: count + 1)
    var choices = Array(repeating: Match(start: 0, end: 0, word: -1), count: count)
    for start in stride(from: count - 1, through: 0, by: -1) {
      costs[start] =
        costs[start + 1]
        + (FoldedText.isParticle(text.scalars[start]) ? Self.unread / 2 : Self.unread)
      guard isFirst[Int(text.scalars[start] & 0xFFFF)] else { continue }
      var node: Int32 = 0
      var end = start
      while end < count, end == start || text.breaks[end] <= FoldedText.Break.slight {
        let key = Self.key(node, text.scalars[end])
        let place = place(key)
        guard keys[place] == key else { break }
        node = nodes[place]
        end += 1
        let word = words[Int(node)]
        // Of equal readings the one with the longer word first stays.
        if word >= 0, costs[end] + 1 <= costs[start] {
          costs[start] = costs[end] + 1
          choices[start] = Match(start: start, end: end, word: word)
        }
      }
    }
    var found: [Match] = []
    var place = 0
    while place < count {
      if choices[place].word >= 0 {
        found.append(choices[place])
        place = choices[place].end
      } else {
        place += 1
      }
    }
    return found
  }

  /// What a scalar outside all words costs, in words: more than a problem can have.
  private static let unread: Int32 = 1 << 12
}
