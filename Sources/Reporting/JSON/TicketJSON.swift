import Diagnostics
import Model

/// Renders tickets as the JSON objects of DESIGN.md section 6; names and order of keys are the contract.
///
/// Every key is there in every ticket, null where nothing is known, but for `stages` (staged limits
/// only), `place` and `note` of a record (where the sheet has them) and `fallback` of an owner (where
/// it is true).
package struct TicketJSON: Sendable {
  package static let schema = "civiclint/ticket/1"

  let language: Language
  let offset: UTCOffset

  package init(_ context: ReportContext) {
    language = context.language
    offset = context.offset
  }

  /// Renders `ticket` up to its disposition, behind what `rendered` holds.
  package func render(
    _ ticket: Ticket, cache: inout Cache, into rendered: inout RenderedTickets
  ) {
    write(ticket, &cache, to: &rendered.writer)
    rendered.endFragment()
  }

  private func write(_ ticket: Ticket, _ cache: inout Cache, to json: inout JSONWriter) {
    let rule = cache.parts(of: ticket, self)
    json.literal(#"{"schema":"civiclint/ticket/1","id":"CL-"#)
    json.crockford(ticket.fingerprint.shortNumber)
    json.literal(#"","fingerprint":"fp1:"#)
    json.hexadecimal(ticket.fingerprint.words)
    json.literal(#"","rule":"#)
    json.raw(rule.object)
    json.literal(#","point":"#)
    json.raw(cache.points.value(of: ticket.point) { Self.write($0, to: &$1) })
    json.literal(#","record":"#)
    let openedAt = write(ticket.record, ticket.openedAt, to: &json)
    json.literal(#","message":"#)
    let message = ticket.message.text(in: language)
    if message == rule.message.text { json.raw(rule.message.json) } else { json.string(message) }
    json.literal(#","observed":"#)
    write(ticket.observed, to: &json)
    json.raw(rule.requirement)
    json.strings(ticket.evidence)
    json.literal(#","owner":"#)
    json.raw(cache.owners.value(of: ticket.owner) { write($0, to: &$1) })
    json.literal(#","opened_at":"#)
    json.buffer.repeatBytes(openedAt)
    json.raw(cache.deadlines.value(of: ticket.deadline) { write($0, to: &$1) })
    json.literal(#","deduction":"#)
    if let deduction = ticket.deduction {
      // Points come from products of decimals; nobody deducts millionths.
      json.double((deduction * 1_000_000).rounded() / 1_000_000)
    } else {
      json.null()
    }
    json.literal(#","disposition":"#)
  }

  /// Writes `record`, and returns where the time of inspection stands.
  private func write(
    _ record: RecordReference, _ inspectedAt: Timestamp?, to json: inout JSONWriter
  ) -> Range<Int> {
    json.literal(#"{"id":"#)
    json.stringOrNull(record.id)
    json.literal(#","file":"#)
    json.string(record.file)
    json.literal(#","line":"#)
    json.integer(record.line)
    json.literal(#","column":"#)
    if record.column > 0 { json.integer(record.column) } else { json.null() }
    if !record.sheet.isEmpty {
      json.literal(#","sheet":"#)
      json.string(record.sheet)
      json.literal(#","cell":"#)
      json.string(cellName(column: record.column, row: record.line))
    }
    json.literal(#","inspected_at":"#)
    let start = json.buffer.count
    json.instant(inspectedAt, at: offset)
    let instant = start..<json.buffer.count
    json.literal(#","inspector":"#)
    json.stringOrNull(record.inspector)
    if !record.place.isEmpty {
      json.literal(#","place":"#)
      json.string(record.place)
    }
    if !record.note.isEmpty {
      json.literal(#","note":"#)
      json.string(record.note)
    }
    json.literal("}")
    return instant
  }

  private func write(_ observed: [ObservedFact], to json: inout JSONWriter) {
    json.literal("{")
    for (index, fact) in observed.enumerated() {
      if index > 0 { json.literal(",") }
      json.string(fact.key.name)
      json.literal(":")
      write(fact.value, to: &json)
    }
    json.literal("}")
  }

  private func write(_ value: CellValue?, to json: inout JSONWriter) {
    switch value {
    case nil: json.null()
    case .integer(let number): json.integer(number)
    case .double(let number): json.double(number)
    case .flag(let flag): json.bool(flag)
    case .text(let text): json.string(text)
    case .instant(let instant): json.instant(instant, at: offset)
    case .list(let texts): json.strings(texts)
    }
  }
}
