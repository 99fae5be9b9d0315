import Diagnostics
import Model

/// Finds the unit that must put a violation right (责任单位), from the routing table.
///
/// Which row wins, in this order:
///
/// 1. *Role.* The rule's roles are tried in order (部件先属主后属地); the first for which some row covers
///    the point is the one in charge. Rows of the later roles are out.
/// 2. *Area.* Of the rows for the rule itself, for its category and for that role, the nearest to the
///    point: point, grid, community, street, district, any.
/// 3. *Subject.* Of equally near rows: rule, then category, then role.
///
/// A row whose unit comes out empty (`{grid}` where the point has none) names nobody and is passed
/// over. Where no row is left, the fallback takes it (社区兜底); without one, nobody does.
package struct Router: Sendable {
  /// Rows of one area, by subject.
  private typealias Subjects = [RoutingTable.SubjectMatch: RoutingTable.Assignment]

  private let areas: [RoutingTable.AreaMatch: Subjects]
  private let fallback: RoutingTable.Assignment?
  private let roleTitles: [RoleID: LocalizedText]

  /// The unit of a violation that nobody is responsible for.
  package static let nobody = LocalizedText(zh: "未落实责任单位", en: "no unit responsible")

  /// - Parameter vocabulary: For the titles of supporting roles that no row covers.
  /// - Complexity: O(rows).
  package init(_ table: RoutingTable, vocabulary: Vocabulary = Vocabulary()) {
    var areas: [RoutingTable.AreaMatch: Subjects] = [:]
    for row in table.rows where areas[row.area]?[row.subject] == nil {
      areas[row.area, default: [:]][row.subject] = row.assignment
    }
    self.areas = areas
    fallback = table.fallback
    roleTitles = vocabulary.roles.mapValues(\.title)
  }

  /// The owner of violations of `rule` at `point`.
  ///
  /// Besides the unit of the winning row:
  /// - lead unit and contact are those of the winning row, for they belong to the unit;
  /// - supporting units are those of the winning row, then those that routing knows for the rule's
  ///   supporting roles (the role's title where it knows none), each once;
  /// - the leader is the winning row's, else that of the nearest row for the rule, its category or any
  ///   of its owner and supporting roles (包干领导 of the community or street).
  /// - Complexity: O(roles) look-ups for each of the six levels.
  package func resolve(_ point: Point, _ rule: Rule) -> Owner {
    let levels = levels(of: point)
    let winner = winner(levels, point, rule)
    let role = winner?.role ?? rule.owners.first ?? ""
    let assignment = winner?.assignment ?? fallback
    let unit = assignment?.unit.expanded(for: point) ?? ""
    guard let assignment, !unit.isEmpty else {
      return Owner(
        role: role, unit: Self.nobody, leader: leader(levels, rule), isFallback: true)
    }
    return Owner(
      role: role, unit: unit, lead: assignment.lead?.expanded(for: point).nonEmpty,
      supporting: supporting(assignment, besides: unit, levels, point, rule),
      leader: assignment.leader ?? leader(levels, rule), contact: assignment.contact,
      isFallback: winner == nil)
  }

  /// Rows of the areas that `point` lies in, the nearest first.
  private func levels(of point: Point) -> [Subjects] {
    point.areaMatches.compactMap { areas[$0] }
  }

  private func winner(
    _ levels: [Subjects], _ point: Point, _ rule: Rule
  ) -> (assignment: RoutingTable.Assignment, role: RoleID?)? {
    func names(_ assignment: RoutingTable.Assignment) -> Bool {
      !assignment.unit.expanded(for: point).isEmpty
    }
    let inCharge = rule.owners.first { role in
      levels.contains { $0[.role(role)].map(names) ?? false }
    }
    var subjects: [RoutingTable.SubjectMatch] = [.rule(rule.id), .category(rule.category)]
    if let inCharge { subjects.append(.role(inCharge)) }
    for level in levels {
      for subject in subjects {
        if let assignment = level[subject], names(assignment) { return (assignment, inCharge) }
      }
    }
    return nil
  }

  private func leader(_ levels: [Subjects], _ rule: Rule) -> String? {
    let subjects =
      [.rule(rule.id), .category(rule.category)]
      + (rule.owners + rule.supporting).map { RoutingTable.SubjectMatch.role($0) }
    for level in levels {
      for subject in subjects {
        if let leader = level[subject]?.leader { return leader }
      }
    }
    return nil
  }

  private func supporting(
    _ assignment: RoutingTable.Assignment, besides unit: LocalizedText, _ levels: [Subjects],
    _ point: Point, _ rule: Rule
  ) -> [LocalizedText] {
    var units = assignment.supporting.map { $0.expanded(for: point) }
    for role in rule.supporting {
      let named = levels.lazy.compactMap { $0[.role(role)]?.unit.expanded(for: point).nonEmpty }
      if let name = named.first ?? roleTitles[role] { units.append(name) }
    }
    var seen: Set<LocalizedText> = [unit, ""]
    return units.filter { seen.insert($0).inserted }
  }
}

extension Point {
  /// The areas whose rows cover this point, the nearest first; levels it does not have are left out.
  var areaMatches: [RoutingTable.AreaMatch] {
    var matches: [RoutingTable.AreaMatch] = [.point(id)]
    if !area.grid.isEmpty { matches.append(.grid(area.grid)) }
    if !area.community.isEmpty { matches.append(.community(area.community)) }
    if !area.street.isEmpty { matches.append(.street(area.street)) }
    if !area.district.isEmpty { matches.append(.district(area.district)) }
    matches.append(.any)
    return matches
  }
}

extension LocalizedText {
  /// Nil for a text without words.
  fileprivate var nonEmpty: LocalizedText? { isEmpty ? nil : self }
}
