import Diagnostics
import Model

/// Turns findings into tickets: point, fingerprint, owner, deadline, and where the record stands.
///
/// Immutable, hence shared by all workers; each worker keeps a ``TicketMemo`` of its own. What a ticket
/// says depends on the record alone, never on what the memo has seen before.
package struct TicketBuilder: Sendable {
  private let rules: [Rule]
  private let registry: [Point]
  private let pointTypes: [PointTypeID]
  private let router: Router
  private let deadlines: DeadlineCalculator

  /// - Parameters:
  ///   - registry: The points that `RecordBatch.points` index; nil if there is no registry.
  ///   - pointTypes: The types that `RecordBatch.pointTypes` index.
  package init(
    rules: RuleSet, registry: PointRegistry?, pointTypes: [PointTypeID], router: Router,
    deadlines: DeadlineCalculator
  ) {
    self.rules = rules.rules
    self.registry = registry?.points ?? []
    self.pointTypes = pointTypes
    self.router = router
    self.deadlines = deadlines
  }

  /// The ticket of a finding, with the disposition `new`: whether the fault was seen before is for
  /// whoever sees all tickets in order.
  ///
  /// - Precondition: `finding` is of `batch`, and its rule one of the builder's.
  /// - Complexity: O(1) look-ups where the memo knows record, owner, fingerprint and deadline.
  package func ticket(
    _ finding: Finding, in batch: RecordBatch, memo: inout TicketMemo
  ) -> Ticket {
    let rule = rules[finding.rule]
    let record = record(batch, finding.row, &memo)
    let point = memo.point(record.point, registry)
    return Ticket(
      fingerprint: memo.fingerprint(rule, finding.rule, point, record.point, record.place),
      rule: rule, point: point,
      record: RecordReference(
        id: record.id, file: batch.file, line: batch.lines[finding.row], column: finding.column,
        header: finding.column > 0 ? batch.layout.header(ofField: finding.column) : "",
        inspector: record.inspector, place: record.place, note: record.note),
      message: finding.message, observed: finding.observed, evidence: record.photos,
      owner: memo.owner(rule, finding.rule, point, record.point, router),
      openedAt: record.openedAt,
      deadline: memo.deadlines.deadline(
        rule, index: finding.rule, openedAt: record.openedAt, by: deadlines),
      deduction: finding.deduction, disposition: .new)
  }

  /// What all tickets of one record share; the findings of a record come one after another.
  private func record(_ batch: RecordBatch, _ row: Int, _ memo: inout TicketMemo) -> RecordParts {
    if let last = memo.last, last.row == row, last.batch == batch.index, last.file == batch.file {
      return last
    }
    func text(_ field: RecordField) -> String { batch.text(.field(field), row: row) ?? "" }
    let number = Int(batch.points[row])
    let parts = RecordParts(
      file: batch.file, batch: batch.index, row: row,
      point: number >= 0 ? number : memo.number(of: recordPoint(batch, row), after: registry.count),
      id: text(.recordID), inspector: text(.inspector), place: text(.place), note: text(.note),
      photos: batch.list(.field(.photos), row: row),
      openedAt: batch.instant(.field(.inspectedAt), row: row))
    memo.last = parts
    return parts
  }

  /// A point as the record itself describes it.
  private func recordPoint(_ batch: RecordBatch, _ row: Int) -> RecordPoint {
    func text(_ field: RecordField) -> String { batch.text(.field(field), row: row) ?? "" }
    let type = Int(batch.pointTypes[row])
    return RecordPoint(
      id: text(.pointID), name: text(.pointName),
      type: pointTypes.indices.contains(type) ? pointTypes[type] : nil,
      area: Area(
        district: text(.district), street: text(.street), community: text(.community),
        grid: text(.grid)),
      longitude: batch.double(.field(.longitude), row: row),
      latitude: batch.double(.field(.latitude), row: row),
      location: SourceLocation(file: batch.file))
  }
}

/// What all tickets of one record share.
struct RecordParts: Sendable {
  let file: String
  let batch: Int
  let row: Int
  /// The point's number in the registry, or behind it in the memo.
  let point: Int
  let id: String
  let inspector: String
  let place: String
  let note: String
  let photos: [String]
  let openedAt: Timestamp?
}

extension RecordBatch {
  fileprivate func instant(_ key: ColumnKey, row: Int) -> Timestamp? {
    guard case .instant(let values, let states) = column(key), states.valid[row] else {
      return nil
    }
    return Timestamp(seconds: values[row])
  }

  fileprivate func double(_ key: ColumnKey, row: Int) -> Double? {
    guard case .double(let values, let states) = column(key), states.valid[row] else {
      return nil
    }
    return values[row]
  }

  fileprivate func list(_ key: ColumnKey, row: Int) -> [String] {
    guard case .list(let values, let states) = column(key), states.valid[row] else { return [] }
    return values[row]
  }
}
