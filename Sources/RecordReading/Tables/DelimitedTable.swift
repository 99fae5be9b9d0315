import Diagnostics
import Model

/// Reads delimited text as a table: every record with its line, none left out.
struct DelimitedTable {
  private var splitter: RecordSplitter
  private let name: String
  private let delimiter: UInt8
  private let columns: Int
  /// The chunk in hand, and where its next record stands.
  private var chunk: RawChunk?
  private var position = 0
  private var line = 0

  init(_ source: ByteSource, delimiter: UInt8) {
    let limits = ReadingLimits()
    name = source.name
    self.delimiter = delimiter
    columns = limits.columns
    splitter = RecordSplitter(source, ByteScanner(delimiter: delimiter), limits)
  }

  /// The only table of a text, at most so many rows of it.
  static func tables(
    _ source: ByteSource, delimiter: UInt8, rows limit: Int
  ) throws(DiagnosticList) -> [RawTable] {
    var table = DelimitedTable(source, delimiter: delimiter)
    var rows: [TableRow] = []
    while rows.count < limit, let row = try table.next() { rows.append(row) }
    return [RawTable(file: source.name, rows: rows)]
  }

  /// The next record; nil at the end. No record is read before somebody asks for it: of most files only the
  /// first ones are wanted.
  mutating func next() throws(DiagnosticList) -> TableRow? {
    while true {
      if let chunk, position < chunk.range.upperBound {
        let record = PlainRecord(chunk.bytes, from: position, delimiter, limit: columns)
        let fields = record.fields ?? []
        let row = TableRow(number: line, cells: fields.map { String(decoding: $0, as: UTF8.self) })
        line += record.lines
        position = record.end
        return row
      }
      chunk = try splitter.next()
      guard let chunk else { return nil }
      position = chunk.range.lowerBound
      if chunk.index == 0, chunk.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
      line = chunk.firstLine
    }
  }
}
