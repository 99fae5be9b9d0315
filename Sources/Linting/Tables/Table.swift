import Model

/// A table whose kind is known: where its header is, what its columns mean, which rows are records.
package struct Table<Column: TableColumn>: Sendable {
  package let file: String
  package let sheet: String
  /// Header cells, the lower ones of a header over two rows.
  package let names: [String]
  package let places: [Column: Int]
  /// Numbers of rows that are no records.
  package let titleRows: [Int]
  package let headerRows: [Int]
  package let totalRows: [Int]
  package let noteRows: [Int]
  /// The records, in order.
  package let rows: [TableRow]

  /// Titles are looked for in as many rows; a sheet with more above its header has none.
  private static var headRows: Int { 40 }

  /// Reads `raw` as this kind of table; nil if it is none.
  package init?(_ raw: RawTable) {
    guard let head = TableHead<Column>(raw.rows.prefix(Self.headRows)) else { return nil }
    file = raw.file
    sheet = raw.sheet
    names = head.names
    places = head.places
    titleRows = raw.rows[..<head.range.lowerBound].filter { !$0.isBlank }.map(\.number)
    headerRows = raw.rows[head.range].map(\.number)
    var rows: [TableRow] = []
    var totals: [Int] = []
    var notes: [Int] = []
    for row in raw.rows[head.range.upperBound...] where !row.isBlank {
      switch TableRowKind(row, columns: head.names.count) {
      case .record: rows.append(row)
      case .total: totals.append(row.number)
      case .note: notes.append(row.number)
      }
    }
    self.rows = rows
    totalRows = totals
    noteRows = notes
  }

  /// The folded text of `column` in `row`; empty if the table has no such column.
  package func text(_ row: TableRow, _ column: Column) -> String {
    places[column].map { row.text($0) } ?? ""
  }

  /// The cell as it was written.
  package func written(_ row: TableRow, _ column: Column) -> String {
    guard let place = places[column], row.cells.indices.contains(place) else { return "" }
    return row.cells[place]
  }
}

/// Where the header of a table is and what it says.
private struct TableHead<Column: TableColumn> {
  var range = 0..<0
  var names: [String] = []
  var places: [Column: Int] = [:]

  /// The row, or the two rows, that name the most columns; nil if what they name is no table of this kind.
  init?(_ rows: ArraySlice<TableRow>) {
    let words = Column.words
    // What each cell names, found once for all headers that its row may be part of.
    let named = rows.map { row in row.cells.map { Column.named($0, in: words) } }
    for (position, index) in rows.indices.enumerated() where !rows[index].isBlank {
      add(index..<index + 1, rows[index].cells, named[position])
      guard rows.indices.contains(index + 1) else { continue }
      let (upper, lower) = (rows[index], rows[index + 1])
      let (above, below) = (named[position], named[position + 1])
      let width = max(upper.cells.count, lower.cells.count)
      let isAbove = (0..<width).map { lower.text($0).isEmpty }
      let joined = isAbove.enumerated().map { column, isAbove in
        isAbove
          ? above.indices.contains(column) ? above[column] : nil
          : below.indices.contains(column) ? below[column] : nil
      }
      // A header over two rows has names in both that the other one lacks; a title above a header has none.
      if Self.places(joined).count > Self.places(below).count {
        let names = isAbove.enumerated().map { column, isAbove in
          isAbove ? upper.text(column) : lower.text(column)
        }
        add(index..<index + 2, names, joined)
      }
    }
    let strangers = names.indices.count { column in
      !foldedCell(names[column]).isEmpty && !places.values.contains(column)
    }
    guard Column.fit(Set(places.keys), strangers: strangers) else { return nil }
  }

  /// Where each column is named first.
  private static func places(_ named: [Column?]) -> [Column: Int] {
    var places: [Column: Int] = [:]
    for case (let index, let column?) in named.enumerated() where places[column] == nil {
      places[column] = index
    }
    return places
  }

  private mutating func add(_ range: Range<Int>, _ names: [String], _ named: [Column?]) {
    let places = Self.places(named)
    guard places.count > self.places.count else { return }
    (self.range, self.names, self.places) = (range, names, places)
  }
}

/// What a row below the header is.
enum TableRowKind {
  case record
  case total
  case note

  private static let totals = ["合计", "总计", "小计", "总数", "共计", "total"]
  private static let notes = [
    "注:", "注：", "备注:", "说明:", "填表", "制表", "审核", "填报", "单位(盖章)", "负责人", "联系人", "本表",
  ]

  init(_ row: TableRow, columns: Int) {
    let texts = row.cells.indices.map { row.text($0) }
    let written = texts.filter { !$0.isEmpty }
    let first = written.first ?? ""
    if Self.totals.contains(where: { first.replacing(" ", with: "").lowercased().hasPrefix($0) }) {
      self = .total
    } else if written.count == 1, columns > 2, texts.first == first, Int(first) == nil {
      self = .note
    } else if written.count <= columns / 2, Self.notes.contains(where: first.hasPrefix) {
      self = .note
    } else {
      self = .record
    }
  }
}
