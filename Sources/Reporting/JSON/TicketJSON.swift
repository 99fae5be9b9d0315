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
    write(ticket.pointReference, &cache, to: &json)
    json.literal(#","record":"#)
    let openedAt = write(ticket.record, ticket.openedAt, to: &json)
    json.literal(#","message":"#)
    let message = ticket.message.text(in: language)
    if message == rule.message.text { json.raw(rule.message.json) } else { json.string(message) }
    json.literal(#","observed":"#)
    write(ticket.observed, to: &json)
    json.raw(rule.requirement)
    write(ticket.photos, to: &json)
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
    switch record.source {
    case .texts(let texts): json.stringOrNull(texts.id)
    case .written(let cells, let row): json.textOrNull(cells.id, row)
    }
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
    switch record.source {
    case .texts(let texts):
      json.stringOrNull(texts.inspector)
      if !texts.place.isEmpty {
        json.literal(#","place":"#)
        json.string(texts.place)
      }
      if !texts.note.isEmpty {
        json.literal(#","note":"#)
        json.string(texts.note)
      }
    case .written(let cells, let row):
      json.textOrNull(cells.inspector, row)
      if cells.place.isWritten(row) {
        json.literal(#","place":"#)
        json.textOrNull(cells.place, row)
      }
      let note = cells.note(row)
      if note.isWritten(row) {
        json.literal(#","note":"#)
        json.textOrNull(note, row)
      }
    }
    json.literal("}")
    return instant
  }

  private func write(_ photos: PhotoReference, to json: inout JSONWriter) {
    switch photos {
    case .names(let names): json.strings(names)
    case .written(let cells, let row):
      if !json.plainStrings({ cells.forEachPhoto(row, $0) }) { json.strings(cells.photos(row)) }
    }
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
