import CEL
import Model

/// Text columns seen another way, once per batch instead of once per test.
///
/// A column that tests compare with words is looked up once per row in a table of those words; one
/// that tests read as a number (`double(x)`) is converted once per row.
struct TextViews {
  /// By slot: for each row the number of its text among the words, `unlisted` if it is none of them.
  private(set) var words: [Int: [UInt32]] = [:]
  /// The texts of a column as numbers; a text that is none is an error.
  struct Numbers {
    var values: [Double]
    var states: CellStates
    /// Rows whose text is `NaN`: no comparison but `!=` holds for them. Nil: none is.
    var notNumbers: Bits?
  }

  /// By slot.
  private(set) var numbers: [Int: Numbers] = [:]

  init(_ plan: MaskPlan, _ batch: RecordBatch) {
    for (slot, table) in plan.wordTables {
      guard case .text(let texts, let states) = batch.columns[slot] else { continue }
      var codes = Array(repeating: WordTable.unlisted, count: batch.count)
      for row in states.valid { codes[row] = texts.withBytes(row) { table.code($0) } }
      words[slot] = codes
    }
    for slot in plan.numberSlots {
      guard case .text(let texts, let states) = batch.columns[slot] else { continue }
      numbers[slot] = Self.numbers(texts, states, count: batch.count)
    }
  }

  private static func numbers(
    _ texts: TextColumn, _ states: CellStates, count: Int
  ) -> Numbers {
    var values = Array(repeating: 0.0, count: count)
    var valid = Bits(count: count)
    var unreadable = states.unreadable ?? Bits(count: count)
    var notNumbers = Bits(count: count)
    for row in states.valid {
      let plain = texts.withBytes(row) { plainDecimal($0) }
      guard let number = plain ?? TextNumber.convert(texts.string(row)) else {
        unreadable[row] = true
        continue
      }
      values[row] = number
      valid[row] = true
      if number.isNaN { notNumbers[row] = true }
    }
    return Numbers(
      values: values,
      states: CellStates(
        valid: valid, unreadable: unreadable, notApplicable: states.notApplicable),
      notNumbers: notNumbers.isAllZero ? nil : notNumbers)
  }
}

/// The language's own conversion of a text to a double, for texts that are not plain decimals.
enum TextNumber {
  private static let program = try? Environment(
    variables: [VariableDeclaration("text", .string)]
  ).program("double(text)")

  /// Nil if the language says that `text` is no number.
  static func convert(_ text: String) -> Double? {
    if case .double(let number)? = program?.evaluate(slots: [.string(text)]) { return number }
    return nil
  }
}

/// The number that at most 15 digits with an optional sign and point write; nil for any other text.
///
/// Exact: 15 digits and the powers of ten up to 10¹⁵ have no rounding, so one division rounds once.
private func plainDecimal(_ text: Span<UInt8>) -> Double? {
  guard !text.isEmpty, text.count <= 17 else { return nil }
  var digits: Int64 = 0
  var count = 0
  var fraction: Int?
  let isNegative = text[0] == UInt8(ascii: "-")
  for i in (isNegative ? 1 : 0)..<text.count {
    let byte = text[i]
    if byte == UInt8(ascii: "."), fraction == nil, count > 0 {
      fraction = 0
    } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
      count += 1
      if let places = fraction { fraction = places + 1 }
    } else {
      return nil
    }
  }
  // A zero keeps its sign only through the general conversion.
  guard count > 0, count <= 15, fraction != 0, digits > 0 || !isNegative else { return nil }
  let number = Double(digits) / powersOfTen[fraction ?? 0]
  return isNegative ? -number : number
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]
