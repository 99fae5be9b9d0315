import Diagnostics
import Model

/// One row of a table, read.
package protocol TableEntry: Sendable {
  associatedtype Column: TableColumn
  /// What is known of all rows together.
  associatedtype Book: Sendable

  var row: TableRow { get }
}

/// What a check found in one row.
package struct TableFinding<Column: TableColumn>: Sendable {
  /// The cell; nil for the row as a whole.
  let column: Column?
  let expected: LocalizedText
  let suggestion: String?
  /// Number of the earlier row that this one is compared with.
  let earlier: Int?

  init(
    at column: Column?, expected: LocalizedText, suggestion: String? = nil, earlier: Int? = nil
  ) {
    self.column = column
    self.expected = expected
    self.suggestion = suggestion
    self.earlier = earlier
  }
}

/// Something that may be wrong with the rows of a kind of table.
package struct TableCheck<Entry: TableEntry>: Sendable {
  package let kind: DefectKind
  let find: @Sendable (Entry, Entry.Book) -> [TableFinding<Entry.Column>]

  init(
    _ kind: DefectKind,
    _ find: @escaping @Sendable (Entry, Entry.Book) -> [TableFinding<Entry.Column>]
  ) {
    self.kind = kind
    self.find = find
  }

  /// The defects of `entries`, in order of rows, then columns. A row that repeats an earlier one has no other defect.
  ///
  /// - Parameter serial: The column that may differ between a row and its copy.
  static func lint(
    _ table: Table<Entry.Column>, _ entries: [Entry], _ book: Entry.Book, serial: Entry.Column?,
    checks: [TableCheck]
  ) -> [Defect] {
    var defects: [Defect] = []
    var seen: [[String]: Int] = [:]
    for entry in entries {
      let row = entry.row
      let cells = Self.cells(row, without: serial.flatMap { table.places[$0] })
      if let first = seen[cells] {
        defects.append(
          Defect(
            .duplicateRecord, file: table.file, sheet: table.sheet, line: row.number,
            expected: LocalizedText(
              zh: "每条记录一次；与第 \(first) 行完全相同", en: "each record once; it equals row \(first)"),
            earlierLine: first))
        continue
      }
      seen[cells] = row.number
      var found: [(column: Int, defect: Defect)] = []
      for check in checks {
        for finding in check.find(entry, book) {
          let place = finding.column.flatMap { table.places[$0] }
          found.append((place ?? -1, table.defect(check.kind, row, finding, place)))
        }
      }
      defects += found.sorted { $0.column < $1.column }.map(\.defect)
    }
    return defects
  }

  private static func cells(_ row: TableRow, without serial: Int?) -> [String] {
    var cells = row.cells.indices.map { $0 == serial ? "" : row.text($0) }
    while cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }
}

extension Table {
  fileprivate func defect(
    _ kind: DefectKind, _ row: TableRow, _ finding: TableFinding<Column>, _ place: Int?
  ) -> Defect {
    Defect(
      kind, file: file, sheet: sheet, line: row.number, column: place.map { $0 + 1 } ?? 0,
      header: place.map { names[$0] } ?? "",
      value: finding.column.map { written(row, $0) } ?? "", expected: finding.expected,
      suggestion: finding.suggestion, earlierLine: finding.earlier)
  }
}
