import Diagnostics
import Model

/// What the first rows of a sheet are: titles, then the header over one row or two.
///
/// Two-row headers have group names above (乱堆乱放) and the columns' own names below (楼道堆物); a group name stands once,
/// over its first column, or is repeated, and columns outside groups have their name in either row.
struct SheetHead: Equatable {
  /// Numbers of the rows above the header that are not blank.
  private(set) var titleRows: [Int] = []
  /// Numbers of the header's rows: one or two.
  private(set) var headerRows: [Int] = []
  /// Names of the columns, in order.
  private(set) var names: [String] = []
  /// By column: number of the row that its name stands in.
  private var nameRows: [Int] = []
  /// What the titles say that holds for every record.
  private(set) var said = SheetStatements()
  /// Rows up to and with the header.
  private(set) var length = 0

  /// Number of the row in which the name of a column stands; columns count from 0.
  func nameRow(_ column: Int) -> Int? { nameRows.indices.contains(column) ? nameRows[column] : nil }

  /// Rows that are looked at: more titles than that has no sheet.
  static let maximumRows = 40

  /// Finds the header in the first rows of a sheet: the row, or the two rows, with the most names that are known.
  ///
  /// - Parameters:
  ///   - rows: From the top of the sheet, blank ones included or not.
  ///   - key: The column that a cell is the name of; nil if it is none.
  /// - Returns: Nil if all rows are blank. Where nothing is known, the first row that has at least two cells, or
  ///   else the first one, is the header, so that whoever matches its names can say so.
  init?(_ rows: [TableRow], key: (String) -> ColumnKey?) {
    let rows = rows.prefix(Self.maximumRows)
    guard let first = rows.firstIndex(where: { !$0.isBlank }) else { return nil }
    var best: (candidate: Candidate, score: Int)?
    for index in rows.indices where !rows[index].isBlank {
      for candidate in [
        Candidate(rows[index]),
        rows.indices.contains(index + 1)
          ? Candidate(rows[index], above: rows[index + 1], key) : nil,
      ] {
        guard var candidate else { continue }
        candidate.start = index
        let score = candidate.names.count { key($0) != nil }
        if score > (best?.score ?? 0) { best = (candidate, score) }
      }
    }
    let several = rows.firstIndex { row in row.cells.indices.count { !row.text($0).isEmpty } > 1 }
    let fallback = several ?? first
    var header = best?.candidate ?? Candidate(rows[fallback])
    if best == nil { header.start = fallback }
    names = header.names
    headerRows = rows[header.start..<header.start + header.length].map(\.number)
    length = header.start + header.length
    nameRows = header.isBelow.map { headerRows[$0 ? headerRows.count - 1 : 0] }
    let titles = rows[..<header.start].filter { !$0.isBlank }
    titleRows = titles.map(\.number)
    said = SheetStatements(titles)
  }
}

/// Rows that may be the header.
private struct Candidate {
  /// Position of its first row.
  var start = 0
  let length: Int
  let names: [String]
  /// By column: whether its name stands in the lower row.
  let isBelow: [Bool]

  init(_ row: TableRow) {
    length = 1
    names = row.cells
    isBelow = row.cells.map { _ in false }
  }

  /// Two rows; nil if the lower one does not look like the rest of a header: below a field of the record, such as the
  /// point or the time, stands nothing, and at least two columns have their name there. A group may be called as a
  /// fact is.
  init?(_ upper: TableRow, above lower: TableRow, _ key: (String) -> ColumnKey?) {
    let width = max(upper.cells.count, lower.cells.count)
    var names: [String] = []
    var isBelow: [Bool] = []
    var group = ""
    var below = 0
    for column in 0..<width {
      let (top, bottom) = (upper.text(column), lower.text(column))
      if !top.isEmpty { group = top }
      isBelow.append(!bottom.isEmpty)
      guard !bottom.isEmpty else {
        names.append(upper.cells.indices.contains(column) ? upper.cells[column] : "")
        continue
      }
      if case .field? = key(top), top != bottom { return nil }
      below += 1
      let joined = group + bottom
      names.append(key(bottom) == nil && key(joined) != nil ? joined : lower.cells[column])
    }
    guard below >= 2, Self.isGroups(upper) else { return nil }
    length = 2
    self.names = names
    self.isBelow = isBelow
  }

  /// Whether the upper row can be names of groups: a title stands alone in the first column, and what is said of all
  /// records has a colon.
  private static func isGroups(_ row: TableRow) -> Bool {
    let written = row.cells.indices.filter { !row.text($0).isEmpty }
    guard !written.contains(where: { row.text($0).contains(":") }) else { return false }
    return written.count > 1 || written.first.map { $0 > 0 } == true
  }
}
