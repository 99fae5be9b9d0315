// The Swift face of CByteScan: the only file that calls its kernels.
//
// Invariants
//   1. Arrays passed as `bytes` are at least `length` + 64 long: the kernels read, and never write, up to
//      64 bytes behind the text (`ByteScanner.padding` is more than that).
//   2. `RowScanner.words` has room for `capacity` rows of `fields` ends and 192 more, and behind them
//      three words a row; nothing keeps a pointer to it past a call.
//   3. A chunk is shorter than 2³¹ bytes, so that offsets fit 32 bits and leave the top bit free.
import CByteScan

/// Finds records and fields in delimited text with the instructions this processor has.
struct ByteScanner: Sendable {
  /// Zeros behind every chunk: what the kernels and builders may read over its end, a row short of all
  /// the fields a header may have included.
  static let padding = 16_384 + 256

  let delimiter: UInt8
  let quoting: Quoting
  let instructionSet: Int32

  init(
    delimiter: UInt8, quoting: Quoting = .doubled, instructionSet: Int32 = civ_best_isa()
  ) {
    self.delimiter = delimiter
    self.quoting = quoting
    self.instructionSet = instructionSet
  }

  /// The instruction sets that this processor can run, slowest first.
  static var instructionSets: [Int32] {
    (0...Int32(civ_isa_avx512)).filter(civ_has_isa)
  }

  /// Where the last whole record of a text ends.
  struct Split: Equatable {
    /// Offset behind it; 0 if there is none.
    var boundary = 0
    /// Line feeds before `boundary`.
    var lines = 0
    /// Whether the text ends inside quotes.
    var isOpen = false
    /// Whether a quote stands where RFC 4180 allows none.
    var isIrregular = false
    /// The last quote that opened a field; known only to `splitExactly`.
    var quote = OpeningQuote()
  }

  struct OpeningQuote: Equatable {
    var offset = 0
    /// Line feeds before it.
    var lines = 0
    /// Number of its field, from 1.
    var field = 0
  }

  /// Splits `bytes[..<length]`, which starts at a record.
  func split(_ bytes: [UInt8], _ length: Int) -> Split {
    precondition(bytes.count >= length + 64, "the kernels read whole blocks")
    if quoting == .escaped { return splitLines(bytes, length) }
    var state = civ_split_state()
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe civ_split(instructionSet, buffer.baseAddress, 0, length, delimiter, &state)
    }
    if state.is_irregular { return splitExactly(bytes, length) }
    return Split(
      boundary: state.boundary, lines: state.lines, isOpen: state.inside != 0)
  }

  /// As `split`, byte by byte.
  func splitExactly(_ bytes: [UInt8], _ length: Int) -> Split {
    precondition(bytes.count >= length, "the text is part of the bytes")
    var found = civ_exact_split()
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe civ_split_exact(buffer.baseAddress, length, delimiter, &found)
    }
    return Split(
      boundary: found.boundary, lines: found.lines, isOpen: found.is_open, isIrregular: true,
      quote: OpeningQuote(
        offset: found.quote, lines: found.quote_lines, field: found.quote_field))
  }

  /// Whether `bytes[range]` is well-formed UTF-8.
  func isUTF8(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    precondition(range.upperBound <= bytes.count, "the text is part of the bytes")
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      return unsafe civ_is_utf8(instructionSet, base + range.lowerBound, range.count)
    }
  }
}

/// Where the fields of up to 64 rows stand in a chunk; valid during one call only.
@unsafe struct Tile {
  let bytes: UnsafePointer<UInt8>
  let ends: UnsafePointer<UInt32>
  let starts: UnsafePointer<UInt32>
  /// Line feeds before each row, counted from the start of the chunk.
  let lines: UnsafePointer<UInt32>
  /// Fields the row has if not as many as the header, else 0.
  let found: UnsafePointer<UInt32>
  let fields: Int
  let count: Int
  /// Number of the first row in the batch.
  let firstRow: Int
  let isRagged: Bool
  /// Rows with a stray quote.
  let stray: UInt64

  let instructionSet: Int32

