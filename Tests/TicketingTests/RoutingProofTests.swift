import Diagnostics
import Model
import Testing
import Ticketing

@Suite struct RoutingProofTests {
  static let points = (0..<30).map { number in
    Fixture.point(
      "P\(number)", type: number % 2 == 0 ? "residential_community" : "market", street: "解放街道",
      community: "社区\(number / 2)")
  }
  static let rules = [
    Fixture.rule("stacking.corridor", appliesTo: ["residential_community"]),
    Fixture.rule("ads.posters", owners: ["urban-management", "street-office"]),
  ]

  @Test func acceptsATableThatCoversAll() {
    let table = RoutingTable(
      rows: [
        Fixture.row(.role("property-manager"), unit: "manager"),
        Fixture.row(.role("street-office"), .street("解放街道"), unit: "street"),
      ], fallback: nil)
    #expect(RoutingProof.check(table, points: Self.points, rules: Self.rules).isEmpty)
  }

  @Test func listsWhatNobodyTakes() {
    let table = RoutingTable(
      rows: [Fixture.row(.role("property-manager"), .community("社区3"), unit: "manager")],
      fallback: nil)
    let diagnostics = RoutingProof.check(table, points: Self.points, rules: Self.rules)
    #expect(diagnostics.map(\.code) == ["T202", "T202"])
    #expect(diagnostics.allSatisfy { $0.severity == .error })
    #expect(
      diagnostics.map(\.message.en) == [
        "no routing row covers role 'property-manager' at 14 points (1 rule): "
          + "nobody is responsible",
        "no routing row covers role 'urban-management', 'street-office' at 30 points (1 rule): "
          + "nobody is responsible",
      ])
    let notes = diagnostics.map { $0.notes.map(\.en) }
    #expect(
      notes[0][0].hasPrefix("解放街道 社区0 (1 point), 解放街道 社区1 (1 point), 解放街道 社区10 (1 point)"))
    #expect(notes[0][0].hasSuffix("and 4 more areas"), "a long list says how much is left out")
    #expect(notes[0][1] == "rules: stacking.corridor")
  }

  @Test func countsWhatTheFallbackTakes() {
    let table = RoutingTable(
      rows: [Fixture.row(.role("property-manager"), unit: "manager")],
      fallback: RoutingTable.Assignment(unit: "{community}"))
    let diagnostics = RoutingProof.check(table, points: Self.points, rules: Self.rules)
    #expect(diagnostics.map(\.code) == ["T203"])
    #expect(diagnostics.map(\.severity) == [.note])
  }

  /// The fallback itself may name nobody: a point without a community.
  @Test func aFallbackWithoutANameIsNobody() {
    let table = RoutingTable(
      rows: [Fixture.row(.role("property-manager"), unit: "manager")],
      fallback: RoutingTable.Assignment(unit: "{community}"))
    let points = Self.points + [Fixture.point("P99", name: "无名巷")]
    let diagnostics = RoutingProof.check(table, points: points, rules: Self.rules)
    #expect(diagnostics.map(\.code) == ["T202", "T203"])
    #expect(diagnostics[0].notes[0].en == "无名巷 [P99] (1 point)")
  }

  @Test func refusesTies() {
    let table = RoutingTable(
      rows: [
        Fixture.row(.role("property-manager"), unit: "one", line: 4),
        Fixture.row(.role("street-office"), unit: "street", line: 5),
        Fixture.row(.role("property-manager"), unit: "two", line: 9),
        Fixture.row(.role("property-manager"), unit: "three", line: 12),
      ], fallback: nil)
    let diagnostics = RoutingProof.check(table, points: [], rules: [])
    #expect(diagnostics.map(\.code) == ["T201", "T201"])
    #expect(diagnostics.map { $0.location?.line } == [9, 12])
    #expect(
      diagnostics[0].message.en
        == "two routing rows are equally specific: role 'property-manager', any area")
    #expect(diagnostics[0].notes.map(\.en) == ["the other one is at routing.yaml:4"])
  }

  @Test func warnsOfAreasWithoutPoints() {
    let table = RoutingTable(
      rows: [
        Fixture.row(.role("property-manager"), unit: "manager"),
        Fixture.row(.role("property-manager"), .street("解方街道"), unit: "typo", line: 3),
        Fixture.row(.role("street-office"), .street("解方街道"), unit: "typo again", line: 4),
        Fixture.row(.role("street-office"), .street("解放街道"), unit: "street"),
      ], fallback: nil)
    let diagnostics = RoutingProof.check(table, points: Self.points, rules: Self.rules)
    #expect(diagnostics.map(\.code) == ["T204"])
    #expect(diagnostics.map { $0.location?.line } == [3])
    #expect(diagnostics.map { $0.help?.en } == ["did you mean '解放街道'?"])
  }
}
