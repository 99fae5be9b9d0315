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
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiItems(of: text) }
    let separators: Set<Character> = [";", "；", "、", ",", "，", "|", "\n", "\r\n"]
    let items = text.split(whereSeparator: separators.contains).map { trimmedCell(String($0)) }
    return items.filter { !$0.isEmpty }
  }

  /// The same for ASCII, where a byte is a character (a CR before the LF is white space of the item).
  private static func asciiItems(of text: String) -> [String] {
    var items: [String] = []
    var start = text.startIndex
    func add(_ end: String.Index) {
      let item = trimmedCell(String(text[start..<end]))
      if !item.isEmpty { items.append(item) }
    }
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "\n"):
        add(index)
        start = text.utf8.index(after: index)
      default: continue
      }
    }
    add(text.endIndex)
    return items
  }
}
