import Diagnostics
import Model
import Testing
import Ticketing

@Suite struct RouterTests {
  static let point = Fixture.point(
    "P1", name: "和谐家园", district: "东区", street: "解放街道", community: "和平社区", grid: "G07")

  static let areas: [RoutingTable.AreaMatch] = [
    .point("P1"), .grid("G07"), .community("和平社区"), .street("解放街道"), .district("东区"), .any,
  ]
  static let subjects: [RoutingTable.SubjectMatch] = [
    .rule("stacking.corridor"), .category("stacking"), .role("property-manager"),
  ]

  static func unit(_ rows: [RoutingTable.Row], owners: [String] = ["property-manager"]) -> Owner {
    Router(RoutingTable(rows: rows, fallback: nil))
      .resolve(point, Fixture.rule("stacking.corridor", owners: owners))
  }

  /// All 18 kinds of row, whatever their order: the nearest area wins, then the nearest subject. Taking
  /// the winner away lets the next one win, down to the last.
  @Test(arguments: [1, 5, 7, 11, 13, 17])
  func theMostSpecificRowWins(_ stride: Int) {
    let ranked = Self.areas.flatMap { area in
      Self.subjects.map { Fixture.row($0, area, unit: "\(area) \($0)") }
    }
    for first in ranked.indices {
      let rest = Array(ranked[first...])
      // Strides without a common divisor with the count visit every row once.
      let shuffled = rest.indices.map { rest[$0 * stride % rest.count] }
      let isPermutation = Set(shuffled).count == rest.count
      let owner = Self.unit(isPermutation ? shuffled : rest.reversed())
      #expect(owner.unit == ranked[first].assignment.unit)
      #expect(!owner.isFallback)
    }
  }

  @Test func rowsForOtherPlacesAndRulesDoNotCount() {
    let owner = Self.unit([
      Fixture.row(.role("property-manager"), .community("团结社区"), unit: "other community"),
      Fixture.row(.role("property-manager"), .community(""), unit: "nameless community"),
      Fixture.row(.role("street-office"), .point("P1"), unit: "other role"),
      Fixture.row(.category("parking"), .point("P1"), unit: "other category"),
      Fixture.row(.rule("stacking.stairs"), .point("P1"), unit: "other rule"),
      Fixture.row(.role("property-manager"), unit: "right"),
    ])
    #expect(owner.unit == "right")
  }

