import Diagnostics
import Model

/// A sheet that was opened: its header is known, its records come chunk by chunk.
///
/// `next` is sequential and cheap; the work is in the decoder, which any task may use on any chunk.
package protocol Sheet {
  var header: SheetHeader { get }
  var decoder: any ChunkDecoder { get }

  /// The next records, undecoded; nil at the end.
  ///
  /// - Throws: Diagnostics if the file cannot be read on, or is no sheet.
  mutating func next() throws(DiagnosticList) -> RawChunk?
}

/// Turns chunks into batches; immutable, so that tasks may share it.
package protocol ChunkDecoder: Sendable {
  /// The records of `chunk`, and what is wrong with them. The same chunk gives the same batch.
  func decode(_ chunk: RawChunk) -> RecordBatch
}

/// What the header of a sheet says.
package struct SheetHeader: Sendable {
  /// Header cells in order, as written.
  package let names: [String]
  /// Where the requested columns stand.
  package let layout: BatchLayout
  /// Columns nobody knows, or that stand there twice.
  package let defects: [Defect]
  /// Physical line of the header, from 1.
  package let line: Int
  /// Name of the table within its file; empty where a file is one table.
  package let sheet: String
  /// The point type that was assumed, because neither the sheet nor a registry says it.
  package let assumedPointType: PointTypeID?
  /// What one row is.
  package let shape: SheetLayout.Shape
  /// Lines of the header, and those above it that are not blank.
  package let headerRows: [Int]
  package let titleRows: [Int]
}

/// Some whole records of a sheet as they were read.
package struct RawChunk: Sendable {
  /// Number of the chunk in the file, from 0.
  package let index: Int
  /// The text is `bytes[range]`; padding follows it.
  let bytes: [UInt8]
  let range: Range<Int>
  /// Physical line of the first byte of `range`, from 1.
  let firstLine: Int
  /// Line feeds in `range`: no more records than that.
  let lineCount: Int
  /// Whether some quote stands where it should not, so that only the exact scan is right.
  let isIrregular: Bool
  /// What was wrong with records that never made it into a chunk.
  let defects: [Defect]
  let rejections: [Rejection]
  /// For text that was made of the rows of a table: the number of the row that each of its lines belongs to.
  var rowNumbers: [Int]?

  /// The physical line, or the number of the row, behind `feeds` line feeds of the text.
  func line(after feeds: Int) -> Int {
    guard let rowNumbers else { return firstLine + feeds }
    return rowNumbers.indices.contains(feeds) ? rowNumbers[feeds] : rowNumbers.last ?? firstLine
  }
}

/// The sheets of one file, in order, each opened.
package struct OpenedFile {
  package var sheets: [any Sheet] = []
  /// What was left out, and why.
  package var notes: [Diagnostic] = []

  init(_ sheets: any Sheet...) {
    self.sheets = sheets
  }
}
