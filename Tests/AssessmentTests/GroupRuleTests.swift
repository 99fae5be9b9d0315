import Diagnostics
import Evaluation
import Model
import RuleLoading
import TestSupport
import Testing

/// What each aggregate says, by a table of small sheets.
@Suite struct GroupRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: [String]
    /// `point, day, piles, ratio, lit`.
    let records: [String]
    let found: [String]
    var testDescription: String { "\(rule) over \(records)" }

    init(_ rule: String..., records: [String], found: [String]) {
      self.rule = rule
      self.records = records
      self.found = found
    }
  }

  static let cases = [
    Case(
      "over: {group-by: point, window: 30 days}", "require: violations(\"piles\") < 2",
      records: [
        "P1,2026-11-01,2,,", "P1,2026-11-20,1,,", "P2,2026-11-20,3,,", "P2,2026-10-20,3,,",
      ],
      found: ["P1"]),
    // 30 days up to the day itself: the first one is October 22.
    Case(
      "over: {group-by: point, window: 30 days}", "require: inspections() < 2",
      records: [
        "P1,2026-10-22,0,,", "P1,2026-11-20,0,,", "P2,2026-10-21,0,,", "P2,2026-11-20,0,,",
      ],
      found: ["P1"]),
    // What lies ahead of the run's moment is in no window.
    Case(
      "over: {group-by: point, window: 30 days}", "require: inspections() > 0",
      records: ["P1,2026-11-21,0,,", "P2,2026-11-20,0,,"], found: ["P1", "P3", "P4"]),
    Case(
      "over: {group-by: street}", "require: max(piles) < 5",
      records: ["P1,2026-11-20,2,,", "P2,2026-11-20,9,,", "P4,2026-11-20,9,,"],
      found: ["street:东区/一街", "street:西区/一街"]),
    Case(
      "over: {group-by: district}", "require: share(piles == 0) >= 0.5",
      records: ["P1,2026-11-20,0,,", "P2,2026-11-20,1,,", "P3,2026-11-20,,,", "P4,2026-11-20,1,,"],
      found: ["district:西区"]),
    // In order, then in breach: back again. In breach twice, or for the first time: not back.
    Case(
      "over: {group-by: point}", "require: regressions(\"lit\") == 0",
      records: [
        "P1,2026-11-01,,,符合", "P1,2026-11-10,,,不符合", "P2,2026-11-01,,,不符合",
        "P2,2026-11-10,,,不符合", "P3,2026-11-10,,,不符合", "P4,2026-11-01,,,不符合",
        "P4,2026-11-10,,,符合",
      ], found: ["P1"]),
    // One round a day: what is bad once is bad that day.
    Case(
      "over: {group-by: point}", "require: regressions() == 0",
      records: ["P1,2026-11-10 09:00,,,不符合", "P1,2026-11-10 10:00,,,符合"], found: []),
    Case(
      "over: {group-by: campaign}", "require: inspected() == points()",
      records: ["P1,2026-11-20,0,,", "P1,2026-11-20,0,,"], found: ["campaign:"]),
    Case(
      "over: {group-by: community}", "when: inspections() > 0", "require: sum(piles) == 0",
      records: ["P1,2026-11-20,1,,", "P2,2026-11-20,0,,"], found: ["community:东区/一街/子社区"]),
    // A type of its own looks at points of that type alone.
    Case(
      "over: {group-by: point}", "applies-to: road", "require: sum(piles) == 0",
      records: ["P1,2026-11-20,1,,", "P4,2026-11-20,1,,"], found: ["P4"]),
  ]

  @Test(arguments: GroupRuleTests.cases)
  func findsTheGroups(_ c: Case) throws {
    let fixture = GroupFixture(
      GroupFixture.checklist(
        GroupFixture.rule("piles.none", "require: piles == 0"),
        GroupFixture.rule("lit.all", "verdict: lit"),
        GroupFixture.rule("x", c.rule.joined(separator: "\n    "))))
    #expect(fixture.loaded.diagnostics.map(\.message.en) == [])
    let sheet = GroupLawTests.header + c.records.joined(separator: "\n") + "\n"
    let found = fixture.findings(try fixture.tally(sheet)).map { $0.split(separator: " ")[1] }
    #expect(found.map(String.init) == c.found)
  }

  @Test func blankEverywhereIsNotChecked() throws {
    let fixture = GroupFixture(
      GroupFixture.checklist(
        GroupFixture.rule("x", "over: {group-by: point}", "require: sum(piles) == 0")))
    let tally = try fixture.tally(
      GroupLawTests.header + "P1,2026-11-20,,,\nP2,2026-11-20,若干,,\nP3,2026-11-20,0,,\n")
    let outcome = try #require(fixture.tallies(tally)["x"])
    #expect(outcome.notChecked == 1)
    #expect(outcome.error == 1)
    #expect(outcome.pass == 2)
  }

  @Test func withoutAPhaseARoundDoesNotApply() throws {
    let rules = GroupFixture.checklist(
      GroupFixture.rule(
        "x", "over: {group-by: point, window: cadence}", "require: inspections() > 0"))
    let sheet = GroupLawTests.header + "P1,2026-11-10,,,\nP2,2026-11-16,,,\n"
    let idle = GroupFixture(rules)
    #expect(idle.findings(try idle.tally(sheet)) == [])
    let weekly = GroupFixture(rules, cadence: 7)
    let found = weekly.findings(try weekly.tally(sheet)).map { $0.split(separator: " ")[1] }
    #expect(found == ["P1", "P3", "P4"])
  }

  @Test func withoutSuchRulesThereIsNothingToDo() {
    #expect(
      GroupFixture(GroupFixture.checklist(GroupFixture.rule("p", "require: piles == 0"))).groups
        == nil)
  }

  /// Everything that can be wrong with a rule over many records, in the words that its author gets.
  @Test(arguments: Language.allCases)
  func mistakesAreExplained(_ language: Language) throws {
    let bad = [
      ["over: {group-by: pint}", "require: inspections() > 0"],
      ["over: {group-by: point, window: 3 workdays}", "require: inspections() > 0"],
      ["over: {grop-by: point}", "require: inspections() > 0"],
      ["over: {group-by: point}", "require: piles == 0"],
      ["over: {group-by: point}", "require: violations(\"pile.none\") == 0"],
      ["over: {group-by: point}", "require: violations(piles) == 0"],
      ["over: {group-by: point}", "require: sum(lit) == 0"],
      ["over: {group-by: point}", "require: count(pils > 3 && lit) == 0"],
      ["over: {group-by: point}", "require: inspections(1) == 0 && share() > 0.5"],
      ["over: {group-by: point}", "verdict: lit"],
      ["require: violations(\"piles\") < 2"],
    ]
    var text = ""
    for lines in bad {
      let fixture = GroupFixture(
        GroupFixture.checklist(
          GroupFixture.rule("piles.none", "require: piles == 0"),
          GroupFixture.rule("x", lines.joined(separator: "\n    "))))
      let renderer = DiagnosticRenderer(language: language)
      #expect(Bool(fixture.loaded.hasErrors), "\(lines)")
      text += fixture.loaded.diagnostics.map { renderer.render($0) }.joined()
    }
    try expectGolden(text, named: "group-mistakes.\(language.rawValue).txt")
  }
}
