import Model

/// The ways to say that something was not done: whoever writes 未清运 may as well write 没有及时清运.
enum Negations {
  private static let forms = [
    "未", "没", "没有", "未及时", "没及时", "没有及时", "尚未", "还没", "还没有", "还未", "仍未", "一直未", "一直没", "均未", "都没",
  ].map(FoldedText.word)

  /// 未 and 没: a word that begins with one of them has variants.
  private static let short: Set<UInt32> = [0x672A, 0x6CA1]
  /// 没人, 没有, 没了: there 没 denies a thing, not that something was done. 未及时 has its form already.
  private static let things: Set<UInt32> = [0x4EBA, 0x6709, 0x4E86, 0x53CA]

  /// The other ways to write `word`; none if it does not begin with 未 or 没 and a verb.
  static func variants(of word: [UInt32]) -> [[UInt32]] {
    guard word.count > 2, short.contains(word[0]), !things.contains(word[1]) else { return [] }
    let rest = word.dropFirst()
    return forms.map { $0 + rest }.filter { $0 != word && $0.count <= WordTrie.longestWord }
  }
}

extension WordKind {
  /// Whether words of this kind say that something is wrong, and may do so by saying what was not done.
  var hasNegations: Bool { self == .fault || self == .lack }
}
