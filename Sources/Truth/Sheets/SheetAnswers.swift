/// What somebody says about one sheet, question by question, so that two answers can be held against each other.
///
/// Questions and answers are texts: `row 5 E` → `0`. The truth's file and our reader are both put into this form.
struct SheetAnswers {
  /// Header rows, records, which rows are titles, totals, notes.
  var structure: [(question: String, answer: String)] = []
  /// What cells say.
  var values: [(question: String, answer: String)] = []
  /// `kind row:column`, with what is proposed where that is said.
  var defects: [String] = []

  static func rows(_ rows: [Int]) -> String {
    rows.isEmpty ? "none" : rows.sorted().map(String.init).joined(separator: " ")
  }

  /// A number without the differences of spelling: 3, 3.0 and 3.000 are one.
  static func number(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    let scaled = (value * 1_000_000).rounded() / 1_000_000
    return String(scaled)
  }

  /// Words without blanks at their ends; blank and missing are one.
  static func words(_ text: String?) -> String {
    let lines = (text ?? "").replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let trimmed = lines.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)
    return trimmed.isEmpty ? "null" : String(String(trimmed.reversed()))
  }
}
