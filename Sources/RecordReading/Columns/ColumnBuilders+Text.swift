// Columns of texts and lists. Invariants: `ColumnBuilders.swift`.
import CByteScan
import Model

/// Builds a column of texts, which stay where they are in the chunk, or of lists made from them.
struct TextBuilder: ColumnBuilder {
  private let field: Int
  private let bytes: [UInt8]
  /// Whether the chunk is well-formed UTF-8, so that no cell need be looked at.
  private let isUTF8: Bool
  private let isList: Bool
  /// Whether plain texts are taken as they stand, without asking the type.
  private let isInPlace: Bool
  /// Bytes of the shortest plain text.
  private let least: UInt32
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
    let form = reader.type.plainForm
    isInPlace = isUTF8 && (form == .verbatim || form == .items)
    least = isList ? 13 : 1
    starts = unwrittenArray(of: UInt32.self, capacity: chunk.lineCount + 64)
    lengths = unwrittenArray(of: UInt32.self, capacity: chunk.lineCount + 64)
    states = StateBits(capacity: chunk.lineCount)
  }

  mutating func append(_ tile: Tile) {
    precondition(count + 64 <= starts.count, "no more rows than line feeds")
    var view = unsafe tile.view
    let (field, least, first) = (field, least, count)
    var cells = civ_cells()
    unsafe starts.withUnsafeMutableBufferPointer { starts in
      unsafe lengths.withUnsafeMutableBufferPointer { lengths in
        guard let starts = starts.baseAddress, let lengths = lengths.baseAddress else { return }
        cells = unsafe civ_find_texts(
          tile.instructionSet, &view, UInt32(field), least, starts + first, lengths + first)
      }
    }
    if !isInPlace { cells.odd = cells.written }
    states.append(valid: cells.written & ~cells.odd)
    var odd = cells.odd
    while odd != 0 {
      let bit = odd.trailingZeroBitCount
      odd &= odd - 1
      let extent = unsafe tile.extent(row: bit, field: field)
      unsafe readOddly(bit, count + bit, tile.bytes + extent.lowerBound, extent.count)
    }
    unsafe count += tile.count
  }

  /// Reads a cell that may be quoted, have blanks around it, be no UTF-8, or be a list of nothing.
  private mutating func readOddly(
    _ bit: Int, _ row: Int, _ start: UnsafePointer<UInt8>, _ length: Int
  ) {
    let raw = unsafe UnsafeBufferPointer(start: start, count: length)
    let isQuoted = unsafe raw.first == UInt8(ascii: "\"")
    let offset = Int(starts[row])
    // Quotes around a text with none inside leave it where it stands.
    let isSimple =
      unsafe isQuoted && length >= 2 && raw.last == UInt8(ascii: "\"")
      && !raw[1..<length - 1].contains(reader.quoting.mark)
    if isSimple, isInPlace, length - 2 >= Int(least),
      unsafe civ_is_plain_text(start + 1, length - 2)
    {
      starts[row] = UInt32(offset + 1)
      lengths[row] = UInt32(length - 2)
      states.mark(bit, .value)
      return
    }
    guard let content = unsafe reader.content(raw) else {
      states.mark(bit, .unreadable)
      unsafe reader.note(.unreadable, row, start, length)
      (starts[row], lengths[row]) = (UInt32(offset), 0)
      return
    }
    let isVerbatim = content.count == length && !isQuoted
    let text = String(decoding: content, as: UTF8.self)
    if !isUTF8, String(validating: content, as: UTF8.self) == nil {
      reader.add(CellIssue(row: row, kind: .invalidUTF8, value: text))
    }
    let reading = reader.type.reading(text, reader.context)
    let state = CellState(reading)
    states.mark(bit, state)
    unsafe reader.note(state, row, start, length)
    switch reading {
    case .value(.text(let value)): place(value, row, content, isVerbatim ? offset : nil)
    case .value(.list(let items)):
      place(items.joined(separator: ";"), row, content, isVerbatim ? offset : nil)
    default: (starts[row], lengths[row]) = (UInt32(offset), 0)
    }
  }

  /// Points `row` to `value`: into the chunk if it stands there as it is, else to a copy.
  private mutating func place(_ value: String, _ row: Int, _ content: [UInt8], _ offset: Int?) {
    let wanted = Array(value.utf8)
    lengths[row] = UInt32(wanted.count)
    if let offset,
      let skipped = content.indices.first(where: { content[$0...].starts(with: wanted) })
    {
      starts[row] = UInt32(offset + skipped)
    } else {
      starts[row] = UInt32(unescaped.count) | TextColumn.unescapedBit
      unescaped += wanted
    }
  }

  mutating func finish() -> (column: Column, issues: [CellIssue]) {
    starts.removeLast(starts.count - count)
    lengths.removeLast(lengths.count - count)
    let texts = TextColumn(
      bytes: bytes, unescaped: unescaped, starts: starts, lengths: lengths, isUTF8: isUTF8)
    let states = states.finish(count: count)
    return (
      isList
        ? .list(values: ListColumn(splitting: texts), states: states)
        : .text(texts, states: states), reader.issues
    )
  }
}
