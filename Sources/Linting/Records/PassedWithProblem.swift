import Diagnostics
import Model

/// What remarks and headers are about; made by whoever can read free text.
package struct RemarkReader: Sendable {
  /// The faults that a remark names as standing.
  package let faults: @Sendable (String) -> Set<ThemeID>
  /// What a column is about, given its fact and its header.
  package let themes: @Sendable (FactID, String) -> Set<ThemeID>
  /// Facts of which it is good to see them.
  package let goodFacts: @Sendable () -> Set<FactID>

  package init(
    goodFacts: @escaping @Sendable () -> Set<FactID>,
    faults: @escaping @Sendable (String) -> Set<ThemeID>,
    themes: @escaping @Sendable (FactID, String) -> Set<ThemeID>
  ) {
    self.goodFacts = goodFacts
    self.faults = faults
    self.themes = themes
  }
}

extension RecordCheck {
  /// The remark names a fault of which the cells say that it is not there.
  ///
  /// In a long row the item must have passed. In a wide one every column that is about the fault must be at its good
  /// value; a share, a blank cell or one that cannot be read contradicts nothing.
  static let passedWithProblem = RecordCheck(.passedWithProblem) { checked in
    guard let reader = checked.context.remarks, let slot = checked.slot(.note),
      case .text(let texts, let states) = checked.batch.columns[slot]
    else { return [] }
    var known: [String: Set<ThemeID>] = [:]
    var columns: [JudgedColumn]?
    // To read a text takes long, and most rows have no cell that it could contradict.
    let judged = checked.batch.items == nil ? JudgedColumn.rows(checked) : nil
    return states.valid.compactMap { row in
      if let items = checked.batch.items, items.outcomes[row] != .pass { return nil }
      if let judged, !judged[row] { return nil }
      let text = texts.string(row)
      let faults = known[text] ?? reader.faults(text)
      known[text] = faults
      guard !faults.isEmpty else { return nil }
      let name: String
      if let items = checked.batch.items {
        name = items.name(row)
      } else {
        let judged = columns ?? JudgedColumn.all(checked, reader)
        columns = judged
        guard let column = JudgedColumn.contradicted(by: faults, judged, row) else { return nil }
        name = column.header
      }
      return checked.defect(
        .passedWithProblem, row, slot,
        expected: LocalizedText(
          zh: "与“\(name)”的结果一致", en: "words that agree with '\(name)'"))
    }
  }
}

/// A column whose value is good or bad by itself.
private struct JudgedColumn {
  let header: String
  let themes: Set<ThemeID>
  let column: Column
  let isGoodToSee: Bool

  /// The rows that have a flag or a number of something.
  static func rows(_ checked: CheckedBatch) -> Bits {
    var rows = Bits(count: checked.batch.count)
    for (slot, column) in zip(checked.batch.layout.slots, checked.batch.columns) {
      guard case .fact = slot.key, slot.field != nil else { continue }
      switch column {
      case .flag(_, let states), .integer(_, let states):
        for word in rows.words.indices { rows.words[word] |= states.valid.words[word] }
      default: continue
      }
    }
    return rows
  }

  static func all(_ checked: CheckedBatch, _ reader: RemarkReader) -> [JudgedColumn] {
    let goodFacts = reader.goodFacts()
    return zip(checked.batch.layout.slots, checked.batch.columns).compactMap { slot, column in
      guard case .fact(let fact) = slot.key, slot.field != nil else { return nil }
      return JudgedColumn(
        header: slot.header, themes: reader.themes(fact, slot.header), column: column,
        isGoodToSee: slot.type.keyword == VerdictType.keyword || goodFacts.contains(fact))
    }
  }

  /// The first column that is about one of `faults` and says, like all others about it, that it is not there.
  ///
  /// Nil as well if another column is bad and no word of the remark is about it: then the words may be meant for that.
  static func contradicted(
    by faults: Set<ThemeID>, _ columns: [JudgedColumn], _ row: Int
  ) -> JudgedColumn? {
    guard !columns.contains(where: { $0.isBad(row) && $0.themes.isDisjoint(with: faults) }) else {
      return nil
    }
    for fault in faults.sorted(by: { $0.text < $1.text }) {
      let related = columns.filter { $0.themes.contains(fault) }
      if let first = related.first, related.allSatisfy({ $0.isGood(row) }) { return first }
    }
    return nil
  }

  private func isBad(_ row: Int) -> Bool {
    switch column {
    case .flag(let values, let states): states.valid[row] && values[row] != isGoodToSee
    case .integer(let values, let states): !isGoodToSee && states.valid[row] && values[row] > 0
    default: false
    }
  }

  private func isGood(_ row: Int) -> Bool {
    switch column {
    case .flag(let values, let states): states.valid[row] && values[row] == isGoodToSee
    case .integer(let values, let states):
      !isGoodToSee && states.valid[row] && values[row] == 0
    default: false
    }
  }
}
