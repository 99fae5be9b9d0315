import Diagnostics
import Model

extension Diagnostic.Excerpt {
  /// A row of a table as one line, with one cell underlined.
  ///
  /// Cells stand apart as in the file: by commas in text, by bars in a workbook, which has no lines. Line breaks inside
  /// a cell are shown as blanks.
  ///
  /// - Parameter column: The cell, from 0; nil for the row as a whole. A cell behind the last one is where it would be.
  init(_ row: TableRow, column: Int?, isWorkbook: Bool) {
    let separator = isWorkbook ? " | " : ","
    var cells = row.cells.map { String($0.map { $0.isNewline ? " " : $0 }) }
    if let column, column >= cells.count {
      cells += Array(repeating: "", count: column - cells.count + 1)
    }
    func width(_ text: String) -> Int { text.unicodeScalars.count }
    let text = cells.joined(separator: separator)
    guard let column else {
      self.init(text: text, column: 1, length: width(text))
      return
    }
    let before = cells[..<column].reduce(0) { $0 + width($1) + width(separator) }
    self.init(text: text, column: before + 1, length: width(cells[column]))
  }
}
