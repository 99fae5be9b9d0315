import Diagnostics
import Model
import Reporting
import TestSupport
import Testing

@Suite struct ReporterGoldenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let language: Language
    var testDescription: String { "\(id) \(language)" }
  }

  static let cases = ReporterCatalog.standard.ids.flatMap { id in
    Language.allCases.map { Case(id: id, language: $0) }
  }

  /// Runs for every reporter in the catalog: adding one without a golden file fails here.
  @Test(arguments: ReporterGoldenTests.cases)
  func matchesGolden(_ c: Case) throws {
    let entry = try #require(ReporterCatalog.standard.entry(named: c.id))
    let text = Fixture.render(Fixture.tickets, with: entry, Fixture.context(c.language))
    try expectGolden(
      text, named: "three-tickets.\(c.language.rawValue).\(entry.id).\(entry.fileExtension)")
  }

  @Test func coloursAreForTerminals() throws {
    let entry = try #require(ReporterCatalog.standard.entry(named: "text"))
    let text = Fixture.render(
      Fixture.tickets, with: entry, Fixture.context(.zh, palette: .coloured))
    try expectGolden(text, named: "three-tickets.zh.colour.txt")
    let plain = Fixture.render(Fixture.tickets, with: entry, Fixture.context(.zh))
    #expect(text.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test(arguments: ReporterGoldenTests.cases)
  func writesARunWithoutFindings(_ c: Case) throws {
    let entry = try #require(ReporterCatalog.standard.entry(named: c.id))
    let text = Fixture.render(
      [], report: RunReport(summary: RunSummary()), with: entry, Fixture.context(c.language))
    try expectGolden(
      text, named: "nothing.\(c.language.rawValue).\(entry.id).\(entry.fileExtension)")
  }

  @Test func theCatalogIsInOrder() {
    let catalog = ReporterCatalog.standard
    #expect(catalog.ids == catalog.ids.sorted() && Set(catalog.ids).count == catalog.ids.count)
    #expect(catalog.entries.allSatisfy { !$0.summary.zh.isEmpty && !$0.summary.en.isEmpty })
    #expect(catalog.entry(named: "no such") == nil)
  }
}
