import Diagnostics
import Model

/// Renders tickets as the JSON objects of DESIGN.md section 6; names and order of keys are the contract.
///
/// Every key is there in every ticket, null where nothing is known, but for `stages` (staged limits
/// only), `place` and `note` of a record (where the sheet has them) and `fallback` of an owner (where
/// it is true).
package struct TicketJSON: Sendable {
  package static let schema = "civiclint/ticket/1"

  private let language: Language
  private let offset: UTCOffset

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
    let rule = cache.rule(ticket.rule, self)
    json.raw(#"{"schema":"civiclint/ticket/1","id":""#)
    json.raw(ticket.fingerprint.ticketID)
    json.raw(#"","fingerprint":""#)
    json.raw(ticket.fingerprint.text)
    json.raw(#"","rule":"#)
    json.raw(rule.object)
    json.raw(#","point":"#)
    json.raw(cache.point(ticket.point))
    json.raw(#","record":"#)
    write(ticket.record, ticket.openedAt, to: &json)
    json.raw(#","message":"#)
    json.string(ticket.message.text(in: language))
    json.raw(#","observed":"#)
    write(ticket.observed, to: &json)
    json.raw(rule.requirement)
    json.raw(#","evidence":"#)
    json.strings(ticket.evidence)
    json.raw(#","owner":"#)
    write(ticket.owner, to: &json)
    json.raw(#","opened_at":"#)
    json.instant(ticket.openedAt, at: offset)
    write(ticket.deadline, to: &json)
    json.raw(#","deduction":"#)
    if let deduction = ticket.deduction {
      // Points come from products of decimals; nobody deducts millionths.
      json.double((deduction * 1_000_000).rounded() / 1_000_000)
    } else {
      json.null()
    }
    json.raw(#","disposition":"#)
  }

  private func write(
    _ record: RecordReference, _ inspectedAt: Timestamp?, to json: inout JSONWriter
  ) {
    json.raw(#"{"id":"#)
    json.stringOrNull(record.id)
    json.raw(#","file":"#)
    json.string(record.file)
    json.raw(#","line":"#)
    json.integer(record.line)
    json.raw(#","column":"#)
    if record.column > 0 { json.integer(record.column) } else { json.null() }
    json.raw(#","inspected_at":"#)
    json.instant(inspectedAt, at: offset)
    json.raw(#","inspector":"#)
    json.stringOrNull(record.inspector)
    if !record.place.isEmpty {
      json.raw(#","place":"#)
      json.string(record.place)
    }
    if !record.note.isEmpty {
      json.raw(#","note":"#)
      json.string(record.note)
    }
    json.raw("}")
  }

  private func write(_ observed: [ObservedFact], to json: inout JSONWriter) {
    json.raw("{")
    for (index, fact) in observed.enumerated() {
      if index > 0 { json.raw(",") }
      json.string(fact.key.name)
      json.raw(":")
      write(fact.value, to: &json)
    }
    json.raw("}")
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

  private func write(_ owner: Owner, to json: inout JSONWriter) {
    json.raw(#"{"role":"#)
    json.string(owner.role.text)
    json.raw(#","unit":"#)
    json.string(owner.unit.text(in: language))
    json.raw(#","lead":"#)
    json.stringOrNull(owner.lead?.text(in: language))
    json.raw(#","supporting":"#)
    json.strings(owner.supporting.map { $0.text(in: language) })
    json.raw(#","leader":"#)
    json.stringOrNull(owner.leader)
    json.raw(#","contact":"#)
    json.stringOrNull(owner.contact)
    if owner.isFallback { json.raw(#","fallback":true"#) }
    json.raw("}")
  }

  private func write(_ deadline: Deadline, to json: inout JSONWriter) {
    json.raw(#","deadline":"#)
    json.instant(deadline.due, at: offset)
    json.raw(#","deadline_reason":"#)
    json.string(deadline.reason.text(in: language))
    guard !deadline.stages.isEmpty else { return }
    json.raw(#","stages":"#)
    json.array(deadline.stages) { json, stage in
      json.raw(#"{"title":"#)
      json.string(stage.title.text(in: language))
      json.raw(#","deadline":"#)
      json.instant(stage.due, at: offset)
      json.raw("}")
    }
  }
}

extension TicketJSON {
  /// Bytes that many tickets share: what does not change from ticket to ticket of a rule or a point.
  ///
  /// Each worker has its own. The cache keeps the objects alive whose identity it goes by.
  package struct Cache: Sendable {
    struct RuleParts: Sendable {
      let rule: Rule
      /// The value of `rule`.
      let object: [UInt8]
      /// `,"required":…,"remedy":…`.
      let requirement: [UInt8]
    }

    private static let capacity = 1 << 14

    private var rules: [ObjectIdentifier: RuleParts] = [:]
    private var points: [ObjectIdentifier: (point: Point, object: [UInt8])] = [:]

    package init() {}

    mutating func rule(_ rule: Rule, _ renderer: TicketJSON) -> RuleParts {
      if let known = rules[ObjectIdentifier(rule)] { return known }
      let parts = renderer.parts(of: rule)
      rules[ObjectIdentifier(rule)] = parts
      return parts
    }

    mutating func point(_ point: Point) -> [UInt8] {
      if let known = points[ObjectIdentifier(point)] { return known.object }
      if points.count >= Self.capacity { points.removeAll(keepingCapacity: true) }
      let object = TicketJSON.object(of: point)
      points[ObjectIdentifier(point)] = (point, object)
      return object
    }
  }

  private func parts(of rule: Rule) -> Cache.RuleParts {
    var object = JSONWriter()
    object.raw(#"{"id":"#)
    object.string(rule.id.text)
    object.raw(#","title":"#)
    object.string(rule.title.text(in: language))
    object.raw(#","category":"#)
    object.string(rule.category.text)
    object.raw(#","severity":"#)
    object.string(rule.severity.rawValue)
    object.raw(#","checklist":"#)
    object.string(rule.checklist.text)
    object.raw(#","red_line":"#)
    object.bool(rule.isRedLine)
    object.raw("}")
    var requirement = JSONWriter()
    requirement.raw(#","required":"#)
    requirement.string(rule.require.source)
    requirement.raw(#","remedy":"#)
    requirement.string(rule.remedy.text(in: language))
    return Cache.RuleParts(rule: rule, object: object.bytes, requirement: requirement.bytes)
  }

  private static func object(of point: Point) -> [UInt8] {
    var json = JSONWriter()
    json.raw(#"{"id":"#)
    json.string(point.id.text)
    json.raw(#","name":"#)
    json.stringOrNull(point.name)
    json.raw(#","type":"#)
    json.stringOrNull(point.type?.text)
    json.raw(#","district":"#)
    json.stringOrNull(point.area.district)
    json.raw(#","street":"#)
    json.stringOrNull(point.area.street)
    json.raw(#","community":"#)
    json.stringOrNull(point.area.community)
    json.raw(#","grid":"#)
    json.stringOrNull(point.area.grid)
    json.raw(#","lon":"#)
    if let place = point.coordinates { json.double(place.longitude) } else { json.null() }
    json.raw(#","lat":"#)
    if let place = point.coordinates { json.double(place.latitude) } else { json.null() }
    json.raw("}")
    return json.bytes
  }
}
