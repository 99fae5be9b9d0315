/// A table as it stands in its file, before anybody knows what it is: a ledger, a registry, a list of duties.
package struct RawTable: Hashable, Sendable {
  /// The file as the user named it.
  package let file: String
  /// Name of the table within its file; empty where a file is one table.
  package let sheet: String
  /// From the top, titles, header and notes included; blank rows may be left out.
  package let rows: [TableRow]

  package init(file: String, sheet: String = "", rows: [TableRow]) {
    self.file = file
    self.sheet = sheet
    self.rows = rows
  }
}

/// One row of a table before it is known what it is: a title, part of the header, a record, a note.
package struct TableRow: Hashable, Sendable {
  /// Physical line on which it starts, or the row's number in a workbook; from 1.
  package let number: Int
  /// What a person sees in each cell, from the first column on; a row may end early.
  package var cells: [String]

  package init(number: Int, cells: [String]) {
    self.number = number
    self.cells = cells
  }

  /// The cell of column `index`, from 0, folded (``foldedCell(_:)``); empty behind the last one.
  package func text(_ index: Int) -> String {
    cells.indices.contains(index) ? foldedCell(cells[index]) : ""
  }

  package var isBlank: Bool { cells.allSatisfy { foldedCell($0).isEmpty } }
}
