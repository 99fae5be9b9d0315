/// The words that tests compare one text column with, each with a number.
///
/// Immutable; a look-up hashes a few bytes of the text and compares at most a few words.
struct WordTable: Sendable {
  /// The number of a text that is none of the words.
  static let unlisted = UInt32.max

  let words: [String]
  private let bytes: [[UInt8]]
  /// Numbers of words by hash, open addressing; a power of two, at most half full.
  private let slots: [UInt32]

  /// - Parameter words: Without repetition.
  init(_ words: [String]) {
    self.words = words
    bytes = words.map { Array($0.utf8) }
    var size = 16
    while size < words.count * 2 { size *= 2 }
    var slots = Array(repeating: Self.unlisted, count: size)
    for (number, word) in bytes.enumerated() {
      var slot = Self.hash(word.span) & (size - 1)
      while slots[slot] != Self.unlisted { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number)
    }
    self.slots = slots
  }

  /// The number of the word that `text` is.
  func code(_ text: Span<UInt8>) -> UInt32 {
    var slot = Self.hash(text) & (slots.count - 1)
    while slots[slot] != Self.unlisted {
      if isSame(bytes[Int(slots[slot])], text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return Self.unlisted
  }

  /// Length, first, middle and last bytes: words of a vocabulary differ there.
  private static func hash(_ text: Span<UInt8>) -> Int {
    let count = text.count
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    for i in 0..<min(4, count) {
      hash = (hash ^ UInt64(text[i])) &* 0x0000_0100_0000_01B3
      hash = (hash ^ UInt64(text[count - 1 - i])) &* 0x0000_0100_0000_01B3
    }
    if count > 8 { hash = (hash ^ UInt64(text[count / 2])) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash >> 20 ^ hash >> 43)
  }
}

/// Whether `text` is made of exactly these bytes.
private func isSame(_ word: [UInt8], _ text: Span<UInt8>) -> Bool {
  guard word.count == text.count else { return false }
  for i in word.indices where word[i] != text[i] { return false }
  return true
}
