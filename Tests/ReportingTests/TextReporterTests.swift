import Diagnostics
import Foundation
import Model
import Reporting
import Testing

@Suite struct TextReporterTests {
  static func text(
    _ tickets: [Ticket], defects: [Defect] = [], _ language: Language = .en
  ) throws -> String {
    let entry = try #require(ReporterCatalog.standard.entry(named: "text"))
    return Fixture.render(
      tickets, report: RunReport(summary: RunSummary(), defects: defects), with: entry,
      Fixture.context(language))
  }

  static func ticket(
    _ unit: String, number: UInt8, due: String?, rule: Rule = Fixture.stacking
  )
    -> Ticket
  {
    Fixture.ticket(
      rule, number: number, message: "m",
      deadline: Deadline(due: due.map(Fixture.time), reason: "r"),
      owner: Owner(role: "property-manager", unit: LocalizedText(unit)))
  }

  @Test func theUnitWithTheMostUrgentTicketComesFirst() throws {
    let text = try Self.text([
      Self.ticket("A", number: 1, due: nil),
      Self.ticket("B", number: 2, due: "2026-11-25T18:00"),
      Self.ticket("A", number: 3, due: "2026-11-26T18:00"),
      Self.ticket("C", number: 4, due: "2026-11-25T18:00", rule: Fixture.fireLane),
      Self.ticket("D", number: 5, due: nil),
    ])
    let headings = text.split(separator: "\n").filter { $0.contains(/^[A-D]  \d ticket/) }
    #expect(headings == ["C  1 ticket", "B  1 ticket", "A  2 tickets", "D  1 ticket"])
  }

  struct TimeCase: Sendable {
    let due: String
    let zh: String
    let en: String
  }

  /// As of 2026-11-22 22:00.
  @Test(arguments: [
    TimeCase(due: "2026-11-22T22:00", zh: "现在到期", en: "due now"),
    TimeCase(due: "2026-11-22T22:01", zh: "还剩 1 分钟", en: "1 min left"),
    TimeCase(due: "2026-11-22T23:00", zh: "还剩 1 小时", en: "1 h left"),
    TimeCase(due: "2026-11-22T23:30", zh: "还剩 1 小时 30 分钟", en: "1 h 30 min left"),
    TimeCase(due: "2026-11-23T22:00", zh: "还剩 1 天", en: "1 day left"),
    TimeCase(due: "2026-11-25T01:59", zh: "还剩 2 天 3 小时", en: "2 days 3 h left"),
    TimeCase(due: "2026-11-22T21:59", zh: "已超期 1 分钟", en: "overdue by 1 min"),
    TimeCase(due: "2026-11-20T22:00", zh: "已超期 2 天", en: "overdue by 2 days"),
  ])
  func saysHowMuchTimeIsLeft(_ c: TimeCase) throws {
    let ticket = Self.ticket("A", number: 1, due: c.due)
    #expect(try Self.text([ticket]).contains(", \(c.en)\n"))
    #expect(try Self.text([ticket], .zh).contains("，\(c.zh)\n"))
  }

  @Test func sightingsOfOneFaultAreOneTicket() throws {
    let lines = [12, 4, 9].map { Fixture.ticket(Fixture.stacking, line: $0, message: "m") }
    let elsewhere = Fixture.ticket(Fixture.stacking, line: 3, file: "z.csv", message: "m")
    let text = try Self.text(lines + [elsewhere])
    #expect(text.contains("seen 4 times: inspections.csv lines 4, 9, 12; z.csv line 3\n"))
    #expect(text.contains("1 ticket (seen 4 times)"))
    #expect(
      try Self.text(lines + [elsewhere], .zh)
        .contains("共 4 次：inspections.csv 第 4, 9, 12 行；z.csv 第 3 行\n"))
  }

  @Test func longListsSayHowMuchIsLeftOut() throws {
    let tickets = (1...500).map { Fixture.ticket(Fixture.stacking, line: $0, message: "m") }
    #expect(try Self.text(tickets).contains("seen 500 times"))
    #expect(try Self.text(tickets).contains("… and 480 more"))
    let defects = (1...500).map { Defect(.missingDate, file: "a.csv", line: $0) }
    let text = try Self.text([], defects: defects)
    #expect(text.contains("a.csv:1; also lines 2, 3, 4"))
    #expect(text.contains(" 21 and 479 more\n"))
    #expect(text.contains("missing inspection time  500 places"))
  }

  @Test func waivedTicketsAreCountedAndNotShown() throws {
    let waived = Fixture.ticket(
      Fixture.stacking, number: 9, message: "quiet", disposition: .waived)
    let text = try Self.text([waived])
    #expect(!text.contains("quiet"))
    #expect(text.contains("waived   1 ticket\n"))
    #expect(!text.contains("no violations found"), "nothing was evaluated")
  }

  @Test func cleanIsOnlyWhatWasEvaluated() throws {
    let entry = try #require(ReporterCatalog.standard.entry(named: "text"))
    var summary = RunSummary()
    var file = RunSummary.FileCount(file: "a.csv")
    (file.read, file.evaluated) = (1, 1)
    summary.files = [file]
    #expect(
      Fixture.render([], report: RunReport(summary: summary), with: entry)
        .contains("tickets  no rule could be decided; this does not mean all is well\n"))
    var passed = OutcomeTally()
    passed.pass = 1
    summary.outcomes = [passed]
    #expect(
      Fixture.render([], report: RunReport(summary: summary), with: entry)
        .contains("tickets  no violations found\n"))
    #expect(try Self.text([]).contains("tickets  no record to evaluate\n"))
  }

  @Test func thePaddingKnowsWideCharacters() throws {
    let text = try Self.text(Fixture.tickets, .zh)
    let rows = text.split(separator: "\n").filter { $0.contains("  ·  ") || $0.contains("合计") }
    #expect(rows.count == 5)
    #expect(Set(rows.map { displayWidth(String($0)) }).count == 1, "\(rows)")
  }
}
