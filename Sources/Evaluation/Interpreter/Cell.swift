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
    guard states.valid[row] else { return .blank }
    switch column {
    case .absent: return .blank
    case .integer(let values, _): return .value(.integer(values[row]))
    case .double(let values, _): return .value(.double(values[row]))
    case .flag(let values, _): return .value(.flag(values[row]))
    case .code(let values, let dictionary, _): return .value(.text(dictionary[Int(values[row])]))
    case .text(let texts, _): return .value(.text(texts.string(row)))
    case .instant(let values, _): return .value(.instant(Timestamp(seconds: values[row])))
    case .list(let values, _): return .value(.list(values[row]))
    }
  }
}
