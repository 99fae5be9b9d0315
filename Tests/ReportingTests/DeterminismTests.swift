import Diagnostics
import Model
import Reporting
import Testing

@Suite struct DeterminismTests {
  /// Many tickets that differ in as little as they can.
  static let tickets: [Ticket] = (0..<120).map { number in
    let rule = [Fixture.stacking, Fixture.fireLane, Fixture.posters][number % 3]
    let due = Fixture.time("2026-11-2\(number % 4 + 2)T18:00")
    return Fixture.ticket(
      rule, number: UInt8(number % 40), line: number / 2 + 1,
      file: number % 7 == 0 ? "a.csv" : "b.csv",
      message: LocalizedText("message \(number % 5)"),
      opened: number % 11 == 0 ? nil : Fixture.time("2026-11-2\(number % 3)T09:30"),
      deadline: Deadline(due: number % 13 == 0 ? nil : due, reason: "reason"),
      owner: Owner(role: "property-manager", unit: LocalizedText("unit \(number % 4)")),
      disposition: .new)
  }

  @Test(arguments: [7, 11, 13, 17, 119])
  func theTextDoesNotDependOnTheOrderOfTickets(_ stride: Int) throws {
    let entry = try #require(ReporterCatalog.standard.entry(named: "text"))
    let expected = Fixture.render(Self.tickets, with: entry)
    let shuffled = Self.tickets.indices.map { Self.tickets[$0 * stride % Self.tickets.count] }
    #expect(Fixture.render(shuffled, with: entry) == expected)
    #expect(Fixture.render(Self.tickets.reversed(), with: entry) == expected)
  }

  /// However workers cut the tickets up, and however often they start with an empty cache.
  @Test(arguments: ["json", "ndjson"], [1, 2, 5, 120])
  func renderingInWorkersGivesTheSameBytes(_ id: String, _ size: Int) throws {
    let entry = try #require(ReporterCatalog.standard.entry(named: id))
    var reporter = try #require(entry.make(Fixture.context()) as? any RenderingReporter)
    var out: [UInt8] = []
    reporter.begin(into: &out)
    for start in stride(from: 0, to: Self.tickets.count, by: size) {
      let part = Self.tickets[start..<min(start + size, Self.tickets.count)]
      var cache = TicketJSON.Cache()
      var rendered = RenderedTickets()
      for ticket in part { reporter.renderer.render(ticket, cache: &cache, into: &rendered) }
      reporter.add(rendered, part.map(\.disposition), into: &out)
    }
    reporter.end(Fixture.report, into: &out)
    #expect(String(decoding: out, as: UTF8.self) == Fixture.render(Self.tickets, with: entry))
  }

  @Test func onlyTextNeedsTheTicketsThemselves() {
    for entry in ReporterCatalog.standard.entries {
      let renders = entry.make(Fixture.context()) is any RenderingReporter
      #expect(renders == (entry.id != "text"))
    }
  }
}
