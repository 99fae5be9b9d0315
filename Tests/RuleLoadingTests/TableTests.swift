import Diagnostics
import Model
import RuleLoading
import Testing

/// Routing tables, calendars and registries as the model has them.
@Suite struct TableTests {
  @Test func routesHaveAreaAndSubject() {
    let loaded = RuleFixture.load(
      RuleFixture.checklist(),
      """
      civiclint: 1
      kind: routing
      routes:
        - {role: property-manager, point: P001, unit: 和谐物业, contact: "010", leader: 王, lead: 城管, supporting: [社区, 街道]}
        - {category: stacking, community: 和平, unit: {zh: "{community}居委会", en: "{community} committee"}}
        - {rule: stacking.corridor, unit: 消防}
      fallback: {unit: "{community}社区居委会"}
      """)
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    #expect(loaded.routing.rows.map(\.area) == [.point("P001"), .community("和平"), .any])
    #expect(
      loaded.routing.rows.map(\.subject) == [
        .role("property-manager"), .category("stacking"), .rule("stacking.corridor"),
      ])
    #expect(loaded.routing.rows[0].assignment.supporting.map(\.zh) == ["社区", "街道"])
    #expect(loaded.routing.fallback?.unit.zh == "{community}社区居委会")
  }

  @Test func ownRoutesGoBeforeStandardOnes() {
    func route(_ unit: String) -> String {
      """
      civiclint: 1
      kind: routing
      routes: [{role: property-manager, unit: \(unit)}]
      fallback: {unit: \(unit)}
      """
    }
    for order in [[0, 1], [1, 0]] {
      let sources = [
        RuleSource(path: "own.yaml", text: route("own")),
        RuleSource(path: "standard.yaml", text: route("standard"), layer: .standard),
      ]
      let loaded = RuleLoader.load(
        [RuleSource(path: "v.yaml", text: RuleFixture.vocabulary)] + order.map { sources[$0] })
      #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
      #expect(loaded.routing.rows.map(\.assignment.unit.zh) == ["own"])
      #expect(loaded.routing.fallback?.unit.zh == "own")
    }
  }

  @Test func aCalendarKnowsItsDays() throws {
    let loaded = RuleFixture.load(
      """
      civiclint: 1
      kind: calendar
      id: cn
      title: {zh: 国家法定工作日, en: China}
      utc-offset: "+08:00"
      hours: ["13:30-18:00", "08:30-12:00"]
      weekend: [saturday, sunday]
      years: 2024-2026
      holidays:
        - {from: 2024-02-10, to: 2024-02-17, name: {zh: 春节, en: Spring Festival}}
        - {date: 2024-01-01, name: 元旦}
      workdays:
        - {date: 2024-02-04, name: 春节调休}
      """)
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    let calendar = try #require(loaded.calendar)
    #expect(calendar.opening == 8 * 3600 + 1800)
    #expect(calendar.openSecondsPerDay == 8 * 3600)
    #expect(calendar.weekend == [6, 7])
    #expect(calendar.years == 2024...2026)
    #expect(calendar.exceptions.count == 10)
    let festival = try #require(CivilDate(year: 2024, month: 2, day: 14))
    #expect(calendar.isWorkingDay(festival) == false)
    #expect(calendar.exceptions[festival]?.name.en == "Spring Festival")
    #expect(CivilDate(year: 2024, month: 2, day: 4).flatMap(calendar.isWorkingDay) == true)
  }

  @Test func pointsMayLeaveKeysEmpty() throws {
    let loaded = RuleFixture.load(
      """
      civiclint: 1
      kind: points
      points:
        - {id: P001, name: 和谐家园, type: residential_community, district: , street: 北街, community: , grid: , lon: 116.39, lat: 40.13, aliases: [和谐]}
        - {id: P002, name: 东门, type: , lon: , lat: }
      """)
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    #expect(loaded.points.count == 2)
    #expect(loaded.points[0].area == Area(street: "北街"))
    #expect(loaded.points[0].coordinates?.latitude == 40.13)
    #expect(loaded.points[0].aliases == ["和谐"])
    #expect(loaded.points[1].type == nil)
  }
}
