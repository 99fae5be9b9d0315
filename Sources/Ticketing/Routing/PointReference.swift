import Model

/// Where a point is described: in the registry, or by the record in this row itself.
enum PointReference: Sendable {
  case known(Point)
  case written(RecordCells, row: Int)

  var point: Point {
    switch self {
    case .known(let point): point
    case .written(let cells, let row): cells.point(row)
    }
  }
}
