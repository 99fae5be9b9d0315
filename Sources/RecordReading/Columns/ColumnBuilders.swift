// How cells become columns. With its neighbours `ColumnBuilders+….swift` the only place that reads cells
// through pointers.
//
// Invariants
//   1. A tile and every pointer in it live as long as one call of `append`; nothing keeps one.
//   2. 64 bytes behind any field may be read (`ByteScanner.padding`), so eight bytes are loaded at a field's
//      start whatever its length.
//   3. `values` has room for every row of the chunk (never more rows than line feeds) and is written
//      once a row, in order; `finish` cuts what is left over.
import Model

/// Fills one column of a batch, tile by tile.
protocol ColumnBuilder {
  mutating func append(_ tile: Tile)
  /// The finished column, and the cells that could not be read.
  mutating func finish() -> (column: Column, issues: [CellIssue])
}

/// A cell that is a defect.
struct CellIssue {
  enum Kind {
    case unreadable
    case outOfRange
    case invalidUTF8
  }

  let row: Int
  let kind: Kind
  /// The cell without its quotes.
  let value: String
}

/// Eight bytes, the first one lowest.
@inline(__always)
func loadWord(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
  unsafe UInt64(
    littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
}

/// The first `count` bytes of `word`, the others 0. Range: 0 … 7.
@inline(__always)
func firstBytes(_ word: UInt64, _ count: UInt32) -> UInt64 {
  word & ((1 &<< UInt64(8 &* count)) &- 1)
}

/// What each row of a column is when it holds no value.
struct StateBits {
  private var valid: [UInt64] = []
  private var unreadable: [UInt64] = []
  private var notApplicable: [UInt64] = []

  init(capacity rows: Int) {
    valid.reserveCapacity(rows / 64 + 1)
  }

  /// Adds the word of one tile.
  mutating func append(valid word: UInt64) { valid.append(word) }

  /// Adds values to the last word.
  mutating func markValid(_ word: UInt64) { valid[valid.count - 1] |= word }

  /// Changes one row of the last word.
  mutating func mark(_ bit: Int, _ state: CellState) {
    let mask: UInt64 = 1 << UInt64(bit)
    let last = valid.count - 1
    switch state {
    case .value: valid[last] |= mask
    case .blank: break
    case .notApplicable: Self.set(mask, of: last, in: &notApplicable)
    case .unreadable, .outOfRange: Self.set(mask, of: last, in: &unreadable)
    }
  }

  private static func set(_ mask: UInt64, of word: Int, in words: inout [UInt64]) {
    while words.count <= word { words.append(0) }
    words[word] |= mask
  }

  func finish(count: Int) -> CellStates {
    CellStates(
      valid: Self.bits(valid, count),
      unreadable: unreadable.isEmpty ? nil : Self.bits(unreadable, count),
      notApplicable: notApplicable.isEmpty ? nil : Self.bits(notApplicable, count))
  }

  private static func bits(_ words: [UInt64], _ count: Int) -> Bits {
    let missing = (count + 63) / 64 - words.count
    return Bits(
      words: missing > 0 ? words + Array(repeating: 0, count: missing) : words, count: count)
  }
}

/// Readings without the value.
enum CellState {
  case value
  case blank
  case notApplicable
  case unreadable
  case outOfRange
}

/// Reads what no fast path reads: makes a string of a cell and asks its type.
struct CellReader {
  let type: any FactType.Type
  let context: ReadingContext
  let quoting: Quoting
  private(set) var issues: [CellIssue] = []

  init(_ type: any FactType.Type, _ context: ReadingContext, _ quoting: Quoting) {
    self.type = type
    self.context = context
    self.quoting = quoting
  }

  /// What the field says, as bytes; nil if it is a nest of values and the type is no list.
  func content(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard unsafe quoting.isNest(raw) else { return unsafe quoting.content(raw) }
    return type.storage == .list ? unsafe quoting.items(Array(raw)) : nil
  }

  /// The text of the field that starts at `start`, without its quotes.
  func text(_ start: UnsafePointer<UInt8>, _ length: Int) -> String {
    let raw = unsafe UnsafeBufferPointer(start: start, count: length)
    return unsafe raw.first == UInt8(ascii: "\"")
      ? String(decoding: quoting.content(raw), as: UTF8.self)
      : String(decoding: raw, as: UTF8.self)
  }

  func reading(_ start: UnsafePointer<UInt8>, _ length: Int) -> CellReading {
    let raw = unsafe UnsafeBufferPointer(start: start, count: length)
    guard let content = unsafe content(raw) else { return .unreadable }
    return type.reading(String(decoding: content, as: UTF8.self), context)
  }

  /// Notes the cell if it is a defect.
  mutating func note(
    _ state: CellState, _ row: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) {
    switch state {
    case .unreadable:
      unsafe issues.append(CellIssue(row: row, kind: .unreadable, value: text(start, length)))
    case .outOfRange:
      unsafe issues.append(CellIssue(row: row, kind: .outOfRange, value: text(start, length)))
    case .value, .blank, .notApplicable: break
    }
  }

  mutating func add(_ issue: CellIssue) { issues.append(issue) }
}

/// Memory for `capacity` values of which each will be written before anybody reads it.
func unwrittenArray<Value: BitwiseCopyable>(of type: Value.Type, capacity: Int) -> [Value] {
  unsafe [Value](unsafeUninitializedCapacity: capacity) { _, count in count = capacity }
}
