// JSON lines: the Swift face of cjsonscan.h.
//
// Invariants, besides those of `ByteScanner.swift`
//   1. `JSONRows.words` has room for `capacity` rows of `stride` words, and behind them two words a row;
//      nothing keeps a pointer to it past a call.
//   2. The places of `JSONKeys` are below `stride` / 2, that of unwanted values included.
//   3. Extents that `civ_json_read` gives lie in the text it was given.
import CByteScan

extension ByteScanner {
  /// As `split`, for records that end with every line.
  func splitLines(_ bytes: [UInt8], _ length: Int) -> Split {
    var lines = 0
    let boundary = unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe civ_split_lines(instructionSet, base, length, &lines)
    }
    return Split(boundary: boundary, lines: lines)
  }
}

/// Reads JSON strictly (RFC 8259), byte by byte.
package enum JSONReader {
  /// Levels of nesting that are followed; deeper texts are refused, as section 9 of the RFC allows.
  package static let depth = 512

  /// A member of an object: extents of its key and its value, quotes and all.
  struct Member {
    let key: Range<Int>
    let isKeyEscaped: Bool
    let value: Range<Int>
    let kind: UInt8
  }

  /// Why `text` is not one JSON value in UTF-8; nil if it is.
  package static func problem(in text: [UInt8]) -> JSONProblem? {
    let padded = text + [UInt8](repeating: 0, count: 64)
    guard ByteScanner(delimiter: 0).isUTF8(padded, 0..<text.count) else {
      return JSONProblem(kind: .invalidUTF8, offset: 0)
    }
    let reading = unsafe padded.withUnsafeBufferPointer { buffer in
      unsafe civ_json_read(buffer.baseAddress, 0, text.count, depth, nil, 0)
    }
    return JSONProblem(reading)
  }

  /// The members of the object that `bytes[range]` is.
  ///
  /// - Parameter limit: How many there may be.
  static func members(
    _ bytes: [UInt8], _ range: Range<Int>, limit: Int
  ) throws(JSONProblem) -> [Member] {
    precondition(range.upperBound <= bytes.count, "the text is part of the bytes")
    var capacity = 128
    while true {
      var reading = civ_json_reading()
      let found = unsafe [civ_json_member](unsafeUninitializedCapacity: capacity) {
        members, count in
        reading = unsafe bytes.withUnsafeBufferPointer { buffer in
          unsafe civ_json_read(
            buffer.baseAddress, range.lowerBound, range.upperBound, depth, members.baseAddress,
            capacity)
        }
        count = reading.count
      }
      if reading.problem == Int32(civ_json_too_many_members), capacity < limit {
        capacity = min(limit, capacity * 8)
        continue
      }
      if let problem = JSONProblem(reading) { throw problem }
      guard Int(reading.kind) == civ_json_object else {
        throw JSONProblem(kind: .expectedObject, offset: range.lowerBound)
      }
      return found.map { member in
        Member(
          key: Int(member.key_start)..<Int(member.key_end), isKeyEscaped: member.is_key_escaped,
          value: Int(member.value_start)..<Int(member.value_end), kind: member.kind)
      }
    }
  }
}

extension JSONProblem {
  fileprivate init?(_ reading: civ_json_reading) {
    let kinds: [Kind] = [
      .expectedValue, .expectedKey, .expectedColon, .expectedComma, .expectedEnd, .expectedObject,
      .unclosedString, .controlCharacter, .badEscape, .badNumber, .tooDeep, .tooManyMembers,
    ]
    guard reading.problem > 0 else { return nil }
    self.init(kind: kinds[Int(reading.problem) - 1], offset: Int(reading.offset))
  }
}

extension JSONReader.Member {
  /// Where in a row's cell the value stands: strings without quotes where that says the same, null as
  /// nothing.
  func extent(_ bytes: [UInt8]) -> Range<Int> {
    switch Int(kind) {
    case civ_json_null: return value.upperBound..<value.upperBound
    case civ_json_string:
      let content = value.lowerBound + 1..<value.upperBound - 1
      guard let first = bytes[content].first, first & 0xDF == UInt8(ascii: "[") else {
        return content
      }
      return value
    default: return value
    }
  }
}

/// The places of keys, found by their bytes.
struct JSONKeys: Sendable {
  private var slots = [civ_json_key](repeating: civ_json_key(), count: 256)
  private(set) var count = 0
  /// Keys too long for the table.
  private var long: [[UInt8]: Int] = [:]
  /// Place of values that nobody wants.
  let unwanted: Int

  init(unwanted: Int) {
    self.unwanted = unwanted
  }

  /// The place of a key; nil if it was never inserted.
  func find(_ key: some Collection<UInt8>) -> Int? {
    guard let wanted = Self.packed(key) else { return long[Array(key)] }
    let slot = slots[index(of: wanted)]
    return slot.length == 0 ? nil : Int(slot.place)
  }

  mutating func insert(_ key: some Collection<UInt8>, place: Int) {
    guard var new = Self.packed(key) else {
      long[Array(key)] = place
      return
    }
    // Few keys meet then: a second look costs more than the room.
    if (count + 1) * 8 > slots.count {
      let old = slots
      slots = Array(repeating: civ_json_key(), count: old.count * 2)
      for slot in old where slot.length != 0 { slots[index(of: slot)] = slot }
    }
    new.place = UInt32(place)
    let index = index(of: new)
    if slots[index].length == 0 { count += 1 }
    slots[index] = new
  }

