import Diagnostics
import Model

/// For people at a terminal: tickets by responsible unit, the most urgent first, then what is wrong
/// with the sheets, then the totals.
///
/// The order is total and does not depend on the order in which tickets come. Waived tickets are
/// counted, not shown.
struct TextReporter: Reporter {
  static let entry = ReporterEntry(
    id: "text", fileExtension: "txt",
    summary: LocalizedText(
      zh: "按责任单位排列的督察单、填报差错和汇总表",
      en: "tickets by responsible unit, defects of the sheets, totals"),
    isStreaming: false
  ) { TextReporter(voice: TextVoice(context: $0)) }

  private let voice: TextVoice
  private var tickets: [Ticket] = []
  private var waived: Set<Fingerprint> = []

  private init(voice: TextVoice) {
    self.voice = voice
  }

  func begin(into out: inout [UInt8]) {}

  mutating func add(_ tickets: [Ticket], into out: inout [UInt8]) {
    for ticket in tickets {
      if ticket.disposition == .waived {
        waived.insert(ticket.fingerprint)
      } else {
        self.tickets.append(ticket)
      }
    }
  }

  func end(_ report: RunReport, into out: inout [UInt8]) {
    let faults = Fault.merged(tickets)
    let sections = [
      TicketSection(voice: voice).text(UnitFaults.grouped(faults)),
      DefectSection(voice: voice).text(report.defects),
      SummarySection(voice: voice).text(report.summary, faults, waived: waived.count),
    ]
    out.append(contentsOf: sections.filter { !$0.isEmpty }.joined(separator: "\n").utf8)
  }
}
