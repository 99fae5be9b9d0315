import Model

/// Whose record stands in which row of a batch: what rules over many records ask besides the facts.
package struct BatchPoints {
  private let builder: TicketBuilder
  private let batch: RecordBatch
  private let cells: RecordCells
  private let unknown: Set<Int>

  package init(_ builder: TicketBuilder, _ batch: RecordBatch) {
    self.builder = builder
    self.batch = batch
    cells = RecordCells(batch, pointTypes: builder.pointTypes)
    unknown = Set(batch.rejections.compactMap(\.row))
  }

  /// Point and time of the record in `row`; nil if it is not evaluated or says no point at all.
  package func record(_ row: Int) -> (point: Point, inspectedAt: Timestamp?)? {
    guard !unknown.contains(row) else { return nil }
    let number = Int(batch.points[row])
    let point = number >= 0 ? builder.registry[number] : cells.point(row)
    return point.id.text.isEmpty ? nil : (point, cells.openedAt(row))
  }
}
