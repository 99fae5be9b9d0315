import Diagnostics
import Model
import Testing
import Ticketing

/// What the run-up to assessment day does to a deadline. Assessment: Saturday 2026-11-28.
@Suite struct CampaignTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var opened: String
    var allowance: Allowance
    var due: String
    var reason: String
    var testDescription: String { "\(allowance) from \(opened)" }

    init(_ opened: String, _ allowance: Allowance, _ due: String, _ reason: String) {
      self.opened = opened
      self.allowance = allowance
      self.due = due
      self.reason = reason
    }
  }

  static let calculator = DeadlineCalculator(
    calendar: TestCalendar.small,
    campaign: Campaign(
      title: "", assessment: date("2026-11-28"),
      tightenings: [
        .init(withinDays: 7, atMost: .elapsed(seconds: 86_400)),
        .init(withinDays: 14, atMost: .workdays(5)),
      ]))

  static let cases = [
    // Long before: as ever.
    Case("2026-11-02 09:00", .workdays(3), "2026-11-05 18:00", "3 workdays (cn)"),
    // The eve cuts a long limit, however early it was opened.
    Case(
      "2026-11-02 09:00", .days(30), "2026-11-27 18:00",
      "30 days (cn); brought forward to assessment eve 2026-11-27 18:00"),
    // Day 14 before assessment: the outer tightening.
    Case(
      "2026-11-14 09:00", .workdays(8), "2026-11-20 18:00",
      "8 workdays (cn); 14 days before assessment 2026-11-28, tightened to 5 workdays (cn); "
        + "weekend 11-15 skipped"),
    Case(
      "2026-11-13 09:00", .workdays(8), "2026-11-25 18:00",
      "8 workdays (cn); weekends 11-14..15, 11-21..22 skipped"),
    // Day 7: the earlier of the two wins.
    Case(
      "2026-11-21 09:00", .workdays(3), "2026-11-22 09:00",
      "3 workdays (cn); 7 days before assessment 2026-11-28, tightened to 24 hours round the clock"),
    // A limit that is tighter anyway stays.
    Case("2026-11-23 09:00", .working(seconds: 3_600), "2026-11-23 10:00", "1 workhour (cn)"),
    // Both: tightened to tomorrow evening, which the eve cuts.
    Case(
      "2026-11-26 20:00", .workdays(3), "2026-11-27 18:00",
      "3 workdays (cn); 2 days before assessment 2026-11-28, tightened to 24 hours round the clock; "
        + "brought forward to assessment eve 2026-11-27 18:00"),
    // On assessment day the eve has passed.
    Case(
      "2026-11-28 09:00", .elapsed(seconds: 7_200), "2026-11-28 09:00",
      "2 hours round the clock; assessment eve 2026-11-27 18:00 has passed, due at once"),
    // Afterwards the campaign is over.
    Case("2026-11-30 09:00", .workdays(3), "2026-12-03 18:00", "3 workdays (cn)"),
    // The calendar ends first, but whatever 2027 holds, the eve comes earlier.
    Case(
      "2026-11-02 09:00", .workdays(60), "2026-11-27 18:00",
      "60 workdays (cn); brought forward to assessment eve 2026-11-27 18:00"),
  ]

  @Test(arguments: CampaignTests.cases)
  func isDue(_ c: Case) {
    let rule = DeadlineRule(stages: [.init(allowance: c.allowance)])
    let answer = Self.calculator.deadline(rule, openedAt: time(c.opened))
    #expect(readable(answer.deadline.due) == c.due)
    #expect(answer.deadline.reason.en == c.reason)
    #expect(answer.unknown == nil)
  }

  @Test func saysItInChinese() {
    let rule = DeadlineRule(stages: [.init(allowance: .workdays(3))])
    let answer = Self.calculator.deadline(rule, openedAt: time("2026-11-26 20:00"))
    #expect(
      answer.deadline.reason.zh
        == "3 个工作日（cn）；距测评日 2026-11-28 还有 2 天，收紧为 24 小时（昼夜连续计时）；提前至测评前一日 2026-11-27 18:00")
  }

  @Test func everyStageIsTightened() {
    let rule = DeadlineRule(stages: [
      .init(title: "stop", allowance: .working(seconds: 3_600)),
      .init(title: "restore", allowance: .workdays(20)),
    ])
    let deadline = Self.calculator.deadline(rule, openedAt: time("2026-11-23 09:00")).deadline
    #expect(deadline.stages.map { readable($0.due) } == ["2026-11-23 10:00", "2026-11-24 09:00"])
    #expect(readable(deadline.due) == "2026-11-24 09:00")
  }

  @Test func theShortfallIsOneDiagnostic() throws {
    let calculator = DeadlineCalculator(calendar: TestCalendar.small)
    let rule = Fixture.rule("a", deadline: DeadlineRule(stages: [.init(allowance: .workdays(3))]))
    var memos = [DeadlineMemo(), DeadlineMemo()]
    for number in 0..<5 {
      _ = memos[number % 2].deadline(
        rule, index: 0, openedAt: time("2026-12-31 09:00"), by: calculator)
    }
    var merged = memos[1].shortfall
    merged += memos[0].shortfall
    var turned = memos[0].shortfall
    turned += memos[1].shortfall
    #expect(merged == turned)
    let diagnostics = merged.diagnostics(for: TestCalendar.small)
    #expect(
      diagnostics.map(\.message.en) == [
        "calendar 'cn' ends before 2027-01-01: 5 violations have no deadline"
      ])
    #expect(CalendarShortfall().diagnostics(for: TestCalendar.small).isEmpty)
  }
}
