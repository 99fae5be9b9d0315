// Columns of texts and lists. Invariants: `ColumnBuilders.swift`.
import Model

/// Builds a column of texts, which stay where they are in the chunk, or of lists made from them.
struct TextBuilder: ColumnBuilder {
  private let field: Int
  private let bytes: [UInt8]
  /// Whether the chunk is well-formed UTF-8, so that no cell need be looked at.
  private let isUTF8: Bool
  private let isList: Bool
  private let form: PlainForm
  private var starts: [UInt32]
  private var lengths: [UInt32]
  private var unescaped: [UInt8] = []
  private var states: StateBits
  private var reader: CellReader
  private var count = 0

  init(field: Int, _ chunk: RawChunk, isUTF8: Bool, _ reader: CellReader) {
    self.field = field
    bytes = chunk.bytes
    self.isUTF8 = isUTF8
    self.reader = reader
    isList = reader.type.storage == .list
    form = reader.type.plainForm
    starts = unwrittenArray(of: UInt32.self, capacity: chunk.lineCount)
    lengths = unwrittenArray(of: UInt32.self, capacity: chunk.lineCount)
    states = StateBits(capacity: chunk.lineCount)
  }

  mutating func append(_ tile: Tile) {
    let cursor = unsafe FieldCursor(tile, field)
    let bytes = unsafe tile.bytes
    let rows = unsafe tile.count
    let first = count
    precondition(first + rows <= starts.count, "no more rows than line feeds")
    var written: UInt64 = 0
    var odd: UInt64 = 0
    let least: UInt32 = isList ? 13 : 1
    unsafe starts.withUnsafeMutableBufferPointer { starts in
      unsafe lengths.withUnsafeMutableBufferPointer { lengths in
        for row in 0..<rows {
          let start = unsafe cursor.start(row)
          let length = unsafe cursor.end(row) &- start
          let isPlain = unsafe length >= least && Self.isPlain(bytes + Int(start), Int(length))
          unsafe starts[first &+ row] = start
          unsafe lengths[first &+ row] = length
          written |= (length == 0 ? 0 : 1) &<< UInt64(row)
          odd |= (isPlain || length == 0 ? 0 : 1) &<< UInt64(row)
        }
      }
    }
    if form != .verbatim && form != .items || !isUTF8 { odd = written }
    states.append(valid: written & ~odd)
    while odd != 0 {
      let bit = odd.trailingZeroBitCount
      odd &= odd - 1
      let start = unsafe Int(cursor.start(bit))
      unsafe readOddly(bit, first + bit, bytes + start, Int(cursor.end(bit)) - start)
    }
    count += rows
  }

  /// Whether the cell starts with a letter or digit and ends with something visible, both common.
  @inline(__always)
  private static func isPlain(_ cell: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let first = unsafe cell[0]
    let last = unsafe cell[length &- 1]
    // Letters, digits, and U+4000 … U+9FFF, which holds most Han characters and no blanks.
    let isLetter = first | 0x20 &- 0x61 < 26 || first &- 0x30 < 10 || first &- 0xE4 < 6
    guard isLetter else { return false }
    return unsafe last &- 0x21 < 0x5E || last >= 0x80 && endsInHan(cell, length)
  }

  /// Whether the last character is one of U+4000 … U+9FFF, `。`, `、` or a full-width form; no blank is.
  @inline(__always)
  private static func endsInHan(_ cell: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    guard length >= 3 else { return false }
    let lead = unsafe cell[length &- 3]
    if lead &- 0xE4 < 6 { return true }
    let (middle, last) = unsafe (cell[length &- 2], cell[length &- 1])
    return lead == 0xEF && middle == 0xBC || lead == 0xE3 && middle == 0x80 && last &- 0x81 < 2
  }

  /// Reads a cell that may be quoted, have blanks around it, be no UTF-8, or be a list of nothing.
  private mutating func readOddly(
    _ bit: Int, _ row: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) {
    let raw = unsafe UnsafeBufferPointer(start: start, count: length)
    let isQuoted = unsafe raw.first == UInt8(ascii: "\"")
    let offset = Int(starts[row])
    // Quotes around a text with none inside leave it where it stands.
    let isSimple = unsafe isQuoted && length >= 2 && raw.last == UInt8(ascii: "\"")
      && !raw[1..<length - 1].contains(UInt8(ascii: "\""))
    if isSimple, isUTF8, !isList, form == .verbatim, length > 2,
      unsafe Self.isPlain(start + 1, length - 2)
    {
      starts[row] = UInt32(offset + 1)
      lengths[row] = UInt32(length - 2)
      states.mark(bit, .value)
      return
    }
    let content = unsafe isQuoted ? CSVField(raw).content : Array(raw)
    let text = String(decoding: content, as: UTF8.self)
    if !isUTF8, String(validating: content, as: UTF8.self) == nil {
      reader.add(CellIssue(row: row, kind: .invalidUTF8, value: text))
    }
    let reading = reader.type.reading(text, reader.context)
    let state = CellState(reading)
    states.mark(bit, state)
    unsafe reader.note(state, row, start, length)
    switch reading {
    case .value(.text(let value)): place(value, row, content, isQuoted ? nil : offset)
    case .value(.list(let items)):
      place(form == .items ? text : items.joined(separator: ";"), row, content, nil)
    default: (starts[row], lengths[row]) = (UInt32(offset), 0)
    }
  }

  /// Points `row` to `value`: into the chunk if it stands there as it is, else to a copy.
  private mutating func place(_ value: String, _ row: Int, _ content: [UInt8], _ offset: Int?) {
    let wanted = Array(value.utf8)
    lengths[row] = UInt32(wanted.count)
    if let offset, let skipped = content.indices.first(where: { content[$0...].starts(with: wanted) }) {
      starts[row] = UInt32(offset + skipped)
    } else {
      starts[row] = UInt32(unescaped.count) | TextColumn.unescapedBit
      unescaped += wanted
    }
  }

  mutating func finish() -> (column: Column, issues: [CellIssue]) {
    starts.removeLast(starts.count - count)
    lengths.removeLast(lengths.count - count)
    let texts = TextColumn(bytes: bytes, unescaped: unescaped, starts: starts, lengths: lengths)
    let states = states.finish(count: count)
    return (
      isList ? .list(values: ListColumn(splitting: texts), states: states)
        : .text(texts, states: states), reader.issues
    )
  }
}