  /// The tile as the kernels know it.
  var view: civ_tile {
    unsafe civ_tile(
      bytes: bytes, ends: ends, starts: starts, fields: UInt32(fields), count: UInt32(count))
  }

  /// The rows that have something in `field`.
  func written(_ field: Int) -> UInt64 {
    var view = unsafe self.view
    return unsafe civ_find_written(instructionSet, &view, UInt32(field)).written
  }

  /// The bytes of a field, quotes and all.
  func extent(row: Int, field: Int) -> Range<Int> {
    let end = unsafe Int(ends[row * fields + field])
    let start = unsafe field == 0 ? Int(starts[row]) : Int(ends[row * fields + field - 1]) + 1
    return start..<end
  }
}

/// A record that has too many fields to be a row.
struct OverlongRecord {
  /// Line feeds before it, counted from the start of the chunk.
  let lines: Int
  let found: Int
}

/// Walks over a chunk tile by tile.
struct RowScanner {
  /// Rows of a tile: one word of validity bits.
  private static let tileRows = 64

  private let scanner: ByteScanner
  private let chunk: RawChunk
  private let fields: Int
  private var words: [UInt32]
  private var position: Int
  private var lines = 0
  private(set) var rowCount = 0

  init(_ scanner: ByteScanner, _ chunk: RawChunk, fields: Int) {
    precondition(chunk.bytes.count >= chunk.range.upperBound + fields + 192, "padded")
    self.scanner = scanner
    self.chunk = chunk
    self.fields = fields
    position = chunk.range.lowerBound
    words = [UInt32](repeating: 0, count: Self.tileRows * (fields + 3) + 192)
  }

  /// Calls `body` with the next tile; false at the end of the chunk.
  ///
  /// - Parameter rejected: Called for each record with more fields than the header.
  mutating func nextTile(
    rejected: (OverlongRecord) -> Void, _ body: (Tile) -> Void
  ) -> Bool {
    let (capacity, first) = (Self.tileRows, rowCount)
    let endsRoom = capacity * fields + 192
    let (scanner, chunk, fields) = (self.scanner, self.chunk, self.fields)
    var (position, lines, count) = (self.position, self.lines, 0)
    unsafe words.withUnsafeMutableBufferPointer { words in
      guard let ends = words.baseAddress else { return }
      var rows = unsafe civ_rows()
      unsafe rows.ends = ends
      unsafe rows.starts = ends + endsRoom
      unsafe rows.lines = ends + endsRoom + capacity
      unsafe rows.found = ends + endsRoom + 2 * capacity
      unsafe rows.fields = UInt32(fields)
      unsafe rows.capacity = UInt32(capacity)
      unsafe rows.position = UInt32(position)
      unsafe rows.line = UInt32(lines)
      unsafe chunk.bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        unsafe Self.scan(scanner, chunk, base, &rows, rejected)
        unsafe (position, lines, count) = (Int(rows.position), Int(rows.line), Int(rows.rows))
        guard count > 0 else { return }
        unsafe body(
          Tile(
            bytes: base, ends: ends, starts: rows.starts, lines: rows.lines, found: rows.found,
            fields: fields, count: count, firstRow: first, isRagged: rows.is_ragged,
            stray: rows.stray, instructionSet: scanner.instructionSet))
      }
    }
    (self.position, self.lines) = (position, lines)
    rowCount += count
    return count > 0
  }

  /// Fills the tile; records that are no rows leave no gap.
  private static func scan(
    _ scanner: ByteScanner, _ chunk: RawChunk, _ bytes: UnsafePointer<UInt8>,
    _ rows: inout civ_rows, _ rejected: (OverlongRecord) -> Void
  ) {
    let end = chunk.range.upperBound
    repeat {
      unsafe rows.has_rejected = false
      if chunk.isIrregular {
        unsafe civ_scan_exact(bytes, end, scanner.delimiter, &rows)
      } else {
        unsafe civ_scan(scanner.instructionSet, bytes, end, scanner.delimiter, &rows)
      }
      if unsafe rows.has_rejected {
        unsafe rejected(
          OverlongRecord(lines: Int(rows.rejected_line), found: Int(rows.rejected_found)))
      }
    } while unsafe rows.has_rejected && rows.rows < rows.capacity
  }
}
