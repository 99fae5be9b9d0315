import Diagnostics

/// Words, as they stand in the cell, without blanks at the ends.
package enum TextType: FactType {
  package static let keyword = "text"
  package static let storage = ColumnStorage.text
  package static let expectation = LocalizedText(zh: "文字", en: "text")

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    .value(.text(text))
  }
}
