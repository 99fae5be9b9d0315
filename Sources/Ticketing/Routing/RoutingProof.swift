import Diagnostics
import Model

/// Proves before a run that every rule at every point reaches exactly one responsible unit.
package enum RoutingProof {
  /// What is wrong with a table for these points and rules.
  ///
  /// - `T201` error: two rows are equally specific, so it cannot be said which is meant.
  /// - `T202` error: no row and no fallback covers some rules at some points. One diagnostic for
  ///   each list of owner roles, with the areas concerned.
  /// - `T203` note: the same, but the fallback takes them.
  /// - `T204` warning: a row names an area or point in which no point lies.
  ///
  /// Points that are alike to the table are proved once.
  /// - Complexity: O(rows + points + kinds of points × rules).
  package static func check(
    _ table: RoutingTable, points: [Point], rules: [Rule]
  ) -> [Diagnostic] {
    ties(table) + strayAreas(table, points) + gaps(table, points, rules)
  }

  // MARK: Ties

  private struct Slot: Hashable {
    let area: RoutingTable.AreaMatch
    let subject: RoutingTable.SubjectMatch
  }

  private static func ties(_ table: RoutingTable) -> [Diagnostic] {
    var first: [Slot: SourceLocation] = [:]
    var diagnostics: [Diagnostic] = []
    for row in table.rows {
      let slot = Slot(area: row.area, subject: row.subject)
      guard let other = first[slot] else {
        first[slot] = row.location
        continue
      }
      diagnostics.append(
        Diagnostic(
          code: "T201",
          LocalizedText(
            zh: "两行责任分工同样具体：\(row.subject.words.zh)，\(row.area.words.zh)",
            en: "two routing rows are equally specific: \(row.subject.words.en), "
              + row.area.words.en),
          at: row.location,
          help: LocalizedText(
            zh: "删去一行，或让其中一行更具体", en: "remove one, or make one of them more specific"),
          notes: [LocalizedText(zh: "另一行在 \(other)", en: "the other one is at \(other)")]))
    }
    return diagnostics
  }

  // MARK: Rows for nowhere

  private static func strayAreas(_ table: RoutingTable, _ points: [Point]) -> [Diagnostic] {
    guard !points.isEmpty else { return [] }
    let known = Set(points.flatMap(\.areaMatches))
    var reported: Set<RoutingTable.AreaMatch> = []
    return table.rows.compactMap { row in
      guard !known.contains(row.area), reported.insert(row.area).inserted else { return nil }
      let names = known.filter { $0.level == row.area.level }.map(\.name)
      let near = nearestName(to: row.area.name, in: names)
      return Diagnostic(
        .warning, code: "T204",
        LocalizedText(
          zh: "责任分工所列\(row.area.words.zh)没有任何点位",
          en: "a routing row names \(row.area.words.en), but no point is there"),
        at: row.location,
        help: near.map { LocalizedText(zh: "是否应为 '\($0)'？", en: "did you mean '\($0)'?") })
    }
  }

  // MARK: Gaps

  /// What the table can tell of a point; points of one kind have the same rows.
  private struct Kind: Hashable {
    let areas: [RoutingTable.AreaMatch]
    let type: PointTypeID?
    /// Which of the names that a unit may hold are empty.
    let isEmpty: [Bool]
  }

  private static func gaps(
    _ table: RoutingTable, _ points: [Point], _ rules: [Rule]
  ) -> [Diagnostic] {
    let router = Router(table)
    let kindsOfRules = router.kinds(of: rules)
    var gaps: [[RoleID]: RoutingGap] = [:]
    for (number, kind) in kinds(of: points, table).enumerated() {
      /// By kind of rule; hundreds of rules are of a few kinds.
      var coverages: [Int: Router.Coverage] = [:]
      for (rule, kindOfRule) in zip(rules, kindsOfRules) where rule.applies(to: kind[0].type) {
        let coverage = coverages[kindOfRule] ?? router.coverage(kind[0], rule)
        coverages[kindOfRule] = coverage
        guard coverage != .covered else { continue }
        gaps[rule.owners, default: RoutingGap(roles: rule.owners)].add(
          kind, number: number, rule.id, isTaken: coverage == .fallback)
      }
    }
    let inOrder = gaps.values.sorted { a, b in
      a.roles.lexicographicallyPrecedes(b.roles)
    }
    return inOrder.flatMap(\.diagnostics)
  }

  /// The points by kind, each kind in order of its first point.
  private static func kinds(of points: [Point], _ table: RoutingTable) -> [[Point]] {
    let named = Set(table.rows.map(\.area))
    var numbers: [Kind: Int] = [:]
    var kinds: [[Point]] = []
    for point in points {
      let area = point.area
      let names = [area.district, area.street, area.community, area.grid, point.name]
      let kind = Kind(
        areas: point.areaMatches.filter(named.contains), type: point.type,
        isEmpty: names.map(\.isEmpty))
      if let number = numbers[kind] {
        kinds[number].append(point)
      } else {
        numbers[kind] = kinds.count
        kinds.append([point])
      }
    }
    return kinds
  }
}

extension Rule {
  /// Whether the rule is for points of `type`; a point of unknown type meets every rule.
  fileprivate func applies(to type: PointTypeID?) -> Bool {
    guard let type, !appliesTo.isEmpty else { return true }
    return appliesTo.contains(type)
  }
}
