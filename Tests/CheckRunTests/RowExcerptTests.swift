import Diagnostics
import Model
import Testing

@testable import CheckRun

/// A row of a table as the line of a diagnostic.
@Suite struct RowExcerptTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let cells: [String]
    let column: Int?
    var isWorkbook = false
    let text: String
    let range: Range<Int>
    var testDescription: String { "\(cells) \(column ?? -1)" }
  }

  static let cases = [
    Case(cells: ["路灯", "市政处", "尽快"], column: 2, text: "路灯,市政处,尽快", range: 8..<10),
    Case(cells: ["路灯", "市政处"], column: 0, text: "路灯,市政处", range: 1..<3),
    Case(
      cells: ["路灯", "市政处", "尽快"], column: 2, isWorkbook: true, text: "路灯 | 市政处 | 尽快",
      range: 12..<14),
    Case(cells: ["a", "b"], column: nil, text: "a,b", range: 1..<4),
    // A blank cell, one behind the end of the row, one with a line break.
    Case(cells: ["a", "", "c"], column: 1, text: "a,,c", range: 3..<4),
    Case(cells: ["a"], column: 3, text: "a,,,", range: 5..<6),
    Case(cells: ["a\r\nb", "c"], column: 1, text: "a b,c", range: 5..<6),
    Case(cells: [], column: nil, text: "", range: 1..<2),
  ]

  @Test(arguments: RowExcerptTests.cases)
  func underlinesTheCell(_ c: Case) {
    let row = TableRow(number: 1, cells: c.cells)
    let excerpt = Diagnostic.Excerpt(row, column: c.column, isWorkbook: c.isWorkbook)
    #expect(excerpt.text == c.text)
    #expect(excerpt.column..<excerpt.column + excerpt.length == c.range)
  }
}
