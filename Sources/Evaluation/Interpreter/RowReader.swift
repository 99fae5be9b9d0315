import CEL
import Model

/// Where a condition finds the cells it reads: a row of a batch, or the given facts of an example.
package protocol RowReader {
  func cell(_ key: ColumnKey) -> Cell
}

/// One row of a batch.
struct BatchRow: RowReader {
  let batch: RecordBatch
  let row: Int

  func cell(_ key: ColumnKey) -> Cell {
    batch.layout.slot(of: key).map { batch.cell(slot: $0, row: row) } ?? .blank
  }
}

/// What an expression sees of a cell: a blank one and one that does not apply are unknown, an unreadable
/// one is an error.
func celValue(of cell: Cell, named name: String) -> Value {
  switch cell {
  case .value(let value): value.celValue
  case .blank, .notApplicable: .unknown(UnknownSet(name))
  case .unreadable: .failure(.host("'\(name)' cannot be read"))
  }
}
