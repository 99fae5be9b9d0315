import Diagnostics
import Model
import Testing
import Ticketing

@Suite struct DeadlineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var opened: String
    var allowance: String
    var due: String
    var reason: String
    var testDescription: String { "\(allowance) from \(opened)" }

    init(_ opened: String, _ allowance: String, _ due: String, _ reason: String) {
      self.opened = opened
      self.allowance = allowance
      self.due = due
      self.reason = reason
    }
  }

  static let calculator = DeadlineCalculator(calendar: TestCalendar.small)

  static func rule(_ allowance: String) throws -> DeadlineRule {
    DeadlineRule(stages: [.init(allowance: try #require(Allowance(parsing: allowance)))])
  }

  static let cases = [
    Case(
      "2026-11-20 09:30", "3 workdays", "2026-11-25 18:00",
      "3 workdays (cn); weekend 11-21..22 skipped"),
    Case("2026-11-16 09:30", "3 workdays", "2026-11-19 18:00", "3 workdays (cn)"),
    Case(
      "2026-11-06 09:30", "10 workdays", "2026-11-20 18:00",
      "10 workdays (cn); weekends 11-07..08, 11-14..15 skipped"),
    Case(
      "2026-11-02 09:30", "20 workdays", "2026-11-30 18:00",
      "20 workdays (cn); 4 weekends skipped"),
    Case(
      "2026-09-30 16:00", "4 workhours", "2026-10-08 10:30",
      "4 workhours (cn); National Day 10-01..07 skipped"),
    Case(
      "2026-09-30 16:00", "3 workdays", "2026-10-10 18:00",
      "3 workdays (cn); National Day 10-01..07 skipped; make-up workday 10-10 counted"),
    Case(
      "2026-07-17 19:00", "2 workhours", "2026-07-20 10:30",
      "2 workhours (cn); opened outside hours, clock started 2026-07-20 08:30; "
        + "weekend 07-18..19 skipped"),
    Case(
      "2026-11-14 11:00", "7 days", "2026-11-23 18:00",
      "7 days (cn); moved from 11-21 to 11-23 over weekend 11-21..22"),
    Case("2026-11-13 11:00", "7 days", "2026-11-20 18:00", "7 days (cn)"),
    Case(
      "2026-11-13 11:00", "1 day", "2026-11-16 18:00",
      "1 day (cn); moved from 11-14 to 11-16 over weekend 11-14..15"),
    Case(
      "2026-11-20 19:00", "0 workdays", "2026-11-23 18:00",
      "0 workdays (cn); moved from 11-20 to 11-23 over weekend 11-21..22"),
    Case(
      "2026-11-19 19:00", "0 days", "2026-11-20 18:00",
      "0 days (cn); after closing on 11-19, moved to 11-20"),
    Case("2026-11-19 18:00", "0 days", "2026-11-19 18:00", "0 days (cn)"),
    Case("2026-11-21 23:50", "30 minutes", "2026-11-22 00:20", "30 minutes round the clock"),
    Case("2026-11-21 23:50", "1.5 hours", "2026-11-22 01:20", "1.5 hours round the clock"),
    Case("2026-11-21 23:50", "immediate", "2026-11-21 23:50", "immediate"),
    Case(
      "2026-12-31 16:30", "4 workhours", "none",
      "4 workhours (cn); no deadline: calendar cn does not know 2027"),
    Case("2026-12-31 14:00", "4 workhours", "2026-12-31 18:00", "4 workhours (cn)"),
    Case("2026-12-31 14:00", "4 hours", "2026-12-31 18:00", "4 hours round the clock"),
    Case(
      "2025-12-31 14:00", "4 workhours", "none",
      "4 workhours (cn); no deadline: calendar cn does not know 2025-12-31"),
    // Behind closing time an unknown day adds nothing, and needs not be known.
    Case(
      "2025-12-31 18:00", "4 workhours", "2026-01-01 14:00",
      "4 workhours (cn); opened outside hours, clock started 2026-01-01 08:30"),
    Case("2025-12-31 14:00", "1 workday", "2026-01-01 18:00", "1 workday (cn)"),
  ]

  @Test(arguments: DeadlineTests.cases)
  func isDue(_ c: Case) throws {
    let answer = Self.calculator.deadline(try Self.rule(c.allowance), openedAt: time(c.opened))
    #expect(readable(answer.deadline.due) == c.due)
    #expect(answer.deadline.reason.en == c.reason)
    #expect((answer.unknown == nil) == (c.due != "none"))
    #expect(answer.deadline.stages.isEmpty)
  }

  @Test func saysItInChinese() throws {
    let table = [
      ("2026-11-20 09:30", "3 workdays", "3 个工作日（cn）；跳过周末 11-21..22"),
      ("2026-09-30 16:00", "3 workdays", "3 个工作日（cn）；跳过国庆节 10-01..07；计入调休工作日 10-10"),
      ("2026-11-14 11:00", "7 days", "7 天（cn）；11-21 遇周末 11-21..22，顺延至 11-23"),
      ("2026-11-21 23:50", "2 hours", "2 小时（昼夜连续计时）"),
      ("2026-11-21 23:50", "immediate", "立即整改"),
      ("2026-12-31 16:30", "1 workday", "1 个工作日（cn）；工作日历 cn 不含 2027 年，无法计算整改时限"),
    ]
    for (opened, allowance, reason) in table {
      let answer = Self.calculator.deadline(try Self.rule(allowance), openedAt: time(opened))
      #expect(answer.deadline.reason.zh == reason)
    }
  }

  @Test func withoutInspectionTimeThereIsNone() throws {
    let answer = Self.calculator.deadline(try Self.rule("3 workdays"), openedAt: nil)
    #expect(answer.deadline.due == nil)
    #expect(answer.deadline.reason.en == "no deadline: the sheet gives no inspection time")
    #expect(answer.unknown == nil)
  }

  @Test func theLastStageEndsTheTicket() throws {
    let rule = DeadlineRule(stages: [
      .init(title: LocalizedText(zh: "停工", en: "stop work"), allowance: .working(seconds: 14_400)),
      .init(title: LocalizedText(zh: "恢复", en: "restore"), allowance: .workdays(3)),
    ])
    let deadline = Self.calculator.deadline(rule, openedAt: time("2026-11-20 09:30")).deadline
    #expect(deadline.stages.map { readable($0.due) } == ["2026-11-20 15:00", "2026-11-25 18:00"])
    #expect(readable(deadline.due) == "2026-11-25 18:00")
    #expect(
      deadline.reason.en
        == "stop work: 4 workhours (cn) → restore: 3 workdays (cn); weekend 11-21..22 skipped")
    #expect(deadline.reason.zh == "停工：4 工作时（cn） → 恢复：3 个工作日（cn）；跳过周末 11-21..22")
  }

  /// Nothing is ever due before it was opened, and more time never means less.
  @Test(arguments: ["workdays", "days", "workhours", "hours", "minutes"])
  func moreTimeIsNeverLess(_ unit: String) throws {
    var opened = time("2026-09-18 00:00")
    let end = time("2026-10-13 00:00")
    while opened < end {
      var previous = opened
      for count in 0...12 {
        let allowance = try #require(Allowance(parsing: "\(count) \(unit)"))
        let due = try Self.calculator.due(allowance, openedAt: opened)
        #expect(due >= previous, "\(count) \(unit) from \(readable(opened))")
        previous = due
      }
      opened = opened.adding(seconds: 5_399)
    }
  }

  /// A unit's own limit goes before the rule's, whoever asks first, and the reason says so.
  @Test func aPromiseGoesBeforeTheRule() throws {
    let calculator = DeadlineCalculator(calendar: TestCalendar.small)
    let rule = Fixture.rule("a", deadline: try Self.rule("3 workdays"))
    let promise = try Self.rule("1 workday")
    let opened = time("2026-11-20 09:30")
    for promises in [[nil, promise], [promise, nil]] {
      var memo = DeadlineMemo()
      for promise in promises {
        let found = memo.deadline(
          rule, index: 0, promise: promise, openedAt: opened, by: calculator)
        #expect(
          readable(found.due) == (promise == nil ? "2026-11-25 18:00" : "2026-11-23 18:00"))
        #expect(found.reason.en.hasSuffix("; limit set by routing") == (promise != nil))
      }
    }
    var memo = DeadlineMemo()
    let same = memo.deadline(
      rule, index: 0, promise: rule.deadline, openedAt: opened, by: calculator)
    #expect(same.reason.zh.hasSuffix("；时限依责任分工"))
  }

  /// The memo is a cache: what it answers is what the calculator answers, in any order.
  @Test func theMemoAnswersAsTheCalculator() throws {
    let campaign = Campaign(
      title: "", assessment: date("2026-11-28"),
      tightenings: [
        .init(withinDays: 7, atMost: .elapsed(seconds: 86_400)),
        .init(withinDays: 14, atMost: .workdays(2)),
      ])
    let calculator = DeadlineCalculator(calendar: TestCalendar.small, campaign: campaign)
    let rules = try ["3 workdays", "0 workdays", "0 days", "4 workhours", "2 hours", "30 days"]
      .map { Fixture.rule("r.\($0)", deadline: try Self.rule($0)) }
    var memo = DeadlineMemo()
    for step in 0..<2_000 {
      let opened = time("2026-11-01 00:00").adding(seconds: Int64(step * 7_919 % 5_400_000))
      for (index, rule) in rules.enumerated() {
        let expected = calculator.deadline(rule.deadline, openedAt: opened).deadline
        let found = memo.deadline(rule, index: index, openedAt: opened, by: calculator)
        #expect(found == expected, "\(rule.id) from \(readable(opened))")
      }
    }
  }
}
