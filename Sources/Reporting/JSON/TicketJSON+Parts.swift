import Diagnostics
import Model

extension TicketJSON {
  /// Bytes that many tickets share: what does not change from ticket to ticket of a rule, a point, an
  /// owner or a deadline.
  ///
  /// Each worker has its own. The cache keeps the objects alive whose identity it goes by.
  package struct Cache: Sendable {
    /// What does not change from ticket to ticket of a rule.
    final class RuleParts: Sendable {
      let rule: Rule
      /// The value of `rule`.
      let object: [UInt8]
      /// `,"required":…,"remedy":…,"evidence":`.
      let requirement: [UInt8]
      /// The message of the first ticket, as it is and as JSON; most rules always say the same.
      let message: (text: String, json: [UInt8])

      init(rule: Rule, object: [UInt8], requirement: [UInt8], message: (String, [UInt8])) {
        self.rule = rule
        self.object = object
        self.requirement = requirement
        self.message = message
      }
    }

    private var rules: [ObjectIdentifier: RuleParts] = [:]
    // Tickets of a point and of a day come together; owners come back again and again.
    var points = IdentityCache<Point>(placeBits: 6)
    var owners = IdentityCache<Owner>(placeBits: 12)
    var deadlines = IdentityCache<Deadline>(placeBits: 8)

    package init() {}

    mutating func parts(of ticket: Ticket, _ renderer: TicketJSON) -> RuleParts {
      if let known = rules[ObjectIdentifier(ticket.rule)] { return known }
      let parts = renderer.parts(of: ticket)
      rules[ObjectIdentifier(ticket.rule)] = parts
      return parts
    }
  }

  /// Bytes by the identity of what they say; a new entry displaces whatever has its place.
  struct IdentityCache<Key: AnyObject & Sendable>: Sendable {
    private struct Entry {
      let key: Key
      let bytes: [UInt8]
    }

    private var entries: [Entry?]
    private let shift: UInt64
    private var scratch = JSONWriter()

    /// Shape: 2 to the power of `placeBits` places.
    init(placeBits: Int) {
      entries = Array(repeating: nil, count: 1 << placeBits)
      shift = UInt64(64 - placeBits)
    }

    /// What `write` wrote for `key`, now or before.
    mutating func value(of key: Key, _ write: (Key, inout JSONWriter) -> Void) -> [UInt8] {
      let number = UInt64(UInt(bitPattern: ObjectIdentifier(key)))
      let spread = number &* 0x9E37_79B9_7F4A_7C15
      let place = Int(truncatingIfNeeded: spread &>> shift)
      if let entry = entries[place], entry.key === key { return entry.bytes }
      scratch.buffer.removeAll()
      write(key, &scratch)
      let bytes = scratch.bytes
      entries[place] = Entry(key: key, bytes: bytes)
      return bytes
    }
  }

  private func parts(of ticket: Ticket) -> Cache.RuleParts {
    let rule = ticket.rule
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
    requirement.raw(#","evidence":"#)
    let text = ticket.message.text(in: language)
    var message = JSONWriter()
    message.string(text)
    return Cache.RuleParts(
      rule: rule, object: object.bytes, requirement: requirement.bytes,
      message: (text, message.bytes))
  }

  func write(_ point: PointReference, _ cache: inout Cache, to json: inout JSONWriter) {
    switch point {
    case .known(let point):
      json.raw(cache.points.value(of: point) { Self.write($0, to: &$1) })
    case .written(let cells, let row):
      guard cells.pointID.isWritten(row) else { return Self.write(cells.point(row), to: &json) }
      json.literal(#"{"id":"#)
      json.textOrNull(cells.pointID, row)
      json.literal(#","name":"#)
      json.textOrNull(cells.pointName, row)
      json.literal(#","type":"#)
      json.stringOrNull(cells.pointType(row)?.text)
      json.literal(#","district":"#)
      json.textOrNull(cells.district, row)
      json.literal(#","street":"#)
      json.textOrNull(cells.street, row)
      json.literal(#","community":"#)
      json.textOrNull(cells.community, row)
      json.literal(#","grid":"#)
      json.textOrNull(cells.grid, row)
      Self.write(cells.coordinates(row), to: &json)
      json.literal("}")
    }
  }

  private static func write(_ coordinates: Coordinates?, to json: inout JSONWriter) {
    json.literal(#","lon":"#)
    if let place = coordinates { json.double(place.longitude) } else { json.null() }
    json.literal(#","lat":"#)
    if let place = coordinates { json.double(place.latitude) } else { json.null() }
  }

  static func write(_ point: Point, to json: inout JSONWriter) {
    json.literal(#"{"id":"#)
    json.string(point.id.text)
    json.literal(#","name":"#)
    json.stringOrNull(point.name)
    json.literal(#","type":"#)
    json.stringOrNull(point.type?.text)
    json.literal(#","district":"#)
    json.stringOrNull(point.area.district)
    json.literal(#","street":"#)
    json.stringOrNull(point.area.street)
    json.literal(#","community":"#)
    json.stringOrNull(point.area.community)
    json.literal(#","grid":"#)
    json.stringOrNull(point.area.grid)
    write(point.coordinates, to: &json)
    json.literal("}")
  }

  func write(_ owner: Owner, to json: inout JSONWriter) {
    json.literal(#"{"role":"#)
    json.string(owner.role.text)
    json.literal(#","unit":"#)
    json.string(owner.unit.text(in: language))
    json.literal(#","lead":"#)
    json.stringOrNull(owner.lead?.text(in: language))
    json.literal(#","supporting":"#)
    json.strings(owner.supporting.map { $0.text(in: language) })
    json.literal(#","leader":"#)
    json.stringOrNull(owner.leader)
    json.literal(#","contact":"#)
    json.stringOrNull(owner.contact)
    if owner.isFallback { json.literal(#","fallback":true"#) }
    json.literal("}")
  }

  /// Writes `,"deadline":…,"deadline_reason":…` and the stages, if there are any.
  func write(_ deadline: Deadline, to json: inout JSONWriter) {
    json.literal(#","deadline":"#)
    json.instant(deadline.due, at: offset)
    json.literal(#","deadline_reason":"#)
    json.string(deadline.reason.text(in: language))
    guard !deadline.stages.isEmpty else { return }
    json.literal(#","stages":"#)
    json.array(deadline.stages) { json, stage in
      json.literal(#"{"title":"#)
      json.string(stage.title.text(in: language))
      json.literal(#","deadline":"#)
      json.instant(stage.due, at: offset)
      json.literal("}")
    }
  }
}
