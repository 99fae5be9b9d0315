import Diagnostics
import Model
import TestSupport
import Testing
import Ticketing

@Suite struct RoutingTraceTests {
  static let point = RouterTests.point

  /// Random tables: the row that the trace calls the winner is the one whose unit the router gives, and
  /// there is at most one.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func theWinnerIsTheRouters(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let areas = RouterTests.areas + [.community("团结社区")]
    let subjects =
      RouterTests.subjects + [.role("street-office"), .role("community"), .category("parking")]
    for _ in 0..<300 {
      var rows: [RoutingTable.Row] = []
      for number in 0..<Int.random(in: 0...8, using: &random) {
        let area = areas.randomElement(using: &random) ?? .any
        let subject = subjects.randomElement(using: &random) ?? .role("community")
        let isSame = rows.contains { $0.area == area && $0.subject == subject }
        let unit = Bool.random(using: &random) ? "{grid}" : "unit \(number)"
        if !isSame { rows.append(Fixture.row(subject, area, unit: unit, line: number)) }
      }
      let point = Fixture.point(
        "P1", district: "东区", street: "解放街道", community: "和平社区",
        grid: Bool.random(using: &random) ? "G07" : "")
      let rule = Fixture.rule(
        "stacking.corridor", owners: ["property-manager", "street-office"],
        supporting: ["community"])
      let table = RoutingTable(rows: rows, fallback: nil)
      let trace = RoutingTrace(table, point: point, rule: rule)
      let winners = trace.steps.filter { $0.verdict == .wins }
      let owner = Router(table).resolve(point, rule)
      #expect(trace.owner == owner, "seed \(seed)")
      #expect(winners.count == (owner.isFallback ? 0 : 1), "seed \(seed): \(rows)")
      if let winner = winners.first {
        let unit = winner.row.assignment.unit.zh == "{grid}" ? "G07" : winner.row.assignment.unit.zh
        #expect(unit == owner.unit.zh, "seed \(seed): \(rows)")
      }
    }
  }

  @Test func saysWhyARowDoesNotWin() {
    let table = RoutingTable(
      rows: [
        Fixture.row(.role("property-manager"), unit: "any"),
        Fixture.row(.role("property-manager"), .community("和平社区"), unit: "near"),
        Fixture.row(.category("stacking"), .community("和平社区"), unit: "category"),
        Fixture.row(.role("street-office"), .point("P1"), unit: "later"),
        Fixture.row(.role("community"), unit: "supports"),
        Fixture.row(.role("property-manager"), .community("团结社区"), unit: "elsewhere"),
      ], fallback: nil)
    let rule = Fixture.rule(
      "stacking.corridor", owners: ["property-manager", "street-office"], supporting: ["community"])
    let trace = RoutingTrace(table, point: Self.point, rule: rule)
    let verdicts = trace.steps.map { "\($0.row.assignment.unit.en): \($0.verdict)" }
    #expect(
      verdicts == [
        "later: laterRole", "category: wins", "near: lessSpecific", "any: farther",
        "supports: supports",
      ])
    #expect(trace.lines(in: .zh).contains { $0.hasPrefix("责任单位  category") })
  }

  @Test func listsCommunitiesWithoutLeaderAndUnitsWithoutContact() {
    let points = (1...4).map {
      Fixture.point("P\($0)", street: $0 == 4 ? "南门街道" : "解放街道", community: "社区\($0)")
    }
    let rows = [
      Fixture.row(.role("community"), .community("社区1"), unit: "甲", leader: "王", contact: "1"),
      Fixture.row(.role("street-office"), .street("南门街道"), unit: "乙", leader: "李"),
      Fixture.row(.role("property-manager"), unit: "{point}物业"),
    ]
    let found = RoutingCompleteness.check(
      RoutingTable(rows: rows, fallback: nil), points: points)
    #expect(found.map(\.code) == ["T205", "T206"])
    #expect(found.flatMap(\.notes).map(\.zh) == ["社区2、社区3", "乙"])
    #expect(
      RoutingCompleteness.check(RoutingTable(rows: [], fallback: nil), points: []).isEmpty)
  }
}
