import Diagnostics
import Model

extension RecordCheck {
  /// A verdict says that the standard is not met, and the remark does not say why (不符合须记录). Once a record.
  static let failedWithoutDetail = RecordCheck(.failedWithoutDetail) { checked in
    guard let slot = checked.slot(.note), let notes = checked.states(slot) else { return [] }
    let batch = checked.batch
    if let items = batch.items { return failedItems(checked, items, slot, notes) }
    var failed = Bits(count: batch.count)
    var verdicts: [Int] = []
    for (index, place) in batch.layout.slots.enumerated()
    where place.type.keyword == VerdictType.keyword {
      guard case .flag(let values, let states) = batch.columns[index] else { continue }
      verdicts.append(index)
      for word in failed.words.indices {
        failed.words[word] |= states.valid.words[word] & ~values.words[word]
      }
    }
    for word in failed.words.indices { failed.words[word] &= ~notes.valid.words[word] }
    return failed.map { row in
      let names = verdicts.filter { isFailed(batch.columns[$0], row) }
        .map { batch.layout.slots[$0].header }.joined(separator: "、")
      return checked.defect(
        .failedWithoutDetail, row, slot,
        expected: LocalizedText(
          zh: "写明“\(names)”哪里不符合", en: "words that say what is wrong with '\(names)'"))
    }
  }

  /// In a long sheet the item of the row says what failed.
  private static func failedItems(
    _ checked: CheckedBatch, _ items: LongItems, _ slot: Int, _ notes: CellStates
  ) -> [Defect] {
    (0..<checked.batch.count).filter { items.outcomes[$0] == .fail && !notes.valid[$0] }
      .map { row in
        checked.defect(
          .failedWithoutDetail, row, slot,
          expected: LocalizedText(
            zh: "写明“\(items.name(row))”哪里不符合",
            en: "words that say what is wrong with '\(items.name(row))'"))
      }
  }

  private static func isFailed(_ column: Column, _ row: Int) -> Bool {
    guard case .flag(let values, let states) = column else { return false }
    return states.valid[row] && !values[row]
  }
}
