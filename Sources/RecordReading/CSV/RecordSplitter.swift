import Diagnostics
import Model

/// Cuts a text into chunks of whole records, in order.
///
/// Memory: one chunk, or the longest record; whatever the length of the text.
struct RecordSplitter {
  private let source: ByteSource
  private let scanner: ByteScanner
  private let limits: ReadingLimits
  /// What followed the last boundary.
  private var carry: ArraySlice<UInt8> = []
  /// Physical line of the first byte of `carry`, from 1.
  private var line = 1
  private var index = 0
  /// How long a quote may stay open; less after each that was never closed, so that a hostile text
  /// is not read again and again.
  private var quoteLimit: Int
  private var unclosedQuotes = 0

  init(_ source: ByteSource, _ scanner: ByteScanner, _ limits: ReadingLimits) {
    self.source = source
    self.scanner = scanner
    self.limits = limits
    quoteLimit = limits.recordBytes
  }

  /// The next chunk; nil at the end of the text.
  mutating func next() throws(DiagnosticList) -> RawChunk? {
    var target = max(limits.chunkBytes, carry.count)
    while true {
      var (bytes, length) = try source.read(
        after: carry, upTo: target, padding: ByteScanner.padding)
      carry = []
      if length == 0 { return nil }
      let isEnd = length < target
      var split = scanner.split(bytes, length)
      if isEnd, !split.isOpen, split.boundary < length {
        // The last record has no line end: the first byte of the padding becomes one.
        bytes[length] = UInt8(ascii: "\n")
        length += 1
        split = scanner.split(bytes, length)
      }
      if split.boundary > 0 { return take(split, of: bytes, length) }
      let limit = split.isOpen ? quoteLimit : limits.recordBytes
      if split.isOpen, isEnd || length >= limit { return try rejectOpenQuote(bytes, length) }
      if length >= limit { return try skipLongRecord(bytes, length) }
      carry = bytes[..<length]
      target = min(2 * target, max(limit, length + 1))
    }
  }

  private mutating func take(
    _ split: ByteScanner.Split, of bytes: [UInt8], _ length: Int
  ) -> RawChunk {
    carry = bytes[split.boundary..<length]
    return chunk(
      bytes, 0..<split.boundary, lines: split.lines, isIrregular: split.isIrregular)
  }

  /// Rejects the record whose quote never closes and goes on behind the line where it opened.
  private mutating func rejectOpenQuote(
    _ bytes: [UInt8], _ length: Int
  ) throws(DiagnosticList) -> RawChunk {
    unclosedQuotes += 1
    guard unclosedQuotes <= limits.unclosedQuotes else { throw tooManyQuotes() }
    quoteLimit = max(limits.chunkBytes, quoteLimit / 4)
    let quote = scanner.splitExactly(bytes, length).quote
    let rest = bytes[quote.offset..<length]
    let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? length
    let start = line
    let opened = line + quote.lines
    source.unread(bytes[lineEnd..<length])
    return chunk(
      bytes, 0..<0, lines: quote.lines + 1,
      defects: [
        Defect(
          .unclosedQuote, file: source.name, line: opened, column: quote.field,
          value: String(decoding: bytes[quote.offset..<lineEnd].prefix(800), as: UTF8.self),
          expected: LocalizedText(zh: "在字段末尾有一个引号", en: "a quote at the end of the field"))
      ],
      rejections: [Rejection(line: start, reason: .unclosedQuote)])
  }

  /// Rejects a record without quotes that is longer than a record may be, and goes on at the next line.
  private mutating func skipLongRecord(
    _ bytes: [UInt8], _ length: Int
  ) throws(DiagnosticList) -> RawChunk {
    let start = line
    var lines = bytes[..<length].count { $0 == UInt8(ascii: "\n") }
    while true {
      let (more, count) = try source.read(after: [], upTo: limits.chunkBytes, padding: 0)
      if let end = more[..<count].firstIndex(of: UInt8(ascii: "\n")) {
        source.unread(more[(end + 1)..<count])
        lines += 1
        break
      }
      if count < limits.chunkBytes { break }
    }
    return chunk(
      bytes, 0..<0, lines: lines,
      defects: [
        Defect(
          .recordTooLong, file: source.name, line: start,
          value: String(decoding: bytes[..<length].prefix(800), as: UTF8.self),
          expected: LocalizedText(
            zh: "一条记录不超过 \(limits.recordBytes) 字节",
            en: "at most \(limits.recordBytes) bytes in a record"))
      ],
      rejections: [Rejection(line: start, reason: .tooLong)])
  }

  private mutating func chunk(
    _ bytes: [UInt8], _ range: Range<Int>, lines: Int, isIrregular: Bool = false,
    defects: [Defect] = [], rejections: [Rejection] = []
  ) -> RawChunk {
    defer {
      index += 1
      line += lines
    }
    return RawChunk(
      index: index, bytes: range.isEmpty ? Array(repeating: 0, count: ByteScanner.padding) : bytes,
      range: range, firstLine: line, lineCount: range.isEmpty ? 0 : lines,
      isIrregular: isIrregular, defects: defects, rejections: rejections)
  }

  private func tooManyQuotes() -> DiagnosticList {
    DiagnosticList([
      Diagnostic(
        code: "I007",
        LocalizedText(
          zh: "超过 \(limits.unclosedQuotes) 个引号没有闭合, 文件不再读取",
          en: "more than \(limits.unclosedQuotes) quotes are never closed; the file is given up"),
        at: SourceLocation(file: source.name, line: line),
        help: LocalizedText(
          zh: "请检查文件是否为 CSV, 分隔符和引号是否正确",
          en: "check that the file is CSV, and what quotes its fields"))
    ])
  }
}
