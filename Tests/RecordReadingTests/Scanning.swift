import Model

@testable import RecordReading

/// What the splitter and the scanner make of a text: the rows of width `fields`, and what was rejected.
struct ScannedText: Equatable {
  var rows: [[[UInt8]]] = []
  var lines: [Int] = []
  /// Lines of records with too many fields.
  var overlong: [Int] = []
  /// Line of the record, line of the quote, number of the field.
  var unclosed: [[Int]] = []
  var strayLines: [Int] = []
  var raggedLines: [Int] = []

  /// Reads `text` in chunks of `chunkBytes`.
  init(
    scanning text: [UInt8], fields: Int, chunkBytes: Int = 1 << 20, scanner: ByteScanner
  ) throws {
    var limits = ReadingLimits()
    limits.chunkBytes = chunkBytes
    var splitter = RecordSplitter(ByteSource(bytes: text, name: "t"), scanner, limits)
    while let chunk = try splitter.next() {
      for (defect, rejection) in zip(chunk.defects, chunk.rejections) {
        unclosed.append([rejection.line, defect.line, defect.column])
      }
      var scan = RowScanner(scanner, chunk, fields: fields)
      var overlong: [Int] = []
      while unsafe scan.nextTile(
        rejected: { overlong.append(chunk.firstLine + $0.lines) },
        { unsafe append($0, chunk.firstLine) })
      {}
      self.overlong += overlong
    }
  }

  private mutating func append(_ tile: Tile, _ firstLine: Int) {
    for row in unsafe 0..<tile.count {
      let line = unsafe firstLine + Int(tile.lines[row])
      lines.append(line)
      if unsafe tile.found[row] != 0 { raggedLines.append(line) }
      if unsafe tile.stray >> UInt64(row) & 1 != 0 { strayLines.append(line) }
      rows.append(
        unsafe (0..<tile.fields).map { field in
          let extent = unsafe tile.extent(row: row, field: field)
          return CSVField((0..<extent.count).map { unsafe tile.bytes[extent.lowerBound + $0] })
            .content
        })
    }
  }

  /// What the reference makes of the same.
  init(reference text: [UInt8], fields: Int, delimiter: UInt8 = 44) {
    for record in ReferenceReader.records(text, delimiter: delimiter) {
      if let open = record.open {
        unclosed.append([record.line] + open)
        continue
      }
      // Nothing but delimiters.
      if record.lengths.allSatisfy({ $0 == 0 }) { continue }
      if record.lengths.dropFirst(fields).contains(where: { $0 != 0 }) {
        overlong.append(record.line)
        continue
      }
      if record.isStray { strayLines.append(record.line) }
      if record.fields.count != fields { raggedLines.append(record.line) }
      let missing = max(0, fields - record.fields.count)
      rows.append(Array(record.fields.prefix(fields)) + Array(repeating: [], count: missing))
      lines.append(record.line)
    }
  }
}
