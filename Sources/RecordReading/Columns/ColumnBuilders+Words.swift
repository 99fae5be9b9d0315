// Words that come again and again: tables over bytes, without strings. Invariants: `ColumnBuilders.swift`.
import Model

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A number for each of some words; open addressing over their bytes.
///
/// Its answers do not depend on the order of insertion, and nobody walks over it.
struct WordTable: Sendable {
  private struct Slot {
    /// The first bytes of the word, up to eight, and the last ones of a longer word.
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var start: UInt32 = 0
    /// 0: the slot is free.
    var length: UInt32 = 0
    var value: Int32 = 0
  }

  private var slots: [Slot] = []
  /// The words, one behind another, with room for a load of eight bytes at each.
  private var storage: [UInt8] = []
  private(set) var count = 0

  init() {}

  init(_ words: [(word: String, value: Int32)]) {
    for (word, value) in words {
      let bytes = Array(word.utf8) + [0, 0, 0, 0, 0, 0, 0, 0]
      unsafe bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress, unsafe find(base, bytes.count - 8) == nil else {
          return
        }
        unsafe insert(base, bytes.count - 8, value)
      }
    }
  }

  /// The number of the word; nil if the table does not have it. Eight bytes at `bytes` can be read.
  ///
  /// - Complexity: O(length).
  @inline(__always)
  func find(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int32? {
    guard !slots.isEmpty, length > 0 else { return nil }
    let head = unsafe Self.head(bytes, length)
    let tail = unsafe Self.tail(bytes, length)
    var index = unsafe Int(truncatingIfNeeded: Self.hash(head, bytes, length)) & (slots.count - 1)
    while slots[index].length != 0 {
      let slot = slots[index]
      if slot.head == head, slot.tail == tail, Int(slot.length) == length {
        if length <= 16 { return slot.value }
        let isEqual = unsafe storage.withUnsafeBufferPointer { words in
          guard let base = words.baseAddress else { return false }
          return unsafe memcmp(base + Int(slot.start), bytes, length) == 0
        }
        if isEqual { return slot.value }
      }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a word that the table does not have.
  mutating func insert(_ bytes: UnsafePointer<UInt8>, _ length: Int, _ value: Int32) {
    guard length > 0 else { return }
    if (count + 1) * 2 > slots.count { grow() }
    let start = storage.count
    unsafe storage.append(contentsOf: UnsafeBufferPointer(start: bytes, count: length))
    let head = unsafe Self.head(bytes, length)
    unsafe place(
      Slot(
        head: head, tail: Self.tail(bytes, length), start: UInt32(start), length: UInt32(length),
        value: value),
      Self.hash(head, bytes, length))
    count += 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: max(16, old.count * 2))
    let words = storage + [0, 0, 0, 0, 0, 0, 0, 0]
    unsafe words.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for slot in old where slot.length != 0 {
        unsafe place(slot, Self.hash(slot.head, base + Int(slot.start), Int(slot.length)))
      }
    }
  }

  private mutating func place(_ slot: Slot, _ hash: UInt64) {
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[index].length != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  @inline(__always)
  private static func head(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let word = unsafe loadWord(bytes)
    return length < 8 ? firstBytes(word, UInt32(length)) : word
  }

  @inline(__always)
  private static func tail(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    unsafe length > 8 ? loadWord(bytes + (length - 8)) : 0
  }

  /// Multiply and fold; spreads words that differ in one byte.
  @inline(__always)
  private static func hash(
    _ head: UInt64, _ bytes: UnsafePointer<UInt8>, _ length: Int
  ) -> UInt64 {
    var hash = (head ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    var at = 8
    while at < length {
      // The last load overlaps the one before rather than reach over the end.
      let word = unsafe loadWord(bytes + min(at, length - 8))
      hash = (hash ^ hash &>> 32 ^ word) &* 0xD6E8_FEB8_6659_FD93
      at += 8
    }
    return hash ^ hash &>> 32
  }
}

/// What a type made of cells that were read before.
struct ReadingMemo<Value> {
  private var table = WordTable()
  private var readings: [(CellState, Value)] = []
  /// Longer cells hardly come twice, and a column of ever new ones must not fill the memory.
  private static var longest: Int { 48 }
  private static var most: Int { 1024 }

  /// The reading of the cell, from memory or from `read`.
  @inline(__always)
  mutating func reading(
    _ bytes: UnsafePointer<UInt8>, _ length: Int,
    read: (UnsafePointer<UInt8>, Int) -> (CellState, Value)
  ) -> (CellState, Value) {
    if let known = unsafe table.find(bytes, length) { return readings[Int(known)] }
    return unsafe learn(bytes, length, read(bytes, length))
  }

  private mutating func learn(
    _ bytes: UnsafePointer<UInt8>, _ length: Int, _ reading: (CellState, Value)
  ) -> (CellState, Value) {
    if length <= Self.longest, readings.count < Self.most {
      unsafe table.insert(bytes, length, Int32(readings.count))
      readings.append(reading)
    }
    return reading
  }
}

/// Builds a column of flags or verdicts.
struct FlagBuilder: ColumnBuilder {
  private let field: Int
  private var values: [UInt64] = []
  private var states: StateBits
  private var reader: CellReader
  private var memo = ReadingMemo<Bool>()
  private var count = 0

  init(field: Int, rows: Int, _ reader: CellReader) {
    self.field = field
    self.reader = reader
    states = StateBits(capacity: rows)
    values.reserveCapacity(rows / 64 + 1)
  }

  mutating func append(_ tile: Tile) {
    var rest = unsafe tile.written(field)
    var valid: UInt64 = 0
    var set: UInt64 = 0
    states.append(valid: 0)
    while rest != 0 {
      let row = rest.trailingZeroBitCount
      rest &= rest - 1
      let extent = unsafe tile.extent(row: row, field: field)
      let start = unsafe tile.bytes + extent.lowerBound
      let (state, value) = unsafe memo.reading(start, extent.count) { start, length in
        switch unsafe reader.reading(start, length) {
        case .value(.flag(let flag)): (.value, flag)
        case .blank: (.blank, false)
        case .notApplicable: (.notApplicable, false)
        case .outOfRange: (.outOfRange, false)
        case .value, .unreadable: (.unreadable, false)
        }
      }
      if state == .value {
        valid |= 1 &<< UInt64(row)
        set |= (value ? 1 : 0) &<< UInt64(row)
      } else {
        states.mark(row, state)
        unsafe reader.note(state, count + row, start, extent.count)
      }
    }
    states.markValid(valid)
    values.append(set)
    unsafe count += tile.count
  }

  mutating func finish() -> (column: Column, issues: [CellIssue]) {
    (
      .flag(values: Bits(words: values, count: count), states: states.finish(count: count)),
      reader.issues
    )
  }
}

extension CellState {
  /// The reading without its value.
  init(_ reading: CellReading) {
    self =
      switch reading {
      case .value: .value
      case .blank: .blank
      case .notApplicable: .notApplicable
      case .unreadable: .unreadable
      case .outOfRange: .outOfRange
      }
  }
}

/// Builds a column of words from a short list; the dictionary starts with the declared choices.
struct CodeBuilder: ColumnBuilder {
  private let field: Int
  private var values: [UInt32]
  private var dictionary: [String]
  private var states: StateBits
  private var reader: CellReader
  private var memo = ReadingMemo<UInt32>()
  private var count = 0

  init(field: Int, rows: Int, _ reader: CellReader) {
    self.field = field
    self.reader = reader
    dictionary = reader.context.choices.map(\.id)
    values = unwrittenArray(of: UInt32.self, capacity: rows)
    states = StateBits(capacity: rows)
  }

  mutating func append(_ tile: Tile) {
    precondition(unsafe count + tile.count <= values.count, "no more rows than line feeds")
    var rest = unsafe tile.written(field)
    states.append(valid: 0)
    for row in unsafe 0..<tile.count { values[count + row] = 0 }
    while rest != 0 {
      let row = rest.trailingZeroBitCount
      rest &= rest - 1
      let extent = unsafe tile.extent(row: row, field: field)
      let start = unsafe tile.bytes + extent.lowerBound
      let (state, code) = unsafe memo.reading(start, extent.count) { start, length in
        let reading = unsafe reader.reading(start, length)
        guard case .value(.text(let word)) = reading else { return (CellState(reading), 0) }
        return (.value, Self.code(of: word, in: &dictionary))
      }
      values[count + row] = code
      states.mark(row, state)
      if state != .value { unsafe reader.note(state, count + row, start, extent.count) }
    }
    unsafe count += tile.count
  }

  private static func code(of word: String, in dictionary: inout [String]) -> UInt32 {
    if let known = dictionary.firstIndex(of: word) { return UInt32(known) }
    dictionary.append(word)
    return UInt32(dictionary.count - 1)
  }

  mutating func finish() -> (column: Column, issues: [CellIssue]) {
    values.removeLast(values.count - count)
    return (
      .code(values: values, dictionary: dictionary, states: states.finish(count: count)),
      reader.issues
    )
  }
}
