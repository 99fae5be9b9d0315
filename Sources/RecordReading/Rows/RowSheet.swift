import Diagnostics
import Model

/// A sheet that comes row by row: a table of a workbook.
struct RowSheet<Rows: RowSource>: Sheet {
  let header: SheetHeader
  let decoder: any ChunkDecoder
  private var rows: RowsBehindHead<Rows>
  private var chunker: RowChunker

  /// Reads up to the header.
  ///
  /// - Parameter sheet: Name of the table within its file.
  /// - Throws: Diagnostics if the table is empty (I003) or not a single column of its header is known (I006).
  init(
    _ rows: Rows, file: String, sheet: String, _ request: SheetRequest
  ) throws(DiagnosticList) {
    var rows = rows
    var first: [TableRow] = []
    while first.count < SheetHead.maximumRows, let row = try rows.next() { first.append(row) }
    let words = HeaderWords(request.facts, request.layout, askedBy: first)
    guard let head = SheetHead(first, key: { words.key(of: HeaderName($0)) }) else {
      throw Self.empty(file, sheet)
    }
    let matcher = try HeaderMatcher(head, words, file, request, sheet: sheet, needsPoint: true)
    header = matcher.header
    let scanner = ByteScanner(delimiter: UInt8(ascii: ","))
    decoder = LongDecoder.decoder(
      CSVDecoder(scanner, matcher, request, file: file), matcher, request, file: file)
    self.rows = RowsBehindHead(first: Array(first[head.length...].reversed()), rest: rows)
    chunker = RowChunker(request.limits)
  }

  mutating func next() throws(DiagnosticList) -> RawChunk? {
    try chunker.next(&rows, columns: header.names.count)
  }

  private static func empty(_ file: String, _ sheet: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I003", LocalizedText(zh: "表 '\(sheet)' 是空的", en: "sheet '\(sheet)' is empty"),
        at: SourceLocation(file: file))
    ])
  }
}

/// The rows that were read in search of the header and are behind it, then all others.
private struct RowsBehindHead<Rows: RowSource>: RowSource {
  /// The next one last.
  var first: [TableRow]
  var rest: Rows

  mutating func next() throws(DiagnosticList) -> TableRow? {
    if let row = first.popLast() { return row }
    return try rest.next()
  }

  mutating func fill(
    _ text: inout RowText, columns: Int, upTo count: Int
  ) throws(DiagnosticList) -> Bool {
    while let row = first.popLast() {
      if !row.isBlank { text.append(row, columns: columns) }
    }
    return text.count < count ? try rest.fill(&text, columns: columns, upTo: count) : true
  }
}
