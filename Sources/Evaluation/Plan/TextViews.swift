import CEL
import Model

/// Columns seen another way, once per batch instead of once per test.
///
/// A column that tests compare with words is looked up once per row in a table of those words; one
/// that tests read as a number (`double(x)`) is converted once per row.
struct TextViews {
  /// By slot.
  private(set) var words: [Int: WordRows] = [:]
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
      words[slot] = WordRows(table, batch.columns[slot], count: batch.count)
    }
    for slot in plan.numberSlots {
      guard case .text(let texts, let states) = batch.columns[slot] else { continue }
      numbers[slot] = Self.numbers(texts, states, count: batch.count)
    }
  }

  private static func numbers(
    _ texts: TextColumn, _ states: CellStates, count: Int
  ) -> Numbers {
    var (values, plain) = texts.decimals(count: count)
    var valid = states.valid
    var unreadable = states.unreadable ?? Bits(count: count)
    var notNumbers = Bits(count: count)
    // Texts that are not plain decimals are words that come again and again.
    var known: [String: Double?] = [:]
    for w in valid.words.indices {
      var rest = valid.words[w] & ~plain.words[w]
      while rest != 0 {
        let row = w << 6 + rest.trailingZeroBitCount
        rest &= rest - 1
        let text = texts.string(row)
        let number = known[text] ?? TextNumber.convert(text)
        if known.count < 256 { known[text] = number }
        guard let number else {
          unreadable[row] = true
          valid[row] = false
          continue
        }
        values[row] = number
        if number.isNaN { notNumbers[row] = true }
      }
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
