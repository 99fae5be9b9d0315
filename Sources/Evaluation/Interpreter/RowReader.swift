import CEL
import Model

/// Where a condition finds the cells it reads: a row of a batch, or the given facts of an example.
protocol RowReader {
  func cell(_ column: BoundColumn) -> Cell
}

/// A column that a condition reads, and its number in every batch of the run.
struct BoundColumn: Hashable, Sendable {
  let key: ColumnKey
  /// Nil if batches do not bring the column.
  let slot: Int?
}

/// One row of a batch.
struct BatchRow: RowReader {
  let batch: RecordBatch
  let row: Int

  func cell(_ column: BoundColumn) -> Cell {
    column.slot.map { batch.cell(slot: $0, row: row) } ?? .blank
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
