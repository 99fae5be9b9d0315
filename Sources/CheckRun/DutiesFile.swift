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
    let matrices = try file.tables().compactMap { raw in
      Table<DutyColumn>(raw).map { CheckedDuties($0) }
    }
    guard !matrices.isEmpty else { throw DiagnosticList([noMatrix(path)]) }
    var routes = RouteList()
    var notes: [Diagnostic] = []
    for matrix in matrices {
      notes += matrix.defects.map { Diagnostic($0) }
      for entry in matrix.duties {
        let place = SourceLocation(file: path, line: entry.row.number)
        let found = subjects.subjects(item: entry.item, category: entry.category)
        if found.isEmpty { notes.append(stray(entry, subjects, at: place)) }
        guard let assignment = RoutingTable.Assignment(entry) else { continue }
        for subject in found { routes.add(subject, entry.area, assignment, place) }
      }
    }
    return Reading(routes: routes.rows, notes: notes.sorted { $0.line < $1.line })
  }

  /// One line for a run that is about other things.
  static func summary(_ path: String, _ notes: [Diagnostic]) -> Diagnostic? {
    let serious = notes.filter { $0.severity != .note }
    guard let first = serious.first else { return nil }
    return Diagnostic(
      .warning, code: "W108",
      LocalizedText(
        zh: "责任分工表有 \(serious.count) 处差错",
        en: serious.count == 1
          ? "the table of duties has a defect" : "the table of duties has \(serious.count) defects"),
      at: SourceLocation(file: path, line: first.line),
      help: LocalizedText(
        zh: "用 'civiclint routing check \(path)' 逐条查看",
        en: "'civiclint routing check \(path)' lists them"))
  }

  private static func stray(
    _ entry: DutyEntry, _ subjects: DutySubjects, at place: SourceLocation
  ) -> Diagnostic {
    let word = entry.item.isEmpty ? entry.category : entry.item
    let near = subjects.nearest(to: word)
    return Diagnostic(
      .warning, code: "T207",
      LocalizedText(
        zh: "没有规则管 '\(word)', 这一行不起作用", en: "no rule is about '\(word)'; the row does nothing"),
      at: place,
      help: near.map { LocalizedText(zh: "是不是 '\($0)'?", en: "did you mean '\($0)'?") }
        ?? LocalizedText(
          zh: "改用规则、检查事实的名称, 或看 'civiclint explain-text' 如何理解它",
          en: "use the title of a rule or fact, or see how 'civiclint explain-text' reads it"))
  }

  private static func noMatrix(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "W107",
      LocalizedText(zh: "'\(path)' 里没有责任分工表", en: "'\(path)' holds no table of duties"),
      at: SourceLocation(file: path),
      help: LocalizedText(
        zh: "表头应有 类别、问题类型、牵头单位、责任单位、配合单位、联系人、整改时限 等列",
        en: "its header should name columns such as 类别, 问题类型, 牵头单位, 责任单位, 配合单位, 联系人, 整改时限"))
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
      area: RoutingTable.AreaMatch(area), subject: subject.match, assignment: assignment,
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

extension RoutingTable.AreaMatch {
  /// The nearest level that `area` names.
  fileprivate init(_ area: Area) {
    if !area.grid.isEmpty {
      self = .grid(area.grid)
    } else if !area.community.isEmpty {
      self = .community(area.community)
    } else if !area.street.isEmpty {
      self = .street(area.street)
    } else {
      self = area.district.isEmpty ? .any : .district(area.district)
    }
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
  /// A defect of a table of duties (T208).
  fileprivate init(_ defect: Defect) {
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
      help: defect.kind.advice,
      notes: defect.expected.map {
        [LocalizedText(zh: "应为\($0.zh)", en: "expected \($0.en)")]
      } ?? [])
  }

  fileprivate var line: Int { location?.line ?? 0 }
}
