import Diagnostics
import Model

/// Cuts a JSON text into records and writes each into a line of its own, so that one decoder serves files of lines
/// and whole documents.
///
/// Records are the objects of an array; of the one array of objects that an object holds under some key, as exports
/// of web systems do; or objects one behind another. What is inside a record is looked at by the decoder.
///
/// Memory: one chunk, or the longest record.
struct JSONRecordSplitter: ChunkSource {
  private enum Place {
    case start
    /// In an array of records; with the key that holds it, if one does.
    case array(key: String?)
    /// Between records that stand one behind another.
    case stream
    case end
  }

  private var cursor: TextCursor
  private let limits: ReadingLimits
  private var place = Place.start
  private var isFirst = true
  private var index = 0
  /// The chunk in the making, and the line of each of its records.
  private var bytes: [UInt8] = []
  private var lines: [Int] = []
  private var defects: [Defect] = []
  private var rejections: [Rejection] = []
  /// What ended the reading, while the records before it are on their way.
  private var failure: DiagnosticList?

  init(_ source: ByteSource, _ limits: ReadingLimits) {
    cursor = TextCursor(source)
    self.limits = limits
  }

  mutating func next() throws(DiagnosticList) -> RawChunk? {
    while failure == nil, bytes.count < limits.chunkBytes {
      do throws(DiagnosticList) {
        if try !readRecord() { break }
      } catch {
        failure = error
      }
    }
    guard !bytes.isEmpty || !defects.isEmpty else {
      if let failure { throw failure }
      return nil
    }
    defer {
      index += 1
      (bytes, lines, defects, rejections) = ([], [], [], [])
    }
    let length = bytes.count
    return RawChunk(
      index: index, bytes: bytes + Array(repeating: 0, count: ByteScanner.padding),
      range: 0..<length, firstLine: lines.first ?? cursor.line, lineCount: lines.count,
      isIrregular: false, defects: defects, rejections: rejections, rowNumbers: lines)
  }

  /// Reads the next record; false if there is none.
  private mutating func readRecord() throws(DiagnosticList) -> Bool {
    switch place {
    case .start:
      try skipMark()
      switch try cursor.peekBehindBlanks() {
      case UInt8(ascii: "["):
        cursor.advance()
        place = .array(key: nil)
      case UInt8(ascii: "{"): try readFirstObject()
      case nil: place = .end
      default: place = .stream
      }
      return true
    case .array(let key): return try readElement(key)
    case .stream:
      guard try cursor.peekBehindBlanks() != nil else {
        place = .end
        return false
      }
      try takeRecord()
      return true
    case .end: return false
    }
  }

  private mutating func skipMark() throws(DiagnosticList) {
    guard try cursor.peek() == 0xEF else { return }
    for byte: UInt8 in [0xEF, 0xBB, 0xBF] where try cursor.peek() == byte { cursor.advance() }
  }

  // MARK: Arrays

  private mutating func readElement(_ key: String?) throws(DiagnosticList) -> Bool {
    let next = try cursor.peekBehindBlanks()
    if next == UInt8(ascii: "]"), isFirst {
      try endArray(key)
      return false
    }
    try takeRecord()
    isFirst = false
    switch try cursor.peekBehindBlanks() {
    case UInt8(ascii: ","):
      cursor.advance()
      return true
    case UInt8(ascii: "]"):
      try endArray(key)
      return false
    default:
      throw try failure(LocalizedText(zh: "逗号或 ]", en: "a comma or ]"))
    }
  }

  /// Passes over the end of the array and whatever the object around it says besides.
  private mutating func endArray(_ key: String?) throws(DiagnosticList) {
    cursor.advance()
    place = .end
    if let key {
      while try cursor.peekBehindBlanks() == UInt8(ascii: ",") {
        cursor.advance()
        var member: [UInt8] = []
        if let other = try copyMember(into: &member) { throw severalArrays(key, other) }
      }
      guard try cursor.peekBehindBlanks() == UInt8(ascii: "}") else {
        throw try failure(LocalizedText(zh: "逗号或 }", en: "a comma or }"))
      }
      cursor.advance()
    }
    guard try cursor.peekBehindBlanks() == nil else {
      throw try failure(LocalizedText(zh: "文件结束", en: "the end of the file"))
    }
  }

  // MARK: Objects

  /// Reads an object that is a record, or holds the array of records.
  private mutating func readFirstObject() throws(DiagnosticList) {
    let line = cursor.line
    var text = [UInt8(ascii: "{")]
    cursor.advance()
    place = .stream
    if try cursor.peekBehindBlanks() == UInt8(ascii: "\"") {
      while true {
        if let key = try copyMember(into: &text) {
          place = .array(key: key)
          return
        }
        guard try cursor.peekBehindBlanks() == UInt8(ascii: ",") else { break }
        cursor.advance()
        text.append(UInt8(ascii: ","))
      }
    }
    // What is left is the closing brace, or whatever stands there in its place.
    try finish(text, open: [UInt8(ascii: "{")], line)
  }

  /// Copies `"key": value` to `text`; the key, and the cursor within its value, if that is an array of objects.
  private mutating func copyMember(into text: inout [UInt8]) throws(DiagnosticList) -> String? {
    guard try cursor.peekBehindBlanks() == UInt8(ascii: "\"") else { return nil }
    let start = text.count
    try copyValue(into: &text)
    let key = text[start...]
    guard try cursor.peekBehindBlanks() == UInt8(ascii: ":") else { return nil }
    cursor.advance()
    text.append(UInt8(ascii: ":"))
    guard try cursor.peekBehindBlanks() == UInt8(ascii: "[") else {
      try copyValue(into: &text)
      return nil
    }
    cursor.advance()
    if try cursor.peekBehindBlanks() == UInt8(ascii: "{") {
      return String(decoding: Quoting.escaped.content(Array(key)), as: UTF8.self)
    }
    text.append(UInt8(ascii: "["))
    try copyValue(into: &text, open: [UInt8(ascii: "[")])
    return nil
  }

