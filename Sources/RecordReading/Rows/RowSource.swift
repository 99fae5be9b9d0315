import Diagnostics
import Model

/// Rows one after another, each once.
protocol RowSource {
  /// The next row that has a cell; nil at the end.
  ///
  /// - Throws: Diagnostics if the sheet cannot be read on.
  mutating func next() throws(DiagnosticList) -> TableRow?
}
