import Diagnostics
import Model

extension TicketJSON {
  /// Bytes that many tickets share: what does not change from ticket to ticket of a rule, a point, an
  /// owner or a deadline.
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

    private var rules: [ObjectIdentifier: RuleParts] = [:]
    var points = IdentityCache<Point>()
    var owners = IdentityCache<Owner>()
    var deadlines = IdentityCache<Deadline>()

    package init() {}

    mutating func rule(_ rule: Rule, _ renderer: TicketJSON) -> RuleParts {
      if let known = rules[ObjectIdentifier(rule)] { return known }
      let parts = renderer.parts(of: rule)
      rules[ObjectIdentifier(rule)] = parts
      return parts
    }
  }

  /// Bytes by the identity of what they say; a new entry displaces whatever has its place.
  struct IdentityCache<Key: AnyObject & Sendable>: Sendable {
    private static var placeBits: UInt64 { 11 }

    private struct Entry {
      let key: Key
      let bytes: [UInt8]
    }

    private var entries: [Entry?] = Array(repeating: nil, count: 1 << Int(placeBits))

    /// What `make` gave for `key`, now or before.
    mutating func value(of key: Key, _ make: (Key) -> [UInt8]) -> [UInt8] {
      let number = UInt64(UInt(bitPattern: ObjectIdentifier(key)))
      let spread = number &* 0x9E37_79B9_7F4A_7C15
      let place = Int(truncatingIfNeeded: spread &>> (64 - Self.placeBits))
      if let entry = entries[place], entry.key === key { return entry.bytes }
      let bytes = make(key)
      entries[place] = Entry(key: key, bytes: bytes)
      return bytes
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

  static func object(of point: Point) -> [UInt8] {
    var json = JSONWriter()
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
    json.literal(#","lon":"#)
    if let place = point.coordinates { json.double(place.longitude) } else { json.null() }
    json.literal(#","lat":"#)
    if let place = point.coordinates { json.double(place.latitude) } else { json.null() }
    json.literal("}")
    return json.bytes
  }

  func object(of owner: Owner) -> [UInt8] {
    var json = JSONWriter()
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
    return json.bytes
  }

  /// `,"deadline":…,"deadline_reason":…` and the stages, if there are any.
  func members(of deadline: Deadline) -> [UInt8] {
    var json = JSONWriter()
    json.literal(#","deadline":"#)
    json.instant(deadline.due, at: offset)
    json.literal(#","deadline_reason":"#)
    json.string(deadline.reason.text(in: language))
    guard !deadline.stages.isEmpty else { return json.bytes }
    json.literal(#","stages":"#)
    json.array(deadline.stages) { json, stage in
      json.literal(#"{"title":"#)
      json.string(stage.title.text(in: language))
      json.literal(#","deadline":"#)
      json.instant(stage.due, at: offset)
      json.literal("}")
    }
    return json.bytes
  }
}
