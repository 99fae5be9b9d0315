import Diagnostics
import Model

/// Rows one after another, each once.
protocol RowSource {
  /// The next row that has a cell; nil at the end.
  ///
  /// - Throws: Diagnostics if the sheet cannot be read on.
  mutating func next() throws(DiagnosticList) -> TableRow?

  /// Writes the rows that follow to `text` until that has `count` bytes, each with `columns` fields at least; rows
  /// without a text are passed over. Returns false at the end.
  ///
  /// - Throws: As ``next()``; the rows before were written.
  mutating func fill(
    _ text: inout RowText, columns: Int, upTo count: Int
  ) throws(DiagnosticList) -> Bool
}

extension RowSource {
  mutating func fill(
    _ text: inout RowText, columns: Int, upTo count: Int
  ) throws(DiagnosticList) -> Bool {
    while text.count < count {
      guard let row = try next() else { return false }
      if !row.isBlank { text.append(row, columns: columns) }
    }
    return true
  }
}
