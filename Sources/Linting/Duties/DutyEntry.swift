import Model

/// One row of a matrix of duties: who leads, who does it, who helps, by when.
package struct DutyEntry: TableEntry {
  package typealias Column = DutyColumn

  package let row: TableRow
  /// Of the row itself, or of the nearest row above it that has one: the cells of a category are merged.
  package let category: String
  /// Empty for a row about the whole category.
  package let item: String
  package let area: Area
  package let lead: [String]
  package let unit: [String]
  package let supporting: [String]
  package let leader: String
  package let contact: String
  package let phone: String
  /// As it is written.
  package let limit: String
  /// Nil if the limit is blank or no limit.
  package let deadline: DeadlineRule?
  /// Columns the matrix has.
  let columns: Set<DutyColumn>

  /// What is known of all rows together.
  package struct Book: Sendable {
    /// The first row about each item of an area.
    let firstRows: [Subject: DutyEntry]
  }

  /// What rows are about: two of one subject contradict each other.
  struct Subject: Hashable {
    let item: String
    let area: Area
  }

  /// - Parameter category: That of the row above.
  package init(_ row: TableRow, of table: Table<DutyColumn>, category above: String) {
    func text(_ column: DutyColumn) -> String { table.text(row, column) }
    self.row = row
    let own = text(.category)
    category = own.isEmpty ? above : own
    item = text(.item)
    area = Area(
      district: text(.district), street: text(.street), community: text(.community),
      grid: text(.grid))
    lead = Self.units(text(.lead))
    unit = Self.units(text(.unit))
    supporting = Self.units(text(.supporting))
    leader = text(.leader)
    contact = text(.contact)
    phone = text(.phone)
    limit = text(.limit)
    deadline = LimitWords.read(limit) ?? Self.bare(limit, header: table.header(of: .limit))
    columns = Set(table.places.keys)
  }

  var subject: Subject { Subject(item: normalizedPointName(item), area: area) }

  /// The units of a cell; `、`, `，`, `/`, `；` and line breaks stand between them, `无` and `—` are none.
  static func units(_ text: String) -> [String] {
    let separators: Set<Character> = ["、", ",", "，", "/", "／", ";", "；", "\n", "\r\n", "|"]
    return text.split(whereSeparator: separators.contains).map { foldedCell(String($0)) }
      .filter { !$0.isEmpty && !["无", "-", "—", "——"].contains($0) }
  }

  /// `3` below `整改时限(工作日)`.
  private static func bare(_ text: String, header: String) -> DeadlineRule? {
    guard !text.isEmpty, text.allSatisfy(\.isNumber), let open = header.firstIndex(of: "("),
      header.last == ")"
    else { return nil }
    return LimitWords.read(text + header[header.index(after: open)...].dropLast())
  }
}

extension Table {
  /// The folded header of `column`; empty if there is none.
  fileprivate func header(of column: Column) -> String {
    places[column].map { normalizedPointName(names[$0]) } ?? ""
  }
}
