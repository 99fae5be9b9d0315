import Diagnostics
import Foundation
import Model
import Testing

@Suite struct CivilDateTests {
  @Test func agreesWithFoundationOnEveryDayOfACentury() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: -20_000, through: 30_000, by: 1) {
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let date = CivilDate(daysSinceEpoch: day)
      let (year, month, dayOfMonth) = date.components
      #expect((year, month, dayOfMonth) == (parts.year, parts.month, parts.day))
      #expect(date.weekday % 7 + 1 == parts.weekday)
      #expect(CivilDate(year: year, month: month, day: dayOfMonth) == date)
      #expect(CivilDate(iso: date.description) == date)
    }
  }

  @Test(arguments: [
    (2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (0, 1, 1), (10_000, 1, 1),
  ])
  func refuses(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    "2026-2-01", "2026-02-30", "20260201", "2026-02-01 ", "２０２６-02-01", "+026-02-01", "",
  ])
  func refusesText(_ text: String) {
    #expect(CivilDate(iso: text) == nil)
  }
}

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2026-11-20T09:30:00+08:00", "2026-11-20T09:30:00+08:00"),
    ("2026-11-20T01:30:00Z", "2026-11-20T09:30:00+08:00"),
    ("2026-11-20 01:30:00.25Z", "2026-11-20T09:30:00+08:00"),
    ("1969-12-31T23:59:59-05:30", "1970-01-01T13:29:59+08:00"),
  ])
  func reads(_ text: String, _ written: String) throws {
    let instant = try #require(Timestamp(rfc3339: text))
    #expect(instant.rfc3339(at: .china) == written)
    #expect(Timestamp(rfc3339: written) == instant)
  }

  @Test(arguments: [
    "2026-11-20", "2026-11-20T09:30:00", "2026-11-20T24:00:00Z", "2026-11-20T09:60:00Z",
    "2026-11-31T09:30:00Z", "2026-11-20T09:30:00.Z", "2026-11-20T09:30:00+0800",
    "2026-11-20T09:30:00+19:00", "2026-11-20T09:30:00+08:00x", "",
  ])
  func refuses(_ text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func readsAsPeopleDo() throws {
    let instant = try #require(Timestamp(rfc3339: "2026-11-20T09:05:07+08:00"))
    #expect(instant.readable(at: .china) == "2026-11-20 09:05:07")
    #expect(instant.adding(seconds: -7).readable(at: .china) == "2026-11-20 09:05")
  }
}

@Suite struct AllowanceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var allowance: Allowance
    var en: String
    var zh: String
    var testDescription: String { text }
  }

  static let valid = [
    Case(text: "immediate", allowance: .immediate, en: "immediate", zh: "立即"),
    Case(text: "30 minutes", allowance: .elapsed(seconds: 1_800), en: "30 minutes", zh: "30 分钟"),
    Case(text: "1 minute", allowance: .elapsed(seconds: 60), en: "1 minute", zh: "1 分钟"),
    Case(text: "2 hours", allowance: .elapsed(seconds: 7_200), en: "2 hours", zh: "2 小时"),
    Case(text: "1.5 hours", allowance: .elapsed(seconds: 5_400), en: "1.5 hours", zh: "1.5 小时"),
    Case(text: "4 workhours", allowance: .working(seconds: 14_400), en: "4 workhours", zh: "4 工作时"),
    Case(
      text: "0.25 workhours", allowance: .working(seconds: 900), en: "0.25 workhours",
      zh: "0.25 工作时"),
    Case(text: "1 workday", allowance: .workdays(1), en: "1 workday", zh: "1 个工作日"),
    Case(text: "7 days", allowance: .days(7), en: "7 days", zh: "7 天"),
    Case(text: "0 days", allowance: .days(0), en: "0 days", zh: "0 天"),
    Case(text: "100 minutes", allowance: .elapsed(seconds: 6_000), en: "100 minutes", zh: "100 分钟"),
  ]

  @Test(arguments: AllowanceTests.valid)
  func parses(_ c: Case) {
    #expect(Allowance(parsing: c.text) == c.allowance)
    #expect(c.allowance.words == LocalizedText(zh: c.zh, en: c.en))
    #expect(Allowance(parsing: c.allowance.words.en) == c.allowance)
  }

  @Test(arguments: [
    "", "5", "days", "-3 days", "1.5 days", "1.5 minutes", "3 weeks", "3  ", "３ days", "3661 days",
    "99999999999999999999 hours", "1.234 hours", "1. hours", ".5 hours", "1e3 hours", "3 Days",
  ])
  func refuses(_ text: String) {
    #expect(Allowance(parsing: text) == nil)
  }
}
