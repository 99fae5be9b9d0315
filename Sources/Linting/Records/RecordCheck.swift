import Diagnostics
import Model

/// What the checks of records know besides a batch.
package struct RecordContext: Sendable {
  /// The first instant that no inspection can have been at: midnight behind the day of `--as-of`.
  package let endOfToday: Timestamp
  package let today: CivilDate
  package let offset: UTCOffset
  /// Nil if the sheets themselves say all there is to know.
  package let registry: PointRegistry?
  /// The first day of the campaign; nil if nobody says.
  package var campaignStart: CivilDate?
  /// Reads remarks; nil if nobody does.
  package var remarks: RemarkReader?
  /// The registry's areas as they are compared, by point.
  let areas: [[RecordField: AreaName]]

  package init(asOf: Timestamp, offset: UTCOffset, registry: PointRegistry?) {
    today = asOf.local(at: offset).date
    endOfToday = Timestamp(today.adding(days: 1), offset: offset)
    self.offset = offset
    self.registry = registry
    areas = (registry?.points ?? []).map(AreaName.names)
  }
}

/// A rule wants a photo of what it found in this row.
package struct EvidenceDemand: Hashable, Sendable {
  package let row: Int
  package let photos: Int

  package init(row: Int, photos: Int) {
    self.row = row
    self.photos = photos
  }
}

/// What the checks of one batch see.
package struct CheckedBatch {
  package let batch: RecordBatch
  package let context: RecordContext
  package let evidence: [EvidenceDemand]

  package init(_ batch: RecordBatch, _ context: RecordContext, evidence: [EvidenceDemand]) {
    self.batch = batch
    self.context = context
    self.evidence = evidence
  }

  /// The slot of `field`; nil if the sheet has no such column.
  func slot(_ field: RecordField) -> Int? {
    guard let slot = batch.layout.slot(of: .field(field)), batch.layout.slots[slot].field != nil,
      batch.layout.slots[slot].isNamed
    else { return nil }
    return slot
  }

  func states(_ slot: Int) -> CellStates? { batch.columns[slot].states }

  /// A defect of the cell of `slot` in `row`.
  func defect(
    _ kind: DefectKind, _ row: Int, _ slot: Int, expected: LocalizedText, value: String? = nil,
    suggestion: String? = nil, proposals: [PointID] = []
  ) -> Defect {
    let place = batch.layout.slots[slot]
    return Defect(
      kind, file: batch.file, sheet: batch.sheet, line: batch.lines[row], column: place.field ?? 0,
      header: place.header, value: value ?? batch.text(place.key, row: row) ?? "",
      expected: expected, suggestion: suggestion, proposals: proposals)
  }
}

/// Something that may be wrong with records, found batch by batch: whole columns at a time, so that rows without a
/// fault cost next to nothing.
package struct RecordCheck: Sendable {
  package let kind: DefectKind
  let find: @Sendable (CheckedBatch) -> [Defect]

  init(_ kind: DefectKind, _ find: @escaping @Sendable (CheckedBatch) -> [Defect]) {
    self.kind = kind
    self.find = find
  }

  /// Every check; one line each.
  package static let all: [RecordCheck] = [
    .dateInFuture, .dateBeforeCampaign, .missingInspector, .missingPhoto, .missingProblemText,
    .failedWithoutDetail, .passedWithProblem, .passedWithDeduction, .unknownSource,
    .areaContradiction, .pointOutOfArea,
  ]

  /// What the checks of `kinds` find in a batch, check by check.
  package static func defects(in batch: CheckedBatch, _ selection: DefectSelection) -> [Defect] {
    let found = all.flatMap { selection.contains($0.kind) ? $0.find(batch) : [] }
    let skipped = batch.batch.skipped
    guard !found.isEmpty, !skipped.isEmpty else { return found }
    let lines = Set(skipped.map(\.line))
    return found.filter { !lines.contains($0.line) }
  }
}
