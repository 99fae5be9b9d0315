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

  @Test func aRouteMayPromiseALimit() {
    let loaded = RuleFixture.load(
      """
      civiclint: 1
      kind: routing
      routes:
        - {role: property-manager, unit: 物业, deadline: 2 hours}
        - {role: street-office, unit: 街道, deadline: [{stage: 停工, within: 4 workhours}, {stage: 拆除, within: 20 workdays}]}
      """)
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    let limits = loaded.routing.rows.map { $0.assignment.deadline?.stages.map(\.allowance) }
    #expect(
      limits == [[.elapsed(seconds: 7_200)], [.working(seconds: 14_400), .workdays(20)]])
  }

  /// Rows of tables go before standard ones; where a document is as specific, both stay, for the proof to tell.
  @Test func tablesOfDutiesAddRows() {
    let route = "civiclint: 1\nkind: routing\nroutes: [{category: stacking, unit: a}]\n"
    let row = RoutingTable.Row(
      area: .any, subject: .category("stacking"), assignment: .init(unit: "b"),
      location: SourceLocation(file: "duties.xlsx", line: 3))
    for (layer, units) in [(RuleSource.Layer.standard, ["b"]), (.own, ["a", "b"])] {
      let loaded = RuleLoader.load(
        [
          RuleSource(path: "v.yaml", text: RuleFixture.vocabulary),
          RuleSource(path: "r.yaml", text: route, layer: layer),
        ], duties: { _, _ in [row] })
      #expect(loaded.routing.rows.map(\.assignment.unit.zh) == units)
    }
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

  private static let national = """
    civiclint: 1
    kind: calendar
    id: cn
    title: {zh: 全国, en: China}
    utc-offset: "+08:00"
    hours: ["08:30-12:00", "13:30-18:00"]
    weekend: [saturday, sunday]
    years: 2025-2026
    holidays: [{date: 2025-10-01, name: 国庆}, {date: 2026-10-01, name: 国庆}]
    workdays: [{date: 2026-10-10, name: 国庆}]
    """

  @Test func aCityAddsToACalendar() throws {
    let loaded = RuleFixture.load(
      """
      civiclint: 1
      kind: calendar
      id: ezhou
      extends: cn
      hours: ["09:00-12:00", "14:00-17:00"]
      years: 2026
      holidays: [{date: 2026-10-10}, {date: 2026-10-12, name: 市庆}]
      workdays: [{date: 2026-10-17, name: 迎检}, {date: 2026-10-01}]
      """, Self.national)
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    #expect(loaded.calendars.map(\.id) == ["ezhou", "cn"])
    let city = try #require(loaded.calendars.first)
    #expect(city.title.zh == "全国")
    #expect(city.openSecondsPerDay == 6 * 3600)
    #expect(city.weekend == [6, 7])
    #expect(city.base?.id == "cn")
    #expect(city.base?.ownDays.count == 4)
    let worked = [10, 12, 17, 1, 2, 3].compactMap {
      CivilDate(year: 2026, month: 10, day: $0).flatMap(city.isWorkingDay)
    }
    #expect(worked == [false, false, true, true, true, false])
    // Days of years that the city does not claim to know are unknown, whoever listed them.
    #expect(CivilDate(year: 2025, month: 10, day: 1).flatMap(city.isWorkingDay) == nil)
  }

  /// A document of one's own may keep the name of the one that ships with the program, and build on it.
  @Test func aCityMayKeepTheName() throws {
    let own = "civiclint: 1\nkind: calendar\nid: cn\nextends: cn\nholidays: [{date: 2026-10-12}]\n"
    for order in [[0, 1], [1, 0]] {
      let sources = [
        RuleSource(path: "own.yaml", text: own),
        RuleSource(path: "standard.yaml", text: Self.national, layer: .standard),
      ]
      let loaded = RuleLoader.load(order.map { sources[$0] })
      #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
      #expect(loaded.calendars.map(\.base?.id) == ["cn"])
      #expect(loaded.calendar?.exceptions.count == 4)
    }
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
