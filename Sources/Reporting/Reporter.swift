import Diagnostics
import Model

/// Writes a run's tickets in one format.
///
/// A reporter receives finished tickets, in input order and with their disposition, and never
/// evaluates. Calls: ``begin(into:)`` once, ``add(_:into:)`` any number of times, ``end(_:into:)``
/// once. Each appends UTF-8 to `out`; whoever calls writes that away and may empty it.
package protocol Reporter: Sendable {
  mutating func begin(into out: inout [UInt8])
  mutating func add(_ tickets: [Ticket], into out: inout [UInt8])
  mutating func end(_ report: RunReport, into out: inout [UInt8])
}

/// A reporter whose tickets workers can render, each on its own, before anybody knows which faults
/// were seen earlier in the run.
///
/// What a worker renders leaves the disposition out: it comes last, and the stage that sees all
/// tickets in order puts it behind.
package protocol RenderingReporter: Reporter {
  /// What workers render with.
  var renderer: TicketJSON { get }

  /// Adds tickets that ``renderer`` has rendered, in input order.
  ///
  /// - Precondition: as many dispositions as rendered tickets.
  mutating func add(
    _ rendered: RenderedTickets, _ dispositions: [Ticket.Disposition], into out: inout [UInt8])
}

extension RenderingReporter {
  package mutating func add(_ tickets: [Ticket], into out: inout [UInt8]) {
    var rendered = RenderedTickets()
    var cache = TicketJSON.Cache()
    for ticket in tickets { renderer.render(ticket, cache: &cache, into: &rendered) }
    add(rendered, tickets.map(\.disposition), into: &out)
  }
}

/// What is known of a run when all its tickets are written.
package struct RunReport: Sendable {
  package let summary: RunSummary
  /// In order of files and lines.
  package let defects: [Defect]
  /// Problems with rules, configuration or calendar.
  package let diagnostics: [Diagnostic]

  package init(summary: RunSummary, defects: [Defect] = [], diagnostics: [Diagnostic] = []) {
    self.summary = summary
    self.defects = defects
    self.diagnostics = diagnostics
  }
}
