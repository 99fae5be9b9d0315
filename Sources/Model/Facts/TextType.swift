import Diagnostics

/// Words, as they stand in the cell, without blanks at the ends.
package enum TextType: FactType {
  package static let keyword = "text"
  package static let storage = ColumnStorage.text
  package static let plainForm = PlainForm.verbatim
  package static let expectation = LocalizedText(zh: "文字", en: "text")

  /// Words keep their width: a note is shown as it was written. `/` is a text like any other.
  package static func reading(_ cell: String, _ context: ReadingContext) -> CellReading {
    let text = trimmedCell(cell)
    return text.isEmpty ? .blank : read(text, context)
  }

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    .value(.text(text))
  }
}
