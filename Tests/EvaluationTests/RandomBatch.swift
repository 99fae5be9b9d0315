import Diagnostics
import Model
import TestSupport

/// Batches of random cells over six columns: values, blanks, unreadable and not-applicable cells.
enum RandomBatch {
  static let columns: [(name: String, type: any FactType.Type)] = [
    ("a", CountType.self), ("b", CountType.self), ("x", NumberType.self), ("f", FlagType.self),
    ("c", ChoiceType.self), ("t", TextType.self),
  ]

  static let words = ["ok", "damaged", "missing", "occupied"]
  static let texts = [
    "燃气泄漏", "电动车充电", "小广告 3号楼", "abc", "无", "1", "-0.5", "2.50", "-0", "1e3", " 1", "1.", ".5",
    "+1",
    "NaN", "12345678901234567890", "",
  ]

  static func make(rows: Int, types: Int16, _ random: inout SeededGenerator) -> RecordBatch {
    let layout = BatchLayout(
      slots: columns.enumerated().map {
        .init(key: .fact(FactID($1.name)), type: $1.type, field: $0 + 1)
      })
    let made = columns.map { column(rows, $0.type.storage, &random) }
    return RecordBatch(
      file: "random.csv", index: 0, count: rows, layout: layout, columns: made,
      lines: (0..<rows).map { $0 + 2 }, points: Array(repeating: -1, count: rows),
      pointTypes: (0..<rows).map { _ in Int16.random(in: -1..<types, using: &random) },
      defects: [], rejections: [])
  }

  private static func column(
    _ rows: Int, _ storage: ColumnStorage, _ random: inout SeededGenerator
  ) -> Column {
    if random.chance(5) { return .absent }
    let states = states(rows, &random)
    switch storage {
    case .integer:
      let values = (0..<rows).map { _ in Int64.random(in: 0..<5, using: &random) }
      return .integer(values: values, states: states)
    case .double:
      let values = (0..<rows).map { _ in Double(Int.random(in: -4..<9, using: &random)) / 4 }
      return .double(values: values, states: states)
    case .flag:
      var values = Bits(count: rows)
      for row in 0..<rows { values[row] = random.chance(50) }
      return .flag(values: values, states: states)
    case .code:
      let values = (0..<rows).map { _ in UInt32.random(in: 0..<4, using: &random) }
      return .code(values: values, dictionary: words, states: states)
    default: return .text(texts(rows, &random), states: states)
    }
  }

  private static func states(_ rows: Int, _ random: inout SeededGenerator) -> CellStates {
    var valid = Bits(count: rows)
    var unreadable = Bits(count: rows)
    var notApplicable = Bits(count: rows)
    for row in 0..<rows {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: continue
      case 1: unreadable[row] = true
      case 2: notApplicable[row] = true
      default: valid[row] = true
      }
    }
    return CellStates(valid: valid, unreadable: unreadable, notApplicable: notApplicable)
  }

  private static func texts(_ rows: Int, _ random: inout SeededGenerator) -> TextColumn {
    var buffers: [[UInt8]] = [[], []]
    var starts: [UInt32] = []
    var lengths: [UInt32] = []
    for _ in 0..<rows {
      let text = Array(random.pick(texts).utf8)
      let isUnescaped = random.chance(30)
      let start = UInt32(buffers[isUnescaped ? 1 : 0].count)
      starts.append(isUnescaped ? start | TextColumn.unescapedBit : start)
      lengths.append(UInt32(text.count))
      buffers[isUnescaped ? 1 : 0] += text
    }
    return TextColumn(
      bytes: buffers[0], unescaped: buffers[1], starts: starts, lengths: lengths)
  }
}
