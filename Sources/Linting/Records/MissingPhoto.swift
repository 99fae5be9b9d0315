import Diagnostics
import Model

extension RecordCheck {
  /// A rule that wants evidence found something, and the sheet has a column for photos with too few in it.
  static let missingPhoto = RecordCheck(.missingPhoto) { checked in
    guard !checked.evidence.isEmpty, let slot = checked.slot(.photos),
      case .list(let photos, let states) = checked.batch.columns[slot]
    else { return [] }
    var wanted: [Int: Int] = [:]
    for demand in checked.evidence {
      wanted[demand.row] = max(wanted[demand.row] ?? 0, demand.photos)
    }
    return wanted.sorted { $0.key < $1.key }.compactMap { row, count in
      let found = states.valid[row] ? photos[row].count : 0
      guard found < count else { return nil }
      return checked.defect(
        .missingPhoto, row, slot,
        expected: LocalizedText(
          zh: "至少 \(count) 张照片", en: count == 1 ? "a photo" : "at least \(count) photos"))
    }
  }
}
