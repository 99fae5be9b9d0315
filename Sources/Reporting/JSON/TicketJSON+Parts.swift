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
      /// `","rule":…,"point":`.
      let object: [UInt8]
      /// `,"message":…`; empty if the rule has not the same message for every record.
      let message: [UInt8]
      /// `,"required":…,"remedy":…,"evidence":`.
      let requirement: [UInt8]

      init(object: [UInt8], message: [UInt8], requirement: [UInt8]) {
        self.object = object
        self.message = message
        self.requirement = requirement
      }
    }

    /// A column whose value tickets of a rule show.
    struct ObservedColumn: Sendable {
      /// `"key":`, behind a comma unless it is the first.
      let key: [UInt8]
      /// Where batches have it; nil if they bring none.
      let slot: Int?
    }

    var rules = IdentityCache<Rule, RuleParts>(placeBits: 10)
    var observed = IdentityCache<Rule, [ObservedColumn]>(placeBits: 10)
    // Tickets of a point and of a day come together; owners come back again and again.
    var points = IdentityCache<Point, [UInt8]>(placeBits: 6)
    var owners = IdentityCache<Owner, [UInt8]>(placeBits: 12)
    var deadlines = IdentityCache<Deadline, [UInt8]>(placeBits: 8)

    package init() {}
  }

  /// What is made of objects, by their identity; a new entry displaces whatever has its place.
  struct IdentityCache<Key: AnyObject & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
      let key: Key
      let value: Value
    }

    private var entries: [Entry?]
    private let shift: UInt64

    /// Shape: 2 to the power of `placeBits` places.
    init(placeBits: Int) {
      entries = Array(repeating: nil, count: 1 << placeBits)
      shift = UInt64(64 - placeBits)
    }

    /// What `make` made of `key`, now or before.
    mutating func value(of key: Key, _ make: (Key) -> Value) -> Value {
      let number = UInt64(UInt(bitPattern: ObjectIdentifier(key)))
      let spread = number &* 0x9E37_79B9_7F4A_7C15
      let place = Int(truncatingIfNeeded: spread &>> shift)
      if let entry = entries[place], entry.key === key { return entry.value }
      let value = make(key)
      entries[place] = Entry(key: key, value: value)
      return value
    }
  }

  func parts(of rule: Rule) -> Cache.RuleParts {
    var object = JSONWriter()
    object.raw(#"","rule":{"id":"#)
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
    object.raw(#"},"point":"#)
    var message = JSONWriter()
    if let fixed = rule.fixedMessage {
      message.raw(#","message":"#)
      message.string(fixed.text(in: language))
    }
    var requirement = JSONWriter()
    requirement.raw(#","required":"#)
    requirement.string(rule.require.source)
    requirement.raw(#","remedy":"#)
    requirement.string(rule.remedy.text(in: language))
    requirement.raw(#","evidence":"#)
    return Cache.RuleParts(
      object: object.bytes, message: message.bytes, requirement: requirement.bytes)
  }

  /// The columns that decide `rule`, where `cells` have them.
  func observed(_ rule: Rule, _ cells: RecordCells) -> [Cache.ObservedColumn] {
    rule.decidingColumns.enumerated().map { index, column in
      var key = JSONWriter()
      if index > 0 { key.raw(",") }
      key.string(column.name)
      key.raw(":")
      return Cache.ObservedColumn(key: key.bytes, slot: cells.slot(of: column))
    }
  }

  /// Writes the point that the record in `row` describes.
  func writePoint(_ cells: RecordCells, _ row: Int, to json: inout JSONWriter) {
    guard cells.pointID.isWritten(row) else { return write(cells.point(row), to: &json) }
    json.text(#"{"id":"#, cells.pointID, row)
    json.text(#","name":"#, cells.pointName, row)
    json.literal(#","type":"#)
    json.stringOrNull(cells.pointType(row)?.text)
    json.text(#","district":"#, cells.district, row)
    json.text(#","street":"#, cells.street, row)
    json.text(#","community":"#, cells.community, row)
    json.text(#","grid":"#, cells.grid, row)
    Self.write(cells.coordinates(row), to: &json)
    json.literal("}")
  }

  private static func write(_ coordinates: Coordinates?, to json: inout JSONWriter) {
    json.literal(#","lon":"#)
    if let place = coordinates { json.double(place.longitude) } else { json.null() }
    json.literal(#","lat":"#)
    if let place = coordinates { json.double(place.latitude) } else { json.null() }
  }

  func write(_ point: Point, to json: inout JSONWriter) {
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
    Self.write(point.coordinates, to: &json)
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

extension TicketJSON.IdentityCache where Value == [UInt8] {
  /// What `write` wrote for `key`, now or before.
  mutating func json(of key: Key, _ write: (Key, inout JSONWriter) -> Void) -> [UInt8] {
    value(of: key) { key in
      var json = JSONWriter()
      write(key, &json)
      return json.bytes
    }
  }
}
