import Diagnostics
import Model

/// Everything that routing asks of a rule.
private struct RoutingKind: Hashable {
  let owners: [RoleID]
  let supporting: [RoleID]
  /// Nil if no row is for the rule's category.
  let category: CategoryID?
  /// Nil if no row is for the rule itself.
  let rule: RuleID?
}

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
  private let areas: RoutingIndex
  private let fallback: RoutingTable.Assignment?
  private let roleTitles: [RoleID: LocalizedText]
  private let placeholders: [NamePlaceholder]

  /// The unit of a violation that nobody is responsible for.
  package static let nobody = LocalizedText(zh: "未落实责任单位", en: "no unit responsible")

  /// - Parameter vocabulary: For the titles of supporting roles that no row covers.
  /// - Complexity: O(rows).
  package init(_ table: RoutingTable, vocabulary: Vocabulary = Vocabulary()) {
    areas = RoutingIndex(table.rows)
    fallback = table.fallback
    roleTitles = vocabulary.roles.mapValues(\.title)
    placeholders = NamePlaceholder.used(
      in: table.rows.map(\.assignment) + [table.fallback].compactMap { $0 })
  }

  /// All of `point` that ``resolve(_:_:)`` looks at.
  func reach(of point: PointReference, _ memo: inout AreaMemo) -> RoutingReach {
    let numbers =
      switch point {
      case .known(let point): areas.numbers(of: point)
      case .written(let cells, let row): areas.numbers(of: cells, row, &memo)
      }
    return RoutingReach(
      areas: numbers,
      names: placeholders.isEmpty ? [] : placeholders.map { $0.name(at: point.point) })
  }

  /// A number for each of `rules`; rules of one number have the same owner at every point.
  func kinds(of rules: [Rule]) -> [Int] {
    var numbers: [RoutingKind: Int] = [:]
    return rules.map { rule in
      let kind = RoutingKind(
        owners: rule.owners, supporting: rule.supporting,
        category: areas.categories.contains(rule.category) ? rule.category : nil,
        rule: areas.rules.contains(rule.id) ? rule.id : nil)
      let number = numbers[kind] ?? numbers.count
      numbers[kind] = number
      return number
    }
  }

  /// The owner of violations of `rule` at `point`.
  ///
  /// Besides the unit of the winning row:
  /// - lead unit, contact and limit are those of the winning row, for they belong to the unit;
  /// - supporting units are those of the winning row, then those that routing knows for the rule's
  ///   supporting roles (the role's title where it knows none), each once;
  /// - the leader is the winning row's, else that of the nearest row for the rule, its category or any
  ///   of its owner and supporting roles (包干领导 of the community or street).
  /// - Complexity: O(roles) look-ups for each of the six levels.
  package func resolve(_ point: Point, _ rule: Rule) -> Owner {
    let levels = areas.levels(of: point)
    let winner = winner(levels, point, rule)
    let role = winner?.role ?? rule.owners.first ?? ""
    let assignment = winner?.row.assignment ?? fallback
    let unit = assignment?.unit.expanded(for: point) ?? ""
    guard let assignment, !unit.isEmpty else {
      return Owner(
        role: role, unit: Self.nobody, leader: leader(levels, rule), isFallback: true)
    }
    return Owner(
      role: role, unit: unit, lead: assignment.lead?.expanded(for: point).nonEmpty,
      supporting: supporting(assignment, besides: unit, levels, point, rule),
      leader: assignment.leader ?? leader(levels, rule), contact: assignment.contact,
      isFallback: winner == nil, limit: assignment.deadline)
  }

  /// Who takes violations at a point.
  enum Coverage {
    case covered, fallback, nobody
  }

  /// Whether ``resolve(_:_:)`` finds a row for violations of `rule` at `point`.
  func coverage(_ point: Point, _ rule: Rule) -> Coverage {
    if winner(areas.levels(of: point), point, rule) != nil { return .covered }
    return fallback?.unit.expanded(for: point).isEmpty ?? true ? .nobody : .fallback
  }

  private func winner(
    _ levels: [AreaRows], _ point: Point, _ rule: Rule
  ) -> (row: RoutingRow, role: RoleID?)? {
    let inCharge = rule.owners.first { role in
      levels.contains { $0.roles[role]?.namesUnit(for: point) ?? false }
    }
    for level in levels {
      let rows = [
        level.rules[rule.id], level.categories[rule.category], inCharge.flatMap { level.roles[$0] },
      ]
      for case let row? in rows where row.namesUnit(for: point) { return (row, inCharge) }
    }
    return nil
  }

  private func leader(_ levels: [AreaRows], _ rule: Rule) -> String? {
    for level in levels where level.hasLeader {
      let rows =
        [level.rules[rule.id], level.categories[rule.category]]
        + (rule.owners + rule.supporting).map { level.roles[$0] }
      for case let row? in rows {
        if let leader = row.assignment.leader { return leader }
      }
    }
    return nil
  }

  private func supporting(
    _ assignment: RoutingTable.Assignment, besides unit: LocalizedText, _ levels: [AreaRows],
    _ point: Point, _ rule: Rule
  ) -> [LocalizedText] {
    guard !assignment.supporting.isEmpty || !rule.supporting.isEmpty else { return [] }
    var units = assignment.supporting.map { $0.expanded(for: point) }
    for role in rule.supporting {
      let named = levels.lazy.compactMap {
        $0.roles[role]?.assignment.unit.expanded(for: point).nonEmpty
      }
      if let name = named.first ?? roleTitles[role] { units.append(name) }
    }
    // A unit that leads or is responsible does not support itself.
    var seen: Set<LocalizedText> = [unit, ""]
    if let lead = assignment.lead?.expanded(for: point) { seen.insert(lead) }
    return units.filter { seen.insert($0).inserted }
  }
}

extension LocalizedText {
  /// Nil for a text without words.
  fileprivate var nonEmpty: LocalizedText? { isEmpty ? nil : self }
}
