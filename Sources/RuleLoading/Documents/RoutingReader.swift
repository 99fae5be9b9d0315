import Diagnostics
import Model
import YAML

/// Reads `routing` documents: who is responsible for what, where.
///
/// A row that people write replaces a standard row for the same subject and area; two such rows of
/// one layer are a problem.
struct RoutingReader {
  private struct Match: Hashable {
    let area: RoutingTable.AreaMatch
    let subject: RoutingTable.SubjectMatch
  }

  let problems: ProblemList
  let vocabulary: Vocabulary
  let ruleIDs: [RuleID: SourceLocation]
  /// Empty if no registry is loaded: then points cannot be checked.
  let pointIDs: [PointID: SourceLocation]
  private var rows: [(row: RoutingTable.Row, layer: RuleSource.Layer)] = []
  private var places: [Match: Int] = [:]
  private var fallback: (assignment: RoutingTable.Assignment, layer: RuleSource.Layer)?

  init(
    _ vocabulary: Vocabulary, rules: [RuleID: SourceLocation], points: [Point],
    _ problems: ProblemList
  ) {
    self.vocabulary = vocabulary
    self.problems = problems
    ruleIDs = rules
    pointIDs = Dictionary(points.map { ($0.id, $0.location) }, uniquingKeysWith: { a, _ in a })
  }

  var table: RoutingTable {
    RoutingTable(rows: rows.map(\.row), fallback: fallback?.assignment)
  }

  mutating func read(_ document: Document) {
    guard var reader = document.reader(.document, problems) else { return }
    for item in reader.optional("routes")?.list ?? [] {
      guard var route = item.mapping(.route) else { continue }
      let subject = subject(&route)
      let area = area(&route)
      let assignment = assignment(&route)
      route.finish()
      guard let subject, let area, let assignment else { continue }
      let row = RoutingTable.Row(
        area: area, subject: subject, assignment: assignment, location: item.location)
      add(row, document.layer, at: item)
    }
    if let item = reader.optional("fallback"), var route = item.mapping(.route) {
      let assignment = assignment(&route)
      route.finish()
      if let assignment, fallback.map({ $0.layer <= document.layer }) ?? true {
        fallback = (assignment, document.layer)
      }
    }
    reader.finish()
  }

  /// Adds rows that no document says: they go before standard ones. One that is as specific as a row of a
  /// document is added all the same; whoever proves the table says so.
  mutating func add(_ more: [RoutingTable.Row]) {
    for row in more {
      let match = Match(area: row.area, subject: row.subject)
      if let place = places[match], rows[place].layer == .standard {
        rows[place] = (row, .own)
      } else {
        places[match] = places[match] ?? rows.count
        rows.append((row, .own))
      }
    }
  }

  private mutating func add(
    _ row: RoutingTable.Row, _ layer: RuleSource.Layer, at item: NodeReader
  ) {
    let match = Match(area: row.area, subject: row.subject)
    guard let place = places[match] else {
      places[match] = rows.count
      rows.append((row, layer))
      return
    }
    if rows[place].layer == layer {
      item.report(.sameRoute(first: rows[place].row.location))
    } else if rows[place].layer < layer {
      rows[place] = (row, layer)
    }
  }

  private func subject(_ reader: inout MappingReader) -> RoutingTable.SubjectMatch? {
    let rule = reader.optional("rule")
    let category = reader.optional("category")
    let role = reader.optional("role")
    let found = [rule, category, role].compactMap { $0 }
    guard found.count == 1 else {
      problems.report(
        .eitherOr(["role", "category", "rule"], of: .route, found: found.count),
        at: found.last?.node ?? reader.node)
      return nil
    }
    if let rule { return rule.reference(to: ruleIDs, .rule).map { .rule($0) } }
    if let category {
      return category.reference(to: vocabulary.categories, .category).map { .category($0) }
    }
    return role?.reference(to: vocabulary.roles, .role).map { .role($0) }
  }

  private func area(_ reader: inout MappingReader) -> RoutingTable.AreaMatch? {
    let point = reader.optional("point")
    let grid = reader.optional("grid")
    let community = reader.optional("community")
    let street = reader.optional("street")
    let district = reader.optional("district")
    let found = [point, grid, community, street, district].compactMap { $0 }
    guard found.count <= 1 else {
      problems.report(
        .eitherOr(
          ["point", "grid", "community", "street", "district"], of: .route, found: found.count),
        at: found[1].node)
      return nil
    }
    if let point {
      guard !pointIDs.isEmpty else { return point.string.map { .point(PointID($0)) } }
      return point.reference(to: pointIDs, .point).map { .point($0) }
    }
    if let grid { return grid.string.map { .grid($0) } }
    if let community { return community.string.map { .community($0) } }
    if let street { return street.string.map { .street($0) } }
    if let district { return district.string.map { .district($0) } }
    return .any
  }

  private func assignment(_ reader: inout MappingReader) -> RoutingTable.Assignment? {
    let unit = reader.required("unit")?.unitName
    let lead = reader.optional("lead")?.unitName
    let supporting = reader.optional("supporting")?.oneOrMany.compactMap(\.unitName) ?? []
    let leader = reader.optional("leader")?.string
    let contact = reader.optional("contact")?.string
    let deadline = reader.optional("deadline")?.stagedLimit
    return unit.map {
      RoutingTable.Assignment(
        unit: $0, lead: lead, supporting: supporting, leader: leader, contact: contact,
        deadline: deadline)
    }
  }
}
