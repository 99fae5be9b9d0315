import Diagnostics
import Model

extension RecordCheck {
  /// Where a sheet has a column for who inspected, every record says it.
  static let missingInspector = RecordCheck(.missingInspector) { checked in
    guard let slot = checked.slot(.inspector), let states = checked.states(slot) else { return [] }
    return states.blankRows(checked.batch.count).map { row in
      checked.defect(
        .missingInspector, row, slot, expected: LocalizedText(zh: "检查人", en: "a name"))
    }
  }
}

extension CellStates {
  /// Rows whose cell holds nothing at all.
  func blankRows(_ count: Int) -> [Int] {
    var rows: [Int] = []
    for word in valid.words.indices {
      var blank = ~(valid.words[word] | (unreadable?.words[word] ?? 0))
      while blank != 0 {
        let row = word << 6 + blank.trailingZeroBitCount
        if row >= count { break }
        rows.append(row)
        blank &= blank - 1
      }
    }
    return rows
  }
}
