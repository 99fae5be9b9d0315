import Diagnostics
import Linting
import Model
import RecordReading

/// Reads a matrix of duties (责任分工表) that is a table: CSV, TSV or a workbook.
enum DutiesFile {
  /// What a matrix comes to.
  struct Reading {
    /// Routes of its rows, the first row for a subject alone.
    let routes: [RoutingTable.Row]
    /// What whoever keeps it should know, row by row: defects, and items that no rule is about.
    let notes: [Diagnostic]
  }

  /// The routes of `path`.
  ///
  /// - Parameter subjects: Says which rules an item is about.
  /// - Throws: Diagnostics if the file cannot be read or none of its tables is such a matrix (W107).
  static func read(
    _ file: TableFile, _ path: String, _ subjects: DutySubjects
  ) throws(DiagnosticList) -> Reading {
    let matrices = try TableRole.duties.tables(file, path, of: DutyColumn.self)
      .map { CheckedDuties($0) }
    var routes = RouteList()
    var notes: [Diagnostic] = []
    for matrix in matrices {
      let rows = Dictionary(
        matrix.table.rows.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
      notes += matrix.defects.map { Diagnostic($0, in: rows[$0.line]) }
      for entry in matrix.duties {
        let place = SourceLocation(file: path, line: entry.row.number)
        let found = subjects.subjects(item: entry.item, category: entry.category)
        if found.isEmpty { notes.append(stray(entry, subjects, in: matrix.table)) }
        guard let assignment = RoutingTable.Assignment(entry) else { continue }
        for subject in found { routes.add(subject, entry.area, assignment, place) }
      }
    }
    return Reading(routes: routes.rows, notes: notes.sorted { $0.line < $1.line })
  }

  /// One line for a run that is about other things.
  static func summary(_ path: String, _ notes: [Diagnostic]) -> Diagnostic? {
    let serious = notes.filter { $0.severity != .note }
    return TableRole.duties.warning(path, defects: serious.count, line: serious.first?.line ?? 0)
  }

  private static func stray(
    _ entry: DutyEntry, _ subjects: DutySubjects, in table: Table<DutyColumn>
  ) -> Diagnostic {
    let word = entry.item.isEmpty ? entry.category : entry.item
    let column = table.places[entry.item.isEmpty ? .category : .item]
    let near = subjects.nearest(to: word)
    return Diagnostic(
      .warning, code: "T207",
      LocalizedText(
        zh: "没有规则管 '\(word)', 这一行不起作用", en: "no rule is about '\(word)'; the row does nothing"),
      at: SourceLocation(
        file: table.file, line: entry.row.number, column: column.map { $0 + 1 } ?? 0),
      excerpt: .init(entry.row, column: column, isWorkbook: !table.sheet.isEmpty),
      help: near.map { LocalizedText(zh: "是不是 '\($0)'?", en: "did you mean '\($0)'?") }
        ?? LocalizedText(
          zh: "改用规则、检查事实的名称, 或看 'civiclint explain-text' 如何理解它",
          en: "use the title of a rule or fact, or see how 'civiclint explain-text' reads it"))
  }
}

/// Routes in order of rows; of several for one subject and area the first that names it best.
private struct RouteList {
  private struct Key: Hashable {
    let subject: RoutingTable.SubjectMatch
    let area: RoutingTable.AreaMatch
  }

  private var found: [(row: RoutingTable.Row, isExact: Bool)] = []
  private var places: [Key: Int] = [:]

  var rows: [RoutingTable.Row] { found.map(\.row) }

  mutating func add(
    _ subject: DutySubjects.Subject, _ area: Area, _ assignment: RoutingTable.Assignment,
    _ place: SourceLocation
  ) {
    let row = RoutingTable.Row(
      area: area.matches.first ?? .any, subject: subject.match, assignment: assignment,
      location: place)
    let key = Key(subject: row.subject, area: row.area)
    guard let known = places[key] else {
      places[key] = found.count
      found.append((row, subject.isExact))
      return
    }
    if subject.isExact, !found[known].isExact { found[known] = (row, true) }
  }
}

extension RoutingTable.Assignment {
  /// Nil if the row names nobody. Without a responsible unit the lead unit is responsible; units behind the first
  /// one support it.
  fileprivate init?(_ entry: DutyEntry) {
    let units = entry.unit + (entry.unit.isEmpty ? entry.lead : [])
    guard let unit = units.first else { return nil }
    let others = units.dropFirst() + entry.lead.dropFirst() + entry.supporting
    let contact = [entry.contact, entry.phone].filter { !$0.isEmpty }.joined(separator: " ")
    self.init(
      unit: LocalizedText(unit), lead: entry.lead.first.map { LocalizedText($0) },
      supporting: others.map { LocalizedText($0) },
      leader: entry.leader.isEmpty ? nil : entry.leader, contact: contact.isEmpty ? nil : contact,
      deadline: entry.deadline)
  }
}

extension Diagnostic {
  /// A defect of a table of duties (T208), shown in its row.
  fileprivate init(_ defect: Defect, in row: TableRow?) {
    let cell = defect.column > 0 ? cellName(column: defect.column, row: defect.line) : ""
    let place = LocalizedText(
      zh: [defect.sheet, cell].filter { !$0.isEmpty }.joined(separator: " "),
      en: [defect.sheet, cell].filter { !$0.isEmpty }.joined(separator: " "))
    let value = defect.value.isEmpty ? "" : " '\(defect.value)'"
    self.init(
      defect.kind.severity > .info ? .warning : .note, code: "T208",
      LocalizedText(
        zh: "\(place.zh): \(defect.kind.title.zh)\(value) (\(defect.kind.id))",
        en: "\(place.en): \(defect.kind.title.en)\(value) (\(defect.kind.id))"),
      at: SourceLocation(file: defect.file, line: defect.line, column: defect.column),
      excerpt: row.map {
        Excerpt(
          $0, column: defect.column > 0 ? defect.column - 1 : nil, isWorkbook: !defect.sheet.isEmpty
        )
      },
      help: defect.kind.advice,
      notes: defect.expected.map {
        [LocalizedText(zh: "应为\($0.zh)", en: "expected \($0.en)")]
      } ?? [])
  }

  fileprivate var line: Int { location?.line ?? 0 }
}
