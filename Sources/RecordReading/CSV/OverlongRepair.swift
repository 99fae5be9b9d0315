import Diagnostics
import Model

/// Makes rows of records that have more fields than the header.
///
/// What is behind the last column and blank means nothing. Else somebody wrote a delimiter into a text: the cells
/// before the first column of free text are what they are, and all that follows is that text; a remark with too many
/// words loses nothing.
struct OverlongRepair {
  let delimiter: UInt8
  /// Columns of the header.
  let fields: Int
  /// The first column of free text, from 0; nil if the sheet has none.
  let text: Int?
  let limit: Int

  /// The chunk with every such record mended, and how many fields each had.
  func repair(_ chunk: RawChunk) -> (chunk: RawChunk, mended: [OverlongRecord])? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(chunk.range.count + ByteScanner.padding + 1024)
    var mended: [OverlongRecord] = []
    var position = chunk.range.lowerBound
    var feeds = 0
    while position < chunk.range.upperBound {
      let record = PlainRecord(chunk.bytes, from: position, delimiter, limit: limit)
      if let cells = record.fields, cells.count > fields, let row = row(cells) {
        for (column, cell) in row.enumerated() {
          if column > 0 { bytes.append(delimiter) }
          append(cell, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
        mended.append(OverlongRecord(lines: feeds, found: cells.count))
      } else {
        bytes += chunk.bytes[position..<record.end]
      }
      feeds += record.lines
      position = record.end
    }
    guard !mended.isEmpty else { return nil }
    let length = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: ByteScanner.padding))
    return (
      RawChunk(
        index: chunk.index, bytes: bytes, range: 0..<length, firstLine: chunk.firstLine,
        lineCount: chunk.lineCount, isIrregular: chunk.isIrregular, defects: chunk.defects,
        rejections: chunk.rejections, rowNumbers: chunk.rowNumbers), mended
    )
  }

  /// The cells as the header has room for them; nil if nobody can tell.
  private func row(_ cells: [[UInt8]]) -> [[UInt8]]? {
    if cells[fields...].allSatisfy({ $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }) {
      return Array(cells[..<fields])
    }
    guard let text else { return nil }
    let words = Array(cells[text...].joined(separator: [delimiter]))
    return cells[..<text] + [words] + Array(repeating: [], count: fields - text - 1)
  }

  private func append(_ cell: [UInt8], to bytes: inout [UInt8]) {
    guard cell.contains(where: { [0x22, 0x0A, 0x0D, delimiter].contains($0) }) else {
      bytes += cell
      return
    }
    bytes.append(0x22)
    for byte in cell {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
