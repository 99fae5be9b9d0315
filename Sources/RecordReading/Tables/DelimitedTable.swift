import Diagnostics
import Model

/// Reads delimited text as a table: every record with its line, none left out.
struct DelimitedTable {
  private var splitter: RecordSplitter
  private let name: String
  private let delimiter: UInt8
  private let columns: Int
  /// What was read and not yet handed out, the next one last.
  private var waiting: [TableRow] = []

  init(_ source: ByteSource, delimiter: UInt8) {
    let limits = ReadingLimits()
    name = source.name
    self.delimiter = delimiter
    columns = limits.columns
    splitter = RecordSplitter(source, ByteScanner(delimiter: delimiter), limits)
  }

  /// The next record; nil at the end.
  mutating func next() throws(DiagnosticList) -> TableRow? {
    while waiting.isEmpty {
      guard let chunk = try splitter.next() else { return nil }
      waiting = rows(of: chunk).reversed()
    }
    return waiting.removeLast()
  }

  private func rows(of chunk: RawChunk) -> [TableRow] {
    var position = chunk.range.lowerBound
    if chunk.index == 0, chunk.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
    var line = chunk.firstLine
    var rows: [TableRow] = []
    while position < chunk.range.upperBound {
      let record = PlainRecord(chunk.bytes, from: position, delimiter, limit: columns)
      let fields = record.fields ?? []
      rows.append(
        TableRow(number: line, cells: fields.map { String(decoding: $0, as: UTF8.self) }))
      line += record.lines
      position = record.end
    }
    return rows
  }
}
