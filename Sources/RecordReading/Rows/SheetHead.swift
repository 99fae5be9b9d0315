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
    var best: Candidate?
    let read = rows.map { HeadRow($0, key) }
    for (row, index) in zip(read, rows.indices) where !row.row.isBlank {
      let next = index - rows.startIndex + 1
      let two = next < read.count ? Candidate(row, above: read[next], key) : nil
      for case var candidate? in [Candidate(row), two] {
        candidate.start = index
        if candidate.score > (best?.score ?? 0) { best = candidate }
      }
    }
    let several = rows.firstIndex { row in row.cells.indices.count { !row.text($0).isEmpty } > 1 }
    let fallback = several ?? first
    var header = best ?? Candidate(read[fallback - rows.startIndex])
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

/// A row with the meanings of its cells, found once for all headers that it may be part of.
private struct HeadRow {
  let row: TableRow
  /// By column: the folded text of the cell.
  let texts: [String]
  /// By column: what the cell is the name of; nil if of nothing.
  let keys: [ColumnKey?]

  init(_ row: TableRow, _ key: (String) -> ColumnKey?) {
    self.row = row
    texts = row.cells.indices.map { row.text($0) }
    keys = texts.map { $0.isEmpty ? nil : key($0) }
  }

  func text(_ column: Int) -> String { texts.indices.contains(column) ? texts[column] : "" }
  func key(_ column: Int) -> ColumnKey? { keys.indices.contains(column) ? keys[column] : nil }
}

/// Rows that may be the header.
private struct Candidate {
  /// Position of its first row.
  var start = 0
  let length: Int
  let names: [String]
  /// How many of the names are known.
  let score: Int
  /// By column: whether its name stands in the lower row.
  let isBelow: [Bool]

  init(_ row: HeadRow) {
    length = 1
    names = row.row.cells
    score = row.keys.count { $0 != nil }
    isBelow = names.map { _ in false }
  }

  /// Two rows; nil if the lower one does not look like the rest of a header: below a field of the record, such as the
  /// point or the time, stands nothing, and at least two columns have their name there. A group may be called as a
  /// fact is.
  init?(_ upper: HeadRow, above lower: HeadRow, _ key: (String) -> ColumnKey?) {
    var names: [String] = []
    var isBelow: [Bool] = []
    var group = ""
    var below = 0
    var score = 0
    for column in 0..<max(upper.texts.count, lower.texts.count) {
      let (top, bottom) = (upper.text(column), lower.text(column))
      if !top.isEmpty { group = top }
      isBelow.append(!bottom.isEmpty)
      guard !bottom.isEmpty else {
        names.append(top.isEmpty ? "" : upper.row.cells[column])
        score += upper.key(column) == nil ? 0 : 1
        continue
      }
      if case .field? = upper.key(column), top != bottom { return nil }
      below += 1
      let joined = group + bottom
      let isJoined = lower.key(column) == nil && key(joined) != nil
      names.append(isJoined ? joined : lower.row.cells[column])
      score += isJoined || lower.key(column) != nil ? 1 : 0
    }
    guard below >= 2, Self.isGroups(upper) else { return nil }
    length = 2
    self.names = names
    self.score = score
    self.isBelow = isBelow
  }

  /// Whether the upper row can be names of groups: a title stands alone in the first column, and what is said of all
  /// records has a colon.
  private static func isGroups(_ row: HeadRow) -> Bool {
    let written = row.texts.indices.filter { !row.texts[$0].isEmpty }
    guard !written.contains(where: { row.texts[$0].utf8.contains(UInt8(ascii: ":")) }) else {
      return false
    }
    return written.count > 1 || written.first.map { $0 > 0 } == true
  }
}
