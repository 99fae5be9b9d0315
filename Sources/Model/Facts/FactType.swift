import Diagnostics

/// How the cells of a column are kept in memory, and what a rule sees of them.
package enum ColumnStorage: String, Sendable, CaseIterable {
  /// `Int64`; a CEL int.
  case integer
  /// `Double`; a CEL double.
  case double
  /// One bit; a CEL bool.
  case flag
  /// A number that stands for a word of a short list; a CEL string.
  case code
  /// Bytes of the sheet; a CEL string.
  case text
  /// Seconds since 1970; a CEL timestamp.
  case instant
  /// Several texts; a CEL list of strings.
  case list
}

/// One value that was read from a cell, or given in a rule's test.
package enum CellValue: Hashable, Sendable {
  case integer(Int64)
  case double(Double)
  case flag(Bool)
  case text(String)
  case instant(Timestamp)
  case list([String])
}

/// What a fact type makes of the text of one cell.
package enum CellReading: Hashable, Sendable {
  case value(CellValue)
  /// Nothing was written; the fact is unknown.
  case blank
  /// 不涉及, N/A, `/`, —: the fact does not apply to this point.
  case notApplicable
  /// The text is no value of this type; the fact is an error.
  case unreadable
  /// A value of the type that cannot be (a negative count, 120 %); the fact is an error.
  case outOfRange
}

/// What the reader of a cell knows besides its text.
package struct ReadingContext: Sendable {
  /// Words that may follow a number (`3处`).
  package var units: [String]
  /// Words a choice may be, with their synonyms.
  package var choices: [Choice]
  /// The clocks by which a time without a zone is meant.
  package var offset: UTCOffset
  /// Second of the day that stands for a date without a time.
  package var dayStart: Int
  /// Whether bare numbers of this column are percentages (`(%)` in its header).
  package var isPercent: Bool
  /// Whether the words of a flag or verdict mean the opposite: a layout says so of a column.
  package var isInverted: Bool

  package init(
    units: [String] = [], choices: [Choice] = [], offset: UTCOffset = .china, dayStart: Int = 0,
    isPercent: Bool = false, isInverted: Bool = false
  ) {
    self.isInverted = isInverted
    self.units = units
    self.choices = choices
    self.offset = offset
    self.dayStart = dayStart
    self.isPercent = isPercent
  }
}

/// Texts that mean the same to every type that promises it, so that a scanner of bytes may read them
/// without making a string: `reading` gives the same value for each, whatever the units.
package enum PlainForm: Sendable {
  /// No text is read in a hurry.
  case none
  /// 1 to 15 ASCII digits are that whole number.
  case wholeNumber
  /// Up to 15 ASCII digits with at most one point, before them a `-` or nothing, are that number.
  case decimal
  /// As `decimal`, a hundredth of it where bare numbers are percentages; a value from 0 to 1.
  case share
  /// `2026-07-17T09:30:00+08:00` is that instant.
  case instant
  /// Every text is itself without white space at its ends.
  case verbatim
  /// A text of more than 12 bytes that starts with a letter or digit is ``ListType/items(of:)``.
  case items
}

/// A kind of fact that a vocabulary may declare: `count`, `ratio`, `verdict`, …
///
/// Reading is total: whatever the text, the answer is one of the five readings.
package protocol FactType: Sendable {
  /// The word in a vocabulary.
  static var keyword: String { get }
  static var storage: ColumnStorage { get }
  /// What a cell should hold, for messages: "a whole number, 0 or more".
  static var expectation: LocalizedText { get }

  /// Texts whose reading a scanner of bytes may know without asking.
  static var plainForm: PlainForm { get }

  /// Reads a cell as it stands in the sheet.
  static func reading(_ cell: String, _ context: ReadingContext) -> CellReading

  /// Reads a cell that holds something.
  ///
  /// - Parameter text: Folded (``foldedCell(_:)``), not empty, no not-applicable mark.
  static func read(_ text: String, _ context: ReadingContext) -> CellReading
}

extension FactType {
  package static var plainForm: PlainForm { .none }

  /// Blank cells and not-applicable marks are the same for every type but those whose values are words.
  package static func reading(_ cell: String, _ context: ReadingContext) -> CellReading {
    let text = foldedCell(cell)
    if text.isEmpty { return .blank }
    if notApplicableMarks.contains(text) { return .notApplicable }
    return read(text, context)
  }
}
