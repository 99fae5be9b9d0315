import Diagnostics
import Model

extension InputFormat {
  /// One JSON object per line, UTF-8, with or without a byte order mark.
  static let ndjson = InputFormat(
    id: "ndjson", fileExtensions: ["ndjson", "jsonl"],
    summary: LocalizedText(
      zh: "每行一个 JSON 对象 (RFC 8259, UTF-8)", en: "one JSON object per line (RFC 8259, UTF-8)")
  ) { (source, request) throws(DiagnosticList) in
    let scanner = ByteScanner(delimiter: 0, quoting: .escaped)
    return OpenedFile(
      try NDJSONSheet(
        RecordSplitter(source, scanner, request.limits), name: source.name, request, scanner))
  }
}

/// A sheet of JSON objects, one per line; keys are columns.
///
/// Lines end with LF or CRLF; blank ones are skipped. A key that is missing and null are blank cells. Columns
/// are numbered by the keys of the first record, and then by those that some run reads; keys nobody knows are
/// reported once per chunk.
struct NDJSONSheet: Sheet {
  let header: SheetHeader
  let decoder: any ChunkDecoder
  private var chunks: any ChunkSource
  /// What was read in search of the first record.
  private var first: [RawChunk] = []

  /// Reads up to the first record.
  ///
  /// - Parameters:
  ///   - chunks: The text, a record in each line.
  ///   - name: The source as the user named it.
  /// - Throws: Diagnostics if the file has no lines (I003), no object among its first ones (I009), or the first has
  ///   not a single known key (I006).
  init(
    _ chunks: some ChunkSource, name: String, _ request: SheetRequest, _ scanner: ByteScanner
  ) throws(DiagnosticList) {
    var chunks = chunks
    var record: FirstRecord?
    while record == nil, let chunk = try chunks.next() {
      let text = chunk.index == 0 ? chunk.withoutMark : chunk
      record = FirstRecord(text, limit: request.limits.columns)
      first.append(text)
      if record == nil, !text.isBlank { throw FirstRecord.noObject(text, name) }
      if record == nil { first[first.count - 1] = text.emptied }
    }
    guard let record else { throw FirstRecord.nothing(name) }
    let matcher = try HeaderMatcher(
      record.names, line: record.line, name, request, isOpen: true)
    header = matcher.header
    decoder = LongDecoder.decoder(
      NDJSONDecoder(scanner, matcher, request, file: name), matcher, request,
      file: name)
    first.reverse()
    self.chunks = chunks
  }

  mutating func next() throws(DiagnosticList) -> RawChunk? {
    if let chunk = first.popLast() { return chunk }
    return try chunks.next()
  }
}

/// The keys of the first line that is an object and not empty.
private struct FirstRecord {
  let names: [String]
  let line: Int

  init?(_ chunk: RawChunk, limit: Int) {
    var feeds = 0
    var position = chunk.range.lowerBound
    while position < chunk.range.upperBound {
      let rest = chunk.bytes[position..<chunk.range.upperBound]
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      if let members = try? JSONReader.members(chunk.bytes, position..<end, limit: limit),
        !members.isEmpty
      {
        line = chunk.line(after: feeds)
        var seen: Set<String> = []
        names = members.map {
          String(decoding: Quoting.escaped.content(chunk.bytes[$0.key]), as: UTF8.self)
        }.filter { seen.insert($0).inserted }
        return
      }
      feeds += 1
      position = end + 1
    }
    return nil
  }

  static func nothing(_ file: String) -> DiagnosticList {
    failure(
      "I003", file, 0, LocalizedText(zh: "文件是空的", en: "the file is empty"),
      LocalizedText(
        zh: "每行应为一条检查记录的 JSON 对象", en: "expected one inspection in each line, as a JSON object"))
  }

  static func noObject(_ chunk: RawChunk, _ file: String) -> DiagnosticList {
    failure(
      "I009", file, chunk.firstLine,
      LocalizedText(
        zh: "从此行起没有一行是 JSON 对象", en: "no line from here on is a JSON object"),
      LocalizedText(
        zh: "每条记录应为一个 JSON 对象; 若整个文件是一个 JSON 数组, 请用 .json 作后缀, 或加 --input-format json",
        en:
          "each record should be a JSON object; if the whole file is one array, call it .json or say --input-format json"
      ))
  }

  private static func failure(
    _ code: String, _ file: String, _ line: Int, _ message: LocalizedText, _ help: LocalizedText
  ) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(code: code, message, at: SourceLocation(file: file, line: line), help: help)
    ])
  }
}

extension RawChunk {
  /// Without the byte order mark at its start.
  fileprivate var withoutMark: RawChunk {
    guard bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) else { return self }
    return with(bytes, range.lowerBound + 3..<range.upperBound)
  }

  /// Without its text.
  fileprivate var emptied: RawChunk {
    with(Array(repeating: 0, count: ByteScanner.padding), 0..<0)
  }

  fileprivate var isBlank: Bool {
    bytes[range].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private func with(_ bytes: [UInt8], _ range: Range<Int>) -> RawChunk {
    RawChunk(
      index: index, bytes: bytes, range: range, firstLine: firstLine,
      lineCount: range.isEmpty ? 0 : lineCount, isIrregular: isIrregular, defects: defects,
      rejections: rejections, rowNumbers: rowNumbers)
  }
}
