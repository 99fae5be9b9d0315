// WordTable.swift: looks texts up through pointers.
//
// Invariants
//   1. Of a text that a column holds no byte is read before its start or behind the end of the bytes
//      that the column points into: eight bytes are loaded only where eight stand, else one by one.
//   2. `slots` is never empty and at most half full, so that a search ends.
import Model

/// The words that tests compare one column with, each with a number.
///
/// Immutable; a look-up loads the first and the last eight bytes of a text and compares those, and
/// what is between only of texts over sixteen bytes.
struct WordTable: Sendable {
  private struct Slot {
    /// The first bytes of the word, up to eight, and the last ones of a longer word.
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var length: UInt32 = 0
    /// `unlisted`: the slot is free.
    var number = WordTable.unlisted
  }

  /// The number of a text that is none of the words.
  static let unlisted = UInt32.max

  let words: [String]
  private let bytes: [[UInt8]]
  /// Open addressing; a power of two.
  private let slots: [Slot]

  /// - Parameter words: Without repetition.
  init(_ words: [String]) {
    self.words = words
    bytes = words.map { Array($0.utf8) }
    var size = 16
    while size < words.count * 2 { size *= 2 }
    var slots = Array(repeating: Slot(), count: size)
    for (number, word) in bytes.enumerated() {
      let key = unsafe word.withUnsafeBufferPointer { unsafe Self.key($0) }
      var index = Self.place(key, size)
      while slots[index].number != Self.unlisted { index = (index + 1) & (size - 1) }
      slots[index] = Slot(
        head: key.head, tail: key.tail, length: key.length, number: UInt32(number))
    }
    self.slots = slots
  }

  /// The number of the word that `text` is.
  func number(of text: String) -> UInt32 {
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBufferPointer { unsafe find($0) }
  }

  /// Calls `body` with every valid row of a column whose text is a word, and the number of the word.
  func forEach(in texts: TextColumn, _ states: CellStates, _ body: (Int, UInt32) -> Void) {
    unsafe texts.bytes.withUnsafeBufferPointer { bytes in
      unsafe texts.unescaped.withUnsafeBufferPointer { unescaped in
        for row in states.valid {
          let (isUnescaped, range) = texts.extent(row)
          let number = unsafe find(
            UnsafeBufferPointer(rebasing: isUnescaped ? unescaped[range] : bytes[range]))
          if number != Self.unlisted { body(row, number) }
        }
      }
    }
  }

  @inline(__always)
  private func find(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let key = unsafe Self.key(text)
    var index = Self.place(key, slots.count)
    while slots[index].number != Self.unlisted {
      let slot = slots[index]
      if slot.head == key.head, slot.tail == key.tail, slot.length == key.length,
        unsafe text.count <= 16 || bytes[Int(slot.number)].elementsEqual(text)
      {
        return slot.number
      }
      index = (index + 1) & (slots.count - 1)
    }
    return Self.unlisted
  }

  private typealias Key = (head: UInt64, tail: UInt64, length: UInt32)

  @inline(__always)
  private static func key(_ text: UnsafeBufferPointer<UInt8>) -> Key {
    let count = text.count
    if count >= 8 {
      let raw = UnsafeRawBufferPointer(text)
      return unsafe (
        raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
        raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self), UInt32(count)
      )
    }
    var head: UInt64 = 0
    for i in 0..<count { unsafe head |= UInt64(text[i]) &<< UInt64(i * 8) }
    return (head, 0, UInt32(count))
  }

  /// Multiply and fold.
  @inline(__always)
  private static func place(_ key: Key, _ size: Int) -> Int {
    var hash = (key.head ^ UInt64(key.length)) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash &>> 32 ^ key.tail) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: hash ^ hash &>> 32) & (size - 1)
  }
}