  private static func packed(_ key: some Collection<UInt8>) -> civ_json_key? {
    guard !key.isEmpty, key.count <= civ_json_longest_key else { return nil }
    var packed = civ_json_key()
    packed.length = UInt32(key.count)
    unsafe withUnsafeMutableBytes(of: &packed.words) { unsafe $0.copyBytes(from: key) }
    return packed
  }

  /// Where the key is, or should be.
  private func index(of key: civ_json_key) -> Int {
    let hash = unsafe withUnsafeBytes(of: key.words) { words in
      unsafe civ_json_hash(words.assumingMemoryBound(to: UInt64.self).baseAddress, key.length)
    }
    var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[index].length != 0, !Self.areEqual(slots[index], key) {
      index = (index + 1) & (slots.count - 1)
    }
    return index
  }

  private static func areEqual(_ a: civ_json_key, _ b: civ_json_key) -> Bool {
    guard a.length == b.length else { return false }
    return unsafe withUnsafeBytes(of: a.words) { left in
      unsafe withUnsafeBytes(of: b.words) { right in unsafe left.elementsEqual(right) }
    }
  }

  /// Calls `body` with the table as the kernels want it.
  fileprivate func withTable<Result>(
    _ body: (UnsafePointer<civ_json_key>?, UInt32) -> Result
  ) -> Result {
    unsafe slots.withUnsafeBufferPointer { unsafe body($0.baseAddress, UInt32($0.count - 1)) }
  }
}

/// Walks over the lines of a chunk tile by tile.
struct JSONRows {
  private static let tileRows = 64

  /// Keys may be added between tiles and in `odd`.
  var keys: JSONKeys
  private let scanner: ByteScanner
  private let chunk: RawChunk
  private let stride: Int
  private var words: [UInt32]
  private var position: Int
  private var lines = 0
  private(set) var rowCount = 0

  init(_ scanner: ByteScanner, _ chunk: RawChunk, _ keys: JSONKeys) {
    precondition(chunk.bytes.count >= chunk.range.upperBound + 192, "padded")
    self.scanner = scanner
    self.chunk = chunk
    self.keys = keys
    stride = 2 * (keys.unwanted + 1)
    position = chunk.range.lowerBound
    words = [UInt32](repeating: 0, count: Self.tileRows * (stride + 3))
  }

  /// Calls `body` with the next tile; false at the end of the chunk.
  ///
  /// - Parameter odd: Called for each line that is not plain, with its extent and the line feeds before it; the cells
  ///   of its row by place, or nil if it is no record.
  mutating func nextTile(
    odd: (Range<Int>, Int, inout JSONKeys) -> [Range<Int>?]?, _ body: (Tile) -> Void
  ) -> Bool {
    let (capacity, first, end) = (Self.tileRows, rowCount, chunk.range.upperBound)
    var count = 0
    while count < capacity, position < end {
      var lineEnd: Int?
      unsafe words.withUnsafeMutableBufferPointer { words in
        unsafe chunk.bytes.withUnsafeBufferPointer { bytes in
          unsafe keys.withTable { table, mask in
            guard let ends = words.baseAddress, let bytes = bytes.baseAddress else { return }
            var rows = unsafe civ_json_rows()
            unsafe rows.ends = ends
            unsafe rows.lines = ends + capacity * stride
            unsafe rows.stride = UInt32(stride)
            unsafe rows.capacity = UInt32(capacity)
            unsafe rows.rows = UInt32(count)
            unsafe rows.keys = table
            unsafe rows.key_mask = mask
            unsafe rows.unwanted = UInt32(keys.unwanted)
            unsafe rows.position = UInt32(position)
            unsafe rows.line = UInt32(lines)
            unsafe civ_json_scan(scanner.instructionSet, bytes, end, &rows)
            unsafe (count, position, lines) = (Int(rows.rows), Int(rows.position), Int(rows.line))
            if unsafe rows.is_odd { lineEnd = unsafe Int(rows.line_end) }
          }
        }
      }
      guard let lineEnd else { continue }
      if let cells = odd(position..<lineEnd, lines, &keys) {
        place(cells, row: count)
        count += 1
      }
      position = lineEnd + 1
      lines += 1
    }
    guard count > 0 else { return false }
    unsafe words.withUnsafeBufferPointer { words in
      unsafe chunk.bytes.withUnsafeBufferPointer { bytes in
        guard let ends = words.baseAddress, let bytes = bytes.baseAddress else { return }
        let lines = unsafe ends + capacity * stride
        // No field of a tile of ours is the first of its row, so nobody asks where rows start.
        unsafe body(
          Tile(
            bytes: bytes, ends: ends, starts: lines + capacity, lines: lines,
            found: lines + 2 * capacity, fields: stride, count: count, firstRow: first,
            isRagged: false, stray: 0, instructionSet: scanner.instructionSet))
      }
    }
    rowCount += count
    return true
  }

  private mutating func place(_ cells: [Range<Int>?], row: Int) {
    for (place, cell) in cells.enumerated() {
      words[row * stride + 2 * place] = cell.map { UInt32($0.lowerBound - 1) } ?? 0
      words[row * stride + 2 * place + 1] = cell.map { UInt32($0.upperBound) } ?? 1
    }
    words[Self.tileRows * stride + row] = UInt32(lines)
  }
}
