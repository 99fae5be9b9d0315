import Diagnostics
import Model

extension InputFormat {
  /// Values after RFC 4180, apart by commas, or by semicolons, tabs or bars if that makes the better table.
  package static let csv = InputFormat(
    id: "csv", fileExtensions: ["csv", "txt"],
    summary: LocalizedText(
      zh: "逗号分隔的表格 (RFC 4180); 分号、制表符、竖线也能识别",
      en: "comma-separated values (RFC 4180); semicolons, tabs and bars are recognised"),
    tables: { (source, rows) throws(DiagnosticList) in
      try DelimitedTable.tables(source, delimiter: Dialect.delimiter(of: source.head), rows: rows)
    }
  ) { (source, request) throws(DiagnosticList) in
    let delimiter = Dialect.delimiter(of: source.head)
    var file = OpenedFile(try CSVSheet(source, request, delimiter: delimiter))
    if delimiter != UInt8(ascii: ",") { file.notes = [separated(source.name, by: delimiter)] }
    return file
  }

  private static func separated(_ file: String, by delimiter: UInt8) -> Diagnostic {
    let name = Dialect.name(delimiter)
    return Diagnostic(
      .note, code: "I047",
      LocalizedText(zh: "各列用\(name.zh)分隔", en: "columns are separated by \(name.en)"),
      at: SourceLocation(file: file))
  }

  /// The same with tabs between the fields.
  static let tsv = InputFormat(
    id: "tsv", fileExtensions: ["tsv", "tab"],
    summary: LocalizedText(zh: "制表符分隔的表格", en: "tab-separated values"),
    tables: { (source, rows) throws(DiagnosticList) in
      try DelimitedTable.tables(source, delimiter: UInt8(ascii: "\t"), rows: rows)
    }
  ) { (source, request) throws(DiagnosticList) in
    OpenedFile(try CSVSheet(source, request, delimiter: UInt8(ascii: "\t")))
  }
}

/// A sheet of delimited text: lines of title, a header over one record or two, records.
///
/// Records end with LF, CRLF or the end of the file; a lone CR is data (RFC 4180 knows no other line
/// end). A line without any byte but delimiters is no record. A quote inside an unquoted field is
/// data, as is text behind a closing quote; both are reported.
package struct CSVSheet: Sheet {
  package let header: SheetHeader
  package let decoder: any ChunkDecoder
  private var splitter: RecordSplitter
  /// What the chunk of the header held besides.
  private var first: RawChunk?

  /// Reads the header from `source` and finds the requested columns in it.
  ///
  /// - Throws: Diagnostics if the file is empty (I003), its header cannot be read (I004), has too many
  ///   columns (I005) or not a single one that is known (I006).
  package init(
    _ source: ByteSource, _ request: SheetRequest, delimiter: UInt8
  ) throws(DiagnosticList) {
    try self.init(source, request, ByteScanner(delimiter: delimiter))
  }

  init(
    _ source: ByteSource, _ request: SheetRequest, _ scanner: ByteScanner
  ) throws(DiagnosticList) {
    let delimiter = scanner.delimiter
    splitter = RecordSplitter(source, scanner, request.limits)
    let reader = HeadReader(
      name: source.name, delimiter: delimiter, limits: request.limits, facts: request.facts,
      layout: request.layout)
    var found: (head: SheetHead, words: HeaderWords, rest: RawChunk)?
    while found == nil, let chunk = try splitter.next() { found = try reader.read(chunk) }
    guard let found else { throw reader.noHeader() }
    let matcher = try HeaderMatcher(found.head, found.words, source.name, request)
    header = matcher.header
    decoder = LongDecoder.decoder(
      CSVDecoder(scanner, matcher, request, file: source.name), matcher, request,
      file: source.name)
    first = found.rest
  }

  package mutating func next() throws(DiagnosticList) -> RawChunk? {
    if let chunk = first {
      first = nil
      return chunk
    }
    return try splitter.next()
  }
}

/// Finds the header among the first records of a text.
private struct HeadReader {
  let name: String
  let delimiter: UInt8
  let limits: ReadingLimits
  let facts: [Fact]
  let layout: SheetLayout

  /// The head of the text, the words it was found by, and what is left of the chunk; nil if the chunk holds nothing
  /// but blank lines.
  func read(
    _ chunk: RawChunk
  ) throws(DiagnosticList) -> (head: SheetHead, words: HeaderWords, rest: RawChunk)? {
    if let defect = chunk.defects.first { throw unreadable(defect) }
    var position = chunk.range.lowerBound
    if chunk.index == 0, chunk.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
    var feeds = 0
    var rows: [TableRow] = []
    /// Where the text goes on behind each row.
    var ends: [(position: Int, feeds: Int)] = []
    while position < chunk.range.upperBound, rows.count < SheetHead.maximumRows {
      let record = PlainRecord(chunk.bytes, from: position, delimiter, limit: limits.columns)
      guard let fields = record.fields else {
        // Beyond the header a record with too many fields is a defect of its own.
        if rows.isEmpty { throw tooManyColumns(chunk.firstLine + feeds) }
        break
      }
      rows.append(
        TableRow(
          number: chunk.line(after: feeds),
          cells: fields.map { String(decoding: $0, as: UTF8.self) }))
      position = record.end
      feeds += record.lines
      ends.append((position, feeds))
    }
    let words = HeaderWords(facts, layout, askedBy: rows)
    guard let head = SheetHead(rows, key: { words.key(of: HeaderName($0)) }) else { return nil }
    let end = ends[head.length - 1]
    return (
      head, words,
      RawChunk(
        index: chunk.index, bytes: chunk.bytes, range: end.position..<chunk.range.upperBound,
        firstLine: chunk.firstLine + end.feeds, lineCount: chunk.lineCount - end.feeds,
        isIrregular: chunk.isIrregular, defects: [], rejections: [])
    )
  }

  func noHeader() -> DiagnosticList {
    failure(
      "I003", 0, LocalizedText(zh: "文件是空的", en: "the file is empty"),
      LocalizedText(
        zh: "第一行应为表头, 其后每行一条检查记录",
        en: "expected a header in the first line and one inspection in each line below"))
  }

  private func unreadable(_ defect: Defect) -> DiagnosticList {
    failure(
      "I004", defect.line,
      LocalizedText(
        zh: "表头无法读取: \(defect.kind.title.zh)",
        en: "the header cannot be read: \(defect.kind.title.en)"),
      LocalizedText(zh: "请改正该行后重试", en: "correct that line and try again"))
  }

  private func tooManyColumns(_ line: Int) -> DiagnosticList {
    failure(
      "I005", line,
      LocalizedText(
        zh: "表头超过 \(limits.columns) 列", en: "the header has more than \(limits.columns) columns"),
      LocalizedText(zh: "请检查分隔符和换行", en: "check the delimiter and the line ends"))
  }

  private func failure(
    _ code: String, _ line: Int, _ message: LocalizedText, _ help: LocalizedText
  ) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(code: code, message, at: SourceLocation(file: name, line: line), help: help)
    ])
  }
}
