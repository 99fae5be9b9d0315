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
    let rule = cache.rules.value(of: ticket.rule) { parts(of: $0) }
    json.literal(#"{"schema":"civiclint/ticket/1","id":"CL-"#)
    json.crockford(ticket.fingerprint.shortNumber)
    json.literal(#"","fingerprint":"fp1:"#)
    json.hexadecimal(ticket.fingerprint.words)
    json.raw(rule.object)
    let openedAt: Range<Int>
    switch ticket.record.source {
    case .written(let cells, let row):
      if let point = ticket.knownPoint {
        json.raw(cache.points.json(of: point) { write($0, to: &$1) })
      } else {
        writePoint(cells, row, to: &json)
      }
      json.text(#","record":{"id":"#, cells.id, row)
      openedAt = write(ticket.record, cells.file, cells.sheet, ticket.openedAt, to: &json)
      writeOwnWords(cells, row, to: &json)
      writeMessage(ticket, rule, to: &json)
      if let observed = ticket.ownObserved {
        write(observed, to: &json)
      } else {
        let columns = cache.observed.value(of: ticket.rule) { self.observed($0, cells) }
        write(columns, cells, row, to: &json)
      }
      json.raw(rule.requirement)
      if !json.plainStrings({ cells.forEachPhoto(row, $0) }) { json.strings(cells.photos(row)) }
    case .texts(let texts):
      json.raw(cache.points.json(of: ticket.point) { write($0, to: &$1) })
      json.literal(#","record":{"id":"#)
      json.stringOrNull(texts.id)
      openedAt = write(ticket.record, texts.file, texts.sheet, ticket.openedAt, to: &json)
      writeOwnWords(texts, to: &json)
      writeMessage(ticket, rule, to: &json)
      write(ticket.observed, to: &json)
      json.raw(rule.requirement)
      json.strings(texts.photos)
    }
    json.literal(#","owner":"#)
    json.raw(cache.owners.json(of: ticket.owner) { write($0, to: &$1) })
    json.literal(#","opened_at":"#)
    json.buffer.repeatBytes(openedAt)
    json.raw(cache.deadlines.json(of: ticket.deadline) { write($0, to: &$1) })
    json.literal(#","deduction":"#)
    if let deduction = ticket.deduction {
      // Points come from products of decimals; nobody deducts millionths.
      json.double((deduction * 1_000_000).rounded() / 1_000_000)
    } else {
      json.null()
    }
    json.literal(#","disposition":"#)
  }

  /// Writes what stands between id and inspector of a record, and returns where the time of inspection is.
  private func write(
    _ record: RecordReference, _ file: String, _ sheet: String, _ inspectedAt: Timestamp?,
    to json: inout JSONWriter
  ) -> Range<Int> {
    json.literal(#","file":"#)
    json.string(file)
    json.literal(#","line":"#)
    json.integer(record.line)
    json.literal(#","column":"#)
    if record.column > 0 { json.integer(record.column) } else { json.null() }
    if !sheet.isEmpty {
      json.literal(#","sheet":"#)
      json.string(sheet)
      json.literal(#","cell":"#)
      json.string(cellName(column: record.column, row: record.line))
    }
    json.literal(#","inspected_at":"#)
    let start = json.buffer.count
    json.instant(inspectedAt, at: offset)
    return start..<json.buffer.count
  }

  /// Writes inspector, place and note, and closes the record.
  private func writeOwnWords(_ cells: RecordCells, _ row: Int, to json: inout JSONWriter) {
    json.text(#","inspector":"#, cells.inspector, row)
    json.textIfWritten(#","place":"#, cells.place, row)
    json.textIfWritten(#","note":"#, cells.note(row), row)
    json.literal("}")
  }

  private func writeOwnWords(_ texts: RecordTexts, to json: inout JSONWriter) {
    json.literal(#","inspector":"#)
    json.stringOrNull(texts.inspector)
    if !texts.place.isEmpty {
      json.literal(#","place":"#)
      json.string(texts.place)
    }
    if !texts.note.isEmpty {
      json.literal(#","note":"#)
      json.string(texts.note)
    }
    json.literal("}")
  }

  private func writeMessage(_ ticket: Ticket, _ rule: Cache.RuleParts, to json: inout JSONWriter) {
    if let own = ticket.ownMessage {
      json.literal(#","message":"#)
      json.string(own.text(in: language))
    } else {
      json.raw(rule.message)
    }
    json.literal(#","observed":"#)
  }

  /// Writes what the columns that decide a rule hold in the record.
  private func write(
    _ columns: [Cache.ObservedColumn], _ cells: RecordCells, _ row: Int, to json: inout JSONWriter
  ) {
    json.literal("{")
    for column in columns {
      json.raw(column.key)
      if let slot = column.slot {
        write(cells.value(ofSlot: slot, row), to: &json)
      } else {
        json.null()
      }
    }
    json.literal("}")
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
