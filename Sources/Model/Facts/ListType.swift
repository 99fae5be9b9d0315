import Diagnostics

/// Several texts in one cell, apart by `;`, `；`, `、`, `,`, `|` or line breaks.
///
/// Value: the texts in order, without blanks at their ends and without empty ones.
package enum ListType: FactType {
  package static let keyword = "list"
  package static let storage = ColumnStorage.list
  package static let plainForm = PlainForm.items
  package static let expectation = LocalizedText(
    zh: "以分号或顿号隔开的若干项", en: "texts apart by semicolons")

  /// Items keep their width: they name files. A mark for "none" is a blank cell.
  package static func reading(_ cell: String, _ context: ReadingContext) -> CellReading {
    let text = trimmedCell(cell)
    if text.isEmpty || text == "无" || notApplicableMarks.contains(text) { return .blank }
    return read(text, context)
  }

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    let items = items(of: text)
    return items.isEmpty ? .blank : .value(.list(items))
  }

  /// The items of `text`, in order.
  package static func items(of text: String) -> [String] {
    var plain: [String] = []
    if forEachPlainItem(of: text.utf8Span.span, { plain.append(string($0)) }) { return plain }
    let separators: Set<Character> = [";", "；", "、", ",", "，", "|", "\n", "\r\n"]
    let items = text.split(whereSeparator: separators.contains).map { trimmedCell(String($0)) }
    return items.filter { !$0.isEmpty }
  }

  /// Calls `body` with each item of a text of visible ASCII, where a byte is a character and nothing
  /// has blanks around it; false, and no call, for any other text.
  package static func forEachPlainItem(
    of text: Span<UInt8>, _ body: (Span<UInt8>) -> Void
  ) -> Bool {
    for index in text.indices where text[index] <= 0x20 || text[index] >= 0x7F { return false }
    var start = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|"):
        if index > start { body(text.extracting(start..<index)) }
        start = index + 1
      default: continue
      }
    }
    if start < text.count { body(text.extracting(start..<text.count)) }
    return true
  }

  private static func string(_ item: Span<UInt8>) -> String {
    guard let text = try? UTF8Span(validating: item) else { return "" }
    return String(copying: text)
  }
}
