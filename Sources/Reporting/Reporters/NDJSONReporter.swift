import Diagnostics
import Model

/// One JSON object per ticket, one line each, in input order. UTF-8, LF.
///
/// Keys and their order are frozen by the golden files. Source: RFC 8259.
struct NDJSONReporter: RenderingReporter {
  static let entry = ReporterEntry(
    id: "ndjson", fileExtension: "ndjson",
    summary: LocalizedText(zh: "每行一张督察单的 JSON", en: "one JSON object per ticket, one per line"),
    isStreaming: true
  ) { NDJSONReporter(renderer: TicketJSON($0)) }

  let renderer: TicketJSON

  func begin(into out: inout [UInt8]) {}

  func add(
    _ rendered: RenderedTickets, _ dispositions: [Ticket.Disposition], into out: inout [UInt8]
  ) {
    precondition(dispositions.count == rendered.count, "one disposition per ticket")
    out.reserveCapacity(out.count + rendered.wholeSize)
    for (index, disposition) in dispositions.enumerated() {
      rendered.append(index, disposition, to: &out)
      out.append(UInt8(ascii: "\n"))
    }
  }

  func end(_ report: RunReport, into out: inout [UInt8]) {}
}
