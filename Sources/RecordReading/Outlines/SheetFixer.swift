import Diagnostics
import Model

/// One cell that was corrected.
package struct CellFix: Hashable, Sendable {
  package let line: Int
  /// From 1.
  package let column: Int
  package let header: String
  package let old: String
  package let new: String
}

/// Corrects what has exactly one right answer: blanks, width, the style of dates, marks for words, the name of a point
/// whose id or other name is known.
///
/// Nothing that a person would have to decide is touched, and no text but for blanks at its ends. Read again, the
/// corrected table says the same.
package struct SheetFixer {
  package private(set) var rows: [TableRow]
  package private(set) var fixes: [CellFix] = []

  private let outline: SheetOutline
  private let request: SheetRequest
  private let items: ItemMeanings?

  package init(_ outline: SheetOutline, _ request: SheetRequest) {
    self.outline = outline
    self.request = request
    rows = outline.table.rows
    items = outline.shape == .long ? ItemMeanings(request) : nil
    for record in outline.records {
      let row = rows[record]
      for (number, column) in outline.columns.enumerated() where row.cells.indices.contains(number)
      {
        let old = row.cells[number]
        guard let key = column.key, let new = fixed(old, key, column, row), new != old else {
          continue
        }
        rows[record].cells[number] = new
        fixes.append(
          CellFix(
            line: row.number, column: number + 1, header: column.header, old: old, new: new))
      }
    }
  }

  private func fixed(
    _ cell: String, _ key: ColumnKey, _ column: SheetOutline.Column, _ row: TableRow
  ) -> String? {
    switch key {
    case .field(.pointName): pointName(cell, row)
    case .field(.pointID), .field(.recordID), .field(.serial): foldedCell(cell)
    case .field(.inspectedAt): moment(cell, column.context)
    case .field(.itemResult): result(cell, row)
    case .field(let field) where field.type.storage == .double:
      number(cell, field.type, column.context)
    case .field: trimmedCell(cell)
    case .fact: column.fact.flatMap { value(cell, $0, column.context) }
    }
  }

  private func pointName(_ cell: String, _ row: TableRow) -> String? {
    let name = trimmedCell(cell)
    guard let registry = request.registry, !name.isEmpty else { return name }
    let named = registry.indices(ofName: name)
    let byID = outline.column(.pointID).flatMap { registry.index(ofID: row.text($0)) }
    if let byID {
      // Where id and name are two points, somebody has to look.
      guard named.isEmpty || named.contains(byID) else { return name }
      return registry.points[byID].name
    }
    return named.count == 1 ? registry.points[named[0]].name : name
  }

  private func moment(_ cell: String, _ context: ReadingContext) -> String? {
    let text = foldedCell(cell)
    guard case .value(.instant(let instant)) = DateTimeType.reading(cell, context),
      Timestamp(rfc3339: text) == nil
    else { return trimmedCell(cell) }
    let isDay = if case .value = DateType.reading(cell, context) { true } else { false }
    let local = instant.readable(at: context.offset)
    return isDay ? String(local.prefix(10)) : local
  }

  private func number(
    _ cell: String, _ type: any FactType.Type, _ context: ReadingContext
  ) -> String? {
    guard case .value = type.reading(cell, context) else { return trimmedCell(cell) }
    return foldedCell(cell)
  }

  private func value(_ cell: String, _ fact: Fact, _ context: ReadingContext) -> String? {
    let text = foldedCell(cell)
    switch fact.type.reading(cell, context) {
    case .notApplicable: return "不涉及"
    case .value(.integer): return text == "无" ? "0" : text.filter { $0 != " " }
    case .value(.double): return text.filter { $0 != " " }
    case .value(.flag(let flag)):
      guard Self.marks.contains(text) || text.contains("□") || text.contains("☐") else {
        return text
      }
      let isVerdict = fact.type.keyword == VerdictType.keyword
      // The words of a column that is turned round are for whoever turned it.
      if context.isInverted { return text }
      return isVerdict ? (flag ? "符合" : "不符合") : (flag ? "是" : "否")
    case .value(.instant): return moment(cell, context)
    case .value, .blank, .unreadable, .outOfRange: return trimmedCell(cell)
    }
  }

  /// A mark under a question may mean either; words and boxes do not.
  private func result(_ cell: String, _ row: TableRow) -> String? {
    let text = foldedCell(cell)
    guard let item = outline.column(.item), let meaning = items?.meaning(of: row.text(item)),
      !text.isEmpty
    else { return trimmedCell(cell) }
    let outcome = ItemOutcome(text, asks: meaning.asks, isDenied: meaning.isDenied)
    let isBox = text.contains("□") || text.contains("☐")
    switch outcome {
    case .notApplicable: return "不涉及"
    case .pass where isBox || Self.marks.contains(text) && meaning.asks == .standardMet:
      return "符合"
    case .fail where isBox || Self.marks.contains(text) && meaning.asks == .standardMet:
      return "不符合"
    case .pass, .fail: return text
    case .blank, .unreadable: return trimmedCell(cell)
    }
  }

  private static let marks: Set<String> = ["√", "✓", "✔", "×", "✗", "✘", "x", "X"]
}
