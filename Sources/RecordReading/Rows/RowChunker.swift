import Diagnostics
import Model

/// Turns rows into chunks of comma-separated text, so that one decoder serves every kind of table.
///
/// Memory: one chunk.
struct RowChunker {
  private let limits: ReadingLimits
  private var index = 0
  /// What was wrong behind the rows of the last chunk.
  private var failure: DiagnosticList?

  init(_ limits: ReadingLimits) {
    self.limits = limits
  }

  /// The next rows of `source` as a chunk; nil at the end. Rows without a text are passed over.
  ///
  /// - Throws: What the source throws, once all rows before that have been given.
  mutating func next(
    _ source: inout some RowSource, columns: Int
  ) throws(DiagnosticList) -> RawChunk? {
    if let failure { throw failure }
    var text = RowText(capacity: limits.chunkBytes + ByteScanner.padding)
    do throws(DiagnosticList) {
      _ = try source.fill(&text, columns: columns, upTo: limits.chunkBytes)
    } catch {
      if text.count == 0 { throw error }
      failure = error
    }
    guard text.count > 0 else { return nil }
    defer { index += 1 }
    let length = text.count
    return RawChunk(
      index: index, bytes: text.padded(), range: 0..<length, firstLine: 1,
      lineCount: text.numbers.count,
      isIrregular: false, defects: [], rejections: [], rowNumbers: text.numbers)
  }
}
