import Model

/// Rows as comma-separated text, with the number of the row that each line belongs to.
///
/// What the fields say is quoted where it needs quotes (RFC 4180); each record ends with a line feed.
struct RowText {
  private(set) var bytes: [UInt8] = []
  /// One for each line feed.
  private(set) var numbers: [Int] = []
  /// Line feeds in the fields of the row that is being written.
  private var feeds = 0
  /// Where that row begins.
  private var rowStart = 0
  /// The column that was written last, from 0.
  private var column = 0

  /// - Parameter capacity: Bytes that will be needed.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  var count: Int { bytes.count }

  mutating func beginRow() {
    (rowStart, feeds, column) = (bytes.count, 0, 0)
  }

  /// Commas up to the field of `column`, which must not lie before the last one.
  mutating func advance(to column: Int) {
    while self.column < column {
      bytes.append(UInt8(ascii: ","))
      self.column += 1
    }
  }

  mutating func endRow(number: Int) {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0...feeds { numbers.append(number) }
  }

  /// As if the row had not begun.
  mutating func dropRow() { bytes.removeLast(bytes.count - rowStart) }

  /// A place to come back to within a row.
  struct Mark {
    fileprivate let count: Int
    fileprivate let feeds: Int
    fileprivate let column: Int
  }

  var mark: Mark { Mark(count: bytes.count, feeds: feeds, column: column) }

  /// Drops what was written of the row since then.
  mutating func drop(to mark: Mark) {
    bytes.removeLast(bytes.count - mark.count)
    (feeds, column) = (mark.feeds, mark.column)
  }

  /// Appends a text of digits and letters, which needs no quotes.
  mutating func appendPlain(_ text: Span<UInt8>, _ from: Int, _ to: Int) {
    for at in from..<to { bytes.append(text[at]) }
  }

  /// Appends a field that is quoted already where it has to be.
  ///
  /// - Parameter feeds: Line feeds in it.
  mutating func append(quoted: ArraySlice<UInt8>, feeds: Int) {
    bytes += quoted
    self.feeds += feeds
  }

  mutating func append(_ text: Span<UInt8>, _ from: Int, _ to: Int) {
    var at = from
    while at < to, !Self.isSpecial(text[at]) { at += 1 }
    guard at < to else { return appendPlain(text, from, to) }
    bytes.append(0x22)
    for at in from..<to {
      let byte = text[at]
      if byte == 0x22 { bytes.append(0x22) }
      if byte == 0x0A { feeds += 1 }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  mutating func append(_ text: String) {
    let bytes = Array(text.utf8)
    append(bytes.span, 0, bytes.count)
  }

  /// Writes one record of at least `columns` fields. What lies behind the header's last column is no field unless
  /// something is written there.
  mutating func append(_ row: TableRow, columns: Int) {
    var last = row.cells.count
    while last > columns, row.text(last - 1).isEmpty { last -= 1 }
    beginRow()
    for column in 0..<last {
      advance(to: column)
      append(row.cells[column])
    }
    advance(to: max(columns, 1) - 1)
    endRow(number: row.number)
  }

  /// The text with zeros behind it, for scanners that read over its end.
  consuming func padded() -> [UInt8] {
    bytes.append(contentsOf: repeatElement(0, count: ByteScanner.padding))
    return bytes
  }

  /// Whether the field that was written from `start` on is more than white space.
  func isSolid(from start: Int) -> Bool {
    let field = bytes[start...]
    let isPlain = field.contains { $0 > 0x22 && $0 < 0x7F || $0 == 0x21 }
    return isPlain || !foldedCell(String(decoding: CSVField(field).content, as: UTF8.self)).isEmpty
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
  }
}
