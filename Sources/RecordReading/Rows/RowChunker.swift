import Diagnostics
import Model

/// Turns rows into chunks of comma-separated text, so that one decoder serves every kind of table.
///
/// Memory: one chunk.
struct RowChunker {
  private let limits: ReadingLimits
  private var index = 0

  init(_ limits: ReadingLimits) {
    self.limits = limits
  }

  /// The next rows of `source` as a chunk; nil at the end. Rows without a text are passed over.
  mutating func next(
    _ source: inout some RowSource, columns: Int
  ) throws(DiagnosticList) -> RawChunk? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(limits.chunkBytes + ByteScanner.padding)
    /// Number of the row that each line of the text belongs to.
    var numbers: [Int] = []
    while bytes.count < limits.chunkBytes, let row = try source.next() {
      if row.isBlank { continue }
      let lines = Self.write(row, columns: columns, to: &bytes)
      numbers.append(contentsOf: repeatElement(row.number, count: lines))
    }
    guard !bytes.isEmpty else { return nil }
    let length = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: ByteScanner.padding))
    defer { index += 1 }
    return RawChunk(
      index: index, bytes: bytes, range: 0..<length, firstLine: 1, lineCount: numbers.count,
      isIrregular: false, defects: [], rejections: [], rowNumbers: numbers)
  }

  /// Writes one record of at least `columns` fields; returns the lines it takes. What lies behind the header's
  /// last column is no field unless something is written there.
  private static func write(_ row: TableRow, columns: Int, to bytes: inout [UInt8]) -> Int {
    var lines = 1
    for column in 0..<max(columns, 1) {
      if column > 0 { bytes.append(UInt8(ascii: ",")) }
      if row.cells.indices.contains(column) {
        lines += append(row.cells[column], to: &bytes)
      }
    }
    var last = row.cells.count
    while last > columns, row.text(last - 1).isEmpty { last -= 1 }
    if last > columns {
      for cell in row.cells[columns..<last] {
        bytes.append(UInt8(ascii: ","))
        lines += append(cell, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
    return lines
  }

  /// Writes one field, in quotes where it needs them; returns its line feeds.
  private static func append(_ text: String, to bytes: inout [UInt8]) -> Int {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
    guard bytes[start...].contains(where: special.contains) else { return 0 }
    let field = Array(bytes[start...])
    bytes.removeLast(bytes.count - start)
    bytes.append(0x22)
    for byte in field {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return field.count { $0 == 0x0A }
  }
}