  // MARK: Values

  private static let closers = Array("]},:".utf8)

  private mutating func takeRecord() throws(DiagnosticList) {
    guard let next = try cursor.peekBehindBlanks(), !Self.closers.contains(next) else {
      throw try failure(LocalizedText(zh: "下一条记录 {…}", en: "the next record, {…}"))
    }
    try finish([], open: [], cursor.line)
  }

  /// Completes the record that begins with `text` and keeps it, unless it is too long.
  private mutating func finish(
    _ text: [UInt8], open: [UInt8], _ line: Int
  ) throws(DiagnosticList) {
    var text = text
    try copyValue(into: &text, open: open)
    guard text.count <= limits.recordBytes else {
      defects.append(
        Defect(
          .recordTooLong, file: cursor.name, line: line,
          value: String(decoding: text.prefix(800), as: UTF8.self),
          expected: LocalizedText(
            zh: "一条记录不超过 \(limits.recordBytes) 字节",
            en: "at most \(limits.recordBytes) bytes in a record")))
      rejections.append(Rejection(line: line, reason: .tooLong))
      return
    }
    bytes += text
    bytes.append(0x0A)
    lines.append(line)
  }

  /// Copies the rest of a value in which the brackets `open` are open, line ends made blanks; of a text longer than
  /// a record may be, no more than that.
  ///
  /// A record that is not closed ends where the next one begins: at a line that opens an object where JSON allows
  /// none.
  private mutating func copyValue(
    into text: inout [UInt8], open: [UInt8] = []
  ) throws(DiagnosticList) {
    let start = cursor.line
    var open = open
    var isInString = false
    /// The last byte that is no blank and within no string, which goes by its quotes.
    var last = open.last ?? 0
    let first = text.count
    while let byte = try cursor.peek() {
      if byte == UInt8(ascii: "{"), isNextRecord(open, last, isInString) { return }
      var ends = false
      switch byte {
      case UInt8(ascii: "\"") where isInString:
        isInString = false
        ends = open.isEmpty
      case UInt8(ascii: "\\") where isInString:
        keep(byte, &text)
        cursor.advance()
        guard try cursor.peek() != nil else { continue }
      case _ where isInString: break
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if open.popLast() == nil { return }
        ends = open.isEmpty
      case _ where byte == UInt8(ascii: ",") || TextCursor.isBlank(byte):
        // Behind a number or a word.
        if open.isEmpty, text.count > first { return }
      default: break
      }
      if !isInString, !TextCursor.isBlank(byte) { last = byte }
      if let byte = try cursor.peek() {
        // A line end within a string is none of JSON's characters, and must not cut the record.
        keep(byte == 0x0A || byte == 0x0D ? (isInString ? 0x01 : 0x20) : byte, &text)
        cursor.advance()
      }
      if ends { return }
    }
    if !open.isEmpty || isInString { throw unfinished(start) }
  }

  /// Whether an opening brace, the next byte, begins the next of records that stand one behind another although
  /// the one before it is not closed.
  private func isNextRecord(_ open: [UInt8], _ last: UInt8, _ isInString: Bool) -> Bool {
    guard case .stream = place, cursor.column == 1, cursor.line > 1, let bracket = open.first
    else { return false }
    if isInString { return true }
    let isExpected =
      open.last == UInt8(ascii: "[")
      ? last == UInt8(ascii: "[") || last == UInt8(ascii: ",") : last == UInt8(ascii: ":")
    return bracket == UInt8(ascii: "{") && !isExpected
  }

  private func keep(_ byte: UInt8, _ text: inout [UInt8]) {
    if text.count <= limits.recordBytes { text.append(byte) }
  }

  // MARK: Problems

  private mutating func failure(_ expected: LocalizedText) throws(DiagnosticList) -> DiagnosticList
  {
    let found = try cursor.peek().map { "'\(Character(Unicode.Scalar($0)))'" }
    return DiagnosticList([
      Diagnostic(
        code: "I045",
        LocalizedText(
          zh: "JSON 写法有误: 此处\(found.map { "是 \($0)" } ?? "文件已结束"), 应为\(expected.zh)",
          en: "this is no JSON: expected \(expected.en), found \(found ?? "the end of the file")"),
        at: SourceLocation(file: cursor.name, line: cursor.line, column: cursor.column),
        help: LocalizedText(
          zh: "此处之前的记录已检查; 改正后重试, 其余的才会检查",
          en: "the records before were checked; correct this and try again for the others"))
    ])
  }

  private func unfinished(_ line: Int) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I045",
        LocalizedText(
          zh: "从此行开始的记录没有写完, 文件就结束了",
          en: "the file ends within the record that starts here"),
        at: SourceLocation(file: cursor.name, line: line),
        help: LocalizedText(
          zh: "文件可能没有传完: 请重新导出; 之前的记录已检查",
          en: "it may have been cut short: export it again; the records before were checked"))
    ])
  }

  private func severalArrays(_ key: String, _ other: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I045",
        LocalizedText(
          zh: "文件里有两组记录: '\(key)' 和 '\(other)'",
          en: "the file holds two lists of records, '\(key)' and '\(other)'"),
        at: SourceLocation(file: cursor.name, line: cursor.line, column: cursor.column),
        help: LocalizedText(
          zh: "已检查 '\(key)'; 请把 '\(other)' 另存为一个文件",
          en: "'\(key)' was checked; put '\(other)' into a file of its own"))
    ])
  }
}
