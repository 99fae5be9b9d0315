import Model

/// One cell of one record: a value, or why there is none.
package enum Cell: Hashable, Sendable {
  case value(CellValue)
  case blank
  case notApplicable
  case unreadable
}

extension RecordBatch {
  /// The cell of `slot` in `row`.
  package func cell(slot: Int, row: Int) -> Cell {
    let column = columns[slot]
    guard let states = column.states else { return .blank }
    if states.unreadable?[row] == true { return .unreadable }
    if states.notApplicable?[row] == true { return .notApplicable }
    return column.value(row).map(Cell.value) ?? .blank
  }
}
