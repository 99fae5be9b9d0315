import Diagnostics
import Model

/// Decodes sheets with one row per item: what each row answers becomes the value of the item's fact.
///
/// The fact of another row's item is blank here; a long row says nothing about it.
struct LongDecoder: ChunkDecoder {
  private let rows: any ChunkDecoder
  private let meanings: ItemMeanings
  private let file: String
  /// Slots of the item, the result and the deduction.
  private let item: Int
  private let result: Int
  /// Names compared to propose one, per chunk.
  private static let comparisons = 50_000

  /// `rows` itself, unless the sheet is long.
  static func decoder(
    _ rows: some ChunkDecoder, _ matcher: HeaderMatcher, _ request: SheetRequest, file: String
  ) -> any ChunkDecoder {
    let layout = matcher.header.layout
    guard matcher.header.shape == .long, let item = layout.slot(of: .field(.item)),
      let result = layout.slot(of: .field(.itemResult))
    else { return rows }
    return LongDecoder(
      rows: rows, meanings: ItemMeanings(request), file: file, item: item, result: result)
  }

  private init(
    rows: any ChunkDecoder, meanings: ItemMeanings, file: String, item: Int, result: Int
  ) {
    (self.rows, self.meanings, self.file) = (rows, meanings, file)
    (self.item, self.result) = (item, result)
  }

  func decode(_ chunk: RawChunk) -> RecordBatch {
    let batch = rows.decode(chunk)
    var names: [String] = []
    var numbers: [String: Int] = [:]
    var found: [ItemMeanings.Meaning?] = []
    let items = (0..<batch.count).map { row -> Int in
      guard let text = batch.text(.field(.item), row: row) else { return -1 }
      if let known = numbers[text] { return known }
      numbers[text] = names.count
      names.append(text)
      found.append(meanings.meaning(of: text))
      return names.count - 1
    }
    let readings = (0..<batch.count).map { row -> ItemReading? in
      guard items[row] >= 0, let meaning = found[items[row]] else { return nil }
      return ItemReading(batch.text(.field(.itemResult), row: row) ?? "", meaning)
    }
    let slots = found.map { meaning -> Int? in
      meaning?.fact.flatMap { batch.layout.slot(of: .fact($0.id)) }
    }
    var columns = batch.columns
    for slot in Set(slots.compactMap { $0 }) {
      guard columns[slot].isBlank else { continue }
      columns[slot] = Self.column(
        batch.layout.slots[slot].type,
        (0..<batch.count).map { items[$0] >= 0 && slots[items[$0]] == slot ? readings[$0] : nil })
    }
    return RecordBatch(
      file: batch.file, sheet: batch.sheet, index: batch.index, count: batch.count,
      layout: layout(batch, answered: Set(slots.compactMap { $0 })), columns: columns,
      lines: batch.lines, points: batch.points,
      pointTypes: batch.pointTypes,
      defects: (batch.defects + defects(batch, items, names, readings)).inOrder,
      rejections: batch.rejections, skipped: batch.skipped, digests: batch.digests, shape: .long,
      items: LongItems(
        names: names, slots: slots, items: items, outcomes: readings.map { $0?.outcome }))
  }

  /// Facts stand in the column of results.
  private func layout(_ batch: RecordBatch, answered: Set<Int>) -> BatchLayout {
    let place = batch.layout.slots[result]
    return BatchLayout(
      slots: batch.layout.slots.enumerated().map { number, slot in
        let isAnswered = answered.contains(number) && batch.columns[number].isBlank
        guard case .fact = slot.key, slot.field == nil || isAnswered else { return slot }
        return BatchLayout.Slot(
          key: slot.key, type: slot.type, field: place.field, header: place.header)
      })
  }

  /// The values of one fact; nil where a row is about another one.
  private static func column(_ type: any FactType.Type, _ readings: [ItemReading?]) -> Column {
    let count = readings.count
    var states = CellStates(
      valid: Bits(count: count), unreadable: Bits(count: count), notApplicable: Bits(count: count))
    for case (let row, let reading?) in readings.enumerated() {
      switch reading.cell {
      case .value: states.valid[row] = true
      case .blank: break
      case .notApplicable: states.notApplicable?[row] = true
      case .unreadable, .outOfRange: states.unreadable?[row] = true
      }
    }
    switch type.storage {
    case .flag:
      var values = Bits(count: count)
      for case (let row, let reading?) in readings.enumerated() {
        if case .value(.flag(true)) = reading.cell { values[row] = true }
      }
      return .flag(values: values, states: states)
    case .integer:
      return .integer(
        values: readings.map { reading in
          if case .value(.integer(let number))? = reading?.cell { number } else { 0 }
        }, states: states)
    case .double:
      return .double(
        values: readings.map { reading in
          if case .value(.double(let number))? = reading?.cell { number } else { 0 }
        }, states: states)
    case .code, .text, .instant, .list: return .absent
    }
  }

  private func defects(
    _ batch: RecordBatch, _ items: [Int], _ names: [String], _ readings: [ItemReading?]
  ) -> [Defect] {
    let skipped = Set(batch.skipped.map(\.row))
    var comparisons = Self.comparisons
    var defects: [Defect] = []
    for row in 0..<batch.count where !skipped.contains(row) {
      guard let reading = readings[row] else {
        let text = items[row] < 0 ? "" : names[items[row]]
        comparisons -= meanings.words.all.count
        defects.append(
          defect(
            .unknownItem, batch, row, item, text,
            LocalizedText(zh: "清单中的检查项", en: "an item of the checklist"),
            comparisons > 0 && !text.isEmpty ? nearestName(to: text, in: meanings.words.all) : nil))
        continue
      }
      switch reading.outcome {
      case .blank:
        defects.append(
          defect(
            .blankItem, batch, row, result, "",
            LocalizedText(zh: "符合、不符合或不涉及", en: "met, not met or not applicable")))
      case .unreadable:
        defects.append(
          defect(
            .unreadableValue, batch, row, result,
            batch.text(.field(.itemResult), row: row) ?? "",
            LocalizedText(zh: "符合、不符合或不涉及", en: "met, not met or not applicable")))
      case .pass, .fail, .notApplicable: break
      }
    }
    return defects
  }

  private func defect(
    _ kind: DefectKind, _ batch: RecordBatch, _ row: Int, _ slot: Int, _ value: String,
    _ expected: LocalizedText, _ suggestion: String? = nil
  ) -> Defect {
    let place = batch.layout.slots[slot]
    return Defect(
      kind, file: file, sheet: batch.sheet, line: batch.lines[row], column: place.field ?? 0,
      header: place.header, value: value, expected: expected, suggestion: suggestion)
  }
}

extension Column {
  /// Whether no row has anything in it.
  fileprivate var isBlank: Bool {
    guard let states else { return true }
    return states.valid.isAllZero && states.unreadable?.isAllZero != false
      && states.notApplicable?.isAllZero != false
  }
}