  struct RoleCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rows: [RoutingTable.Row]
    var unit: String
    var role: String
  }

  /// 部件先属主后属地: the roles are tried in order before any nearness is weighed.
  static let roleCases = [
    RoleCase(
      testDescription: "the first role wins from afar",
      rows: [
        Fixture.row(.role("street-office"), .point("P1"), unit: "street"),
        Fixture.row(.role("property-manager"), unit: "property"),
      ], unit: "property", role: "property-manager"),
    RoleCase(
      testDescription: "the second role stands in where the first has no row here",
      rows: [
        Fixture.row(.role("property-manager"), .community("团结社区"), unit: "property"),
        Fixture.row(.role("street-office"), unit: "street"),
      ], unit: "street", role: "street-office"),
    RoleCase(
      testDescription: "a row for the category that is nearer beats the role in charge",
      rows: [
        Fixture.row(.category("stacking"), .street("解放街道"), unit: "category"),
        Fixture.row(.role("property-manager"), .district("东区"), unit: "property"),
      ], unit: "category", role: "property-manager"),
    RoleCase(
      testDescription: "a nearer row of the role in charge beats one for the rule",
      rows: [
        Fixture.row(.rule("stacking.corridor"), unit: "rule"),
        Fixture.row(.role("street-office"), .grid("G07"), unit: "street"),
      ], unit: "street", role: "street-office"),
    RoleCase(
      testDescription: "without any role in charge a row for the rule still counts",
      rows: [Fixture.row(.rule("stacking.corridor"), unit: "rule")],
      unit: "rule", role: "property-manager"),
  ]

  @Test(arguments: RouterTests.roleCases)
  func rolesAreTriedInOrder(_ c: RoleCase) {
    let owner = Self.unit(c.rows, owners: ["property-manager", "street-office"])
    #expect(owner.unit == LocalizedText(c.unit))
    #expect(owner.role.text == c.role)
  }

  @Test func namesHoldThePointsOwn() {
    let owner = Self.unit([
      Fixture.row(
        .role("property-manager"), unit: "{district}{street}{community}{grid} {point} {other}")
    ])
    #expect(owner.unit == "东区解放街道和平社区G07 和谐家园 {other}")
  }

  struct NameCase: Sendable {
    var template: String
    var unit: String
  }

  @Test(arguments: [
    NameCase(template: "{community}物业服务企业", unit: "物业服务企业"),
    NameCase(template: "{street}/{community} property manager", unit: "property manager"),
    NameCase(template: "the office of {street} street", unit: "the office of street"),
    NameCase(template: "{point}", unit: "{grid}"),
  ])
  func emptyLevelsLeaveNothingBehind(_ c: NameCase) {
    // A name with braces of its own is text, not a template.
    let point = Fixture.point("P2", name: "{grid}")
    let table = RoutingTable(
      rows: [Fixture.row(.role("property-manager"), unit: c.template)], fallback: nil)
    #expect(Router(table).resolve(point, Fixture.rule("a.b")).unit == LocalizedText(c.unit))
  }

  @Test func aRowWithoutANameIsPassedOver() {
    let table = RoutingTable(
      rows: [
        Fixture.row(.role("property-manager"), unit: "{grid}"),
        Fixture.row(.role("street-office"), unit: "street office"),
      ], fallback: nil)
    let rule = Fixture.rule("a.b", owners: ["property-manager", "street-office"])
    let owner = Router(table).resolve(Fixture.point("P2"), rule)
    #expect(owner.unit == "street office")
    #expect(owner.role == "street-office")
  }

  @Test func theFallbackTakesTheRest() {
    let fallback = RoutingTable.Assignment(
      unit: LocalizedText(zh: "{community}社区居委会", en: "committee of {community}"), contact: "12345")
    let rule = Fixture.rule("a.b", owners: ["property-manager", "street-office"])
    let owner = Router(RoutingTable(rows: [], fallback: fallback)).resolve(Self.point, rule)
    #expect(owner.isFallback)
    #expect(owner.unit.en == "committee of 和平社区")
    #expect(owner.role == "property-manager")
    #expect(owner.contact == "12345")
  }

  @Test func withoutFallbackNobodyDoes() {
    let owner = Self.unit([])
    #expect(owner.isFallback)
    #expect(owner.unit == Router.nobody)
  }

  @Test func theLeaderIsTheAreasUnlessTheRowHasOne() {
    let rule = Fixture.rule("a.b", supporting: ["community-committee"])
    let manager = Fixture.row(.role("property-manager"), unit: "manager", contact: "555")
    let community = Fixture.row(
      .role("community-committee"), .community("和平社区"), unit: "committee", leader: "王主任",
      contact: "666")
    let street = Fixture.row(
      .role("community-committee"), .street("解放街道"), unit: "street", leader: "李书记")
    let stranger = Fixture.row(
      .role("traffic-police"), .point("P1"), unit: "police", leader: "赵队长")
    let rows = [manager, community, street, stranger]
    let owner = Router(RoutingTable(rows: rows, fallback: nil)).resolve(Self.point, rule)
    #expect(owner.leader == "王主任")
    #expect(owner.contact == "555", "a contact belongs to its unit")
    #expect(owner.supporting == ["committee"])

    let own = Fixture.row(
      .role("property-manager"), .point("P1"), unit: "manager", leader: "陈经理")
    let table = RoutingTable(rows: rows + [own], fallback: nil)
    #expect(Router(table).resolve(Self.point, rule).leader == "陈经理")
  }

  @Test func supportingUnitsAreNamedOnce() {
    var vocabulary = Vocabulary()
    vocabulary.roles["fire-brigade"] = Vocabulary.Term(
      id: "fire-brigade", title: LocalizedText(zh: "消防救援站", en: "fire brigade"),
      location: Fixture.nowhere)
    let table = RoutingTable(
      rows: [
        Fixture.row(
          .role("property-manager"), unit: "manager", supporting: ["{grid} grid", "street office"]),
        Fixture.row(.role("street-office"), unit: "street office"),
        Fixture.row(.role("owner"), unit: "manager"),
      ], fallback: nil)
    let rule = Fixture.rule(
      "a.b", supporting: ["street-office", "owner", "fire-brigade", "unheard-of"])
    let owner = Router(table, vocabulary: vocabulary).resolve(Self.point, rule)
    #expect(owner.supporting.map(\.en) == ["G07 grid", "street office", "fire brigade"])
  }
}
