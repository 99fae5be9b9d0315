import Diagnostics
import Model

/// What a routing table should have beyond a unit for every violation: a leader for every community, and
/// somebody to call at every unit.
package enum RoutingCompleteness {
  /// Names that one diagnostic lists; how many more there are is said.
  private static let listed = 10

  /// - `T205` warning: communities of the registry for which no row names a leader in charge.
  /// - `T206` warning: units with a name of their own for which no row has a contact.
  ///
  /// - Complexity: O(points + rows).
  package static func check(_ table: RoutingTable, points: [Point]) -> [Diagnostic] {
    guard !points.isEmpty else { return [] }
    return leaderless(table, points) + unreachable(table)
  }

  private static func leaderless(_ table: RoutingTable, _ points: [Point]) -> [Diagnostic] {
    let led = Set(table.rows.filter { $0.assignment.leader != nil }.map(\.area))
    var missing: Set<String> = []
    for point in points where !point.area.community.isEmpty {
      if point.areaMatches.allSatisfy({ !led.contains($0) }) {
        missing.insert(point.area.community)
      }
    }
    return missing.isEmpty
      ? []
      : [
        Diagnostic(
          .warning, code: "T205",
          LocalizedText(
            zh: "\(missing.count) 个社区没有包干领导",
            en: "\(missing.count) communities have no leader in charge"),
          help: LocalizedText(
            zh: "在这些社区 (或其街道) 的分工行里写 leader",
            en: "name a leader in a row for the community or its sub-district"),
          notes: [list(missing)])
      ]
  }

  /// A unit that is made of the point's own names stands for many, whose contacts no table can hold.
  private static func unreachable(_ table: RoutingTable) -> [Diagnostic] {
    let named = table.rows.map(\.assignment).filter { assignment in
      NamePlaceholder.used(in: [assignment]).isEmpty
    }
    let reachable = Set(named.filter { $0.contact != nil }.map(\.unit.zh))
    let missing = Set(named.map(\.unit.zh)).subtracting(reachable)
    return missing.isEmpty
      ? []
      : [
        Diagnostic(
          .warning, code: "T206",
          LocalizedText(
            zh: "\(missing.count) 个责任单位没有联系方式",
            en: "\(missing.count) responsible units have no contact"),
          help: LocalizedText(
            zh: "在这些单位的分工行里写 contact", en: "write a contact in the rows of these units"),
          notes: [list(missing)])
      ]
  }

  private static func list(_ names: Set<String>) -> LocalizedText {
    let shown = names.sorted().prefix(listed).map { printable($0) }
    let more = names.count - shown.count
    return LocalizedText(
      zh: shown.joined(separator: "、") + (more > 0 ? " 等, 另有 \(more) 个" : ""),
      en: shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
  }
}
