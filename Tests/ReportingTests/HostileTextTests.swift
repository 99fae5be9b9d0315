import Diagnostics
import Foundation
import Model
import Reporting
import Testing

/// Text in a sheet is data: whatever it holds, no reporter lets it break its format or the terminal.
@Suite struct HostileTextTests {
  static let hostile = [
    "</script>\"'&<b>", "nul\u{0}nul", "\u{202E}gnp.exe", "\u{1B}]0;title\u{7}\u{1B}[2J",
    "line\nbreak\r\nand\ttab", "\u{9B}31m", "=cmd|' /C calc'!A0", "\\\" \\u0041 {fact}",
    "\u{2028}\u{2029}\u{FEFF}", String(repeating: "长", count: 10_000),
  ]

  static func run(_ text: String) -> (tickets: [Ticket], report: RunReport) {
    let words = LocalizedText(text)
    let rule = Fixture.rule(
      RuleID(text), title: words, category: CategoryID(text), severity: .major, require: text,
      remedy: words)
    let point = Point(
      id: PointID(text), name: text + "x", type: PointTypeID(text),
      area: Area(district: text, street: text, community: text, grid: text),
      location: Fixture.nowhere)
    let owner = Owner(
      role: RoleID(text), unit: words, lead: words, supporting: [words], leader: text,
      contact: text, isFallback: true)
    let deadline = Deadline(
      due: nil, reason: words, stages: [.init(title: words, due: nil)])
    let first = Fixture.ticket(
      rule, at: point, file: text, message: words, deadline: deadline, owner: owner, place: text,
      note: text, inspector: text)
    let second = Fixture.ticket(
      rule, at: point, line: 99, file: text, message: LocalizedText(text + "2"),
      deadline: deadline, owner: owner)
    var summary = Fixture.summary
    summary.files = [RunSummary.FileCount(file: text), RunSummary.FileCount(file: text)]
    summary.ticketsByCategory = [CategoryID(text): 2]
    let defects = DefectKind.allCases.map {
      Defect(
        $0, file: text, line: 3, column: 2, header: text, value: text, expected: words,
        suggestion: text)
    }
    let diagnostic = Diagnostic(
      code: text, words, at: SourceLocation(file: text, line: 1), help: words, notes: [words])
    return (
      [first, second], RunReport(summary: summary, defects: defects, diagnostics: [diagnostic])
    )
  }

  @Test(arguments: ReporterCatalog.standard.ids, HostileTextTests.hostile)
  func staysWhatItIs(_ id: String, _ text: String) throws {
    let entry = try #require(ReporterCatalog.standard.entry(named: id))
    let (tickets, report) = Self.run(text)
    for language in Language.allCases {
      let output = Fixture.render(
        tickets, report: report, with: entry, Fixture.context(language))
      #expect(
        output.unicodeScalars.allSatisfy { $0 == "\n" || !isSteering($0) },
        "\(id) lets a character through that steers")
      try expectWellFormed(output, as: id, tickets: tickets, text: text)
    }
  }

  private func expectWellFormed(
    _ output: String, as id: String, tickets: [Ticket], text: String
  ) throws {
    switch id {
    case "ndjson":
      let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == tickets.count + 1 && lines.last == "")
      for (line, ticket) in zip(lines, tickets) {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["message"] as? String == ticket.message.en)
        #expect((object?["record"] as? [String: Any])?["file"] as? String == text)
      }
    case "json":
      let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      #expect((object?["tickets"] as? [Any])?.count == tickets.count)
      #expect((object?["defects"] as? [Any])?.count == DefectKind.allCases.count)
    case "text":
      #expect(output.contains(printable(text)))
    default:
      Issue.record("say here what makes '\(id)' well formed")
    }
  }
}
