import Diagnostics
import Model

/// The whole run as one JSON document: what was read, every ticket, every defect, every diagnostic.
///
/// The summary stands before the tickets, so the tickets' bytes wait until the run has ended. Each
/// ticket, defect and diagnostic has a line of its own.
struct JSONReporter: RenderingReporter {
  static let entry = ReporterEntry(
    id: "json", fileExtension: "json",
    summary: LocalizedText(
      zh: "一份 JSON 文档: 汇总、督察单、填报差错、诊断",
      en: "one JSON document: summary, tickets, defects, diagnostics"),
    isStreaming: false
  ) { JSONReporter($0) }

  let renderer: TicketJSON
  private let context: ReportContext
  /// Tickets as the document will have them, each on its line.
  private var tickets: [UInt8] = []

  init(_ context: ReportContext) {
    self.context = context
    renderer = TicketJSON(context)
  }

  func begin(into out: inout [UInt8]) {}

  mutating func add(
    _ rendered: RenderedTickets, _ dispositions: [Ticket.Disposition], into out: inout [UInt8]
  ) {
    precondition(dispositions.count == rendered.count, "one disposition per ticket")
    for (index, disposition) in dispositions.enumerated() {
      tickets.append(contentsOf: (tickets.isEmpty ? "\n    " : ",\n    ").utf8)
      rendered.append(index, disposition, to: &tickets)
    }
  }

  func end(_ report: RunReport, into out: inout [UInt8]) {
    var json = ReportJSON(context)
    json.head(report.summary)
    out.append(contentsOf: json.bytes)
    out.append(contentsOf: tickets)
    if !tickets.isEmpty { out.append(contentsOf: "\n  ".utf8) }
    var tail = ReportJSON(context)
    tail.tail(report)
    out.append(contentsOf: tail.bytes)
  }
}
