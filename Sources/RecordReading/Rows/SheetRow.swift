import Diagnostics
import Model

/// One row of a sheet before it is known what it is: a title, part of the header, a record, a note.
struct SheetRow: Hashable, Sendable {
  /// Physical line on which it starts, or the row's number in a workbook; from 1.
  let number: Int
  /// What a person sees in each cell, from the first column on; a row may end early.
  var cells: [String]

  init(number: Int, cells: [String]) {
    self.number = number
    self.cells = cells
  }

  /// The cell of column `index`, from 0, without blanks at its ends; empty behind the last one.
  func text(_ index: Int) -> String {
    cells.indices.contains(index) ? foldedCell(cells[index]) : ""
  }

  var isBlank: Bool { cells.allSatisfy { foldedCell($0).isEmpty } }
}

/// Rows one after another, each once.
protocol RowSource {
  /// The next row that has a cell; nil at the end.
  ///
  /// - Throws: Diagnostics if the sheet cannot be read on.
  mutating func next() throws(DiagnosticList) -> SheetRow?
}
