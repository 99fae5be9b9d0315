/// One bit per row, 64 to a word; bits behind the last row are 0.
package struct Bits: Hashable, Sendable {
  package let count: Int
  package var words: [UInt64]

  /// Shape: `count` bits, all `value`.
  package init(repeating value: Bool = false, count: Int) {
    self.count = count
    words = Array(repeating: value ? ~0 : 0, count: (count + 63) / 64)
    if value, count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
  }

  /// - Precondition: `words` has (count + 63) / 64 words, and no bit behind `count` is set.
  package init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64, "one word per 64 rows")
    self.words = words
    self.count = count
  }

  package subscript(row: Int) -> Bool {
    get { words[row >> 6] >> UInt64(row & 63) & 1 != 0 }
    set {
      let bit: UInt64 = 1 << UInt64(row & 63)
      if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
    }
  }

  package var isAllZero: Bool { words.allSatisfy { $0 == 0 } }

  /// How many bits are set.
  package var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}

extension Bits: Sequence {
  /// The rows whose bit is set, in order.
  package func makeIterator() -> SetBits { SetBits(words: words) }

  /// Walks over the rows whose bit is set.
  package struct SetBits: IteratorProtocol {
    private let words: [UInt64]
    private var index = 0
    private var rest: UInt64

    fileprivate init(words: [UInt64]) {
      self.words = words
      rest = words.first ?? 0
    }

    package mutating func next() -> Int? {
      while rest == 0 {
        index += 1
        guard index < words.count else { return nil }
        rest = words[index]
      }
      let bit = rest.trailingZeroBitCount
      rest &= rest - 1
      return index << 6 + bit
    }
  }
}
