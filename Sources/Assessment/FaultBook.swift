import Diagnostics
import Model

/// One fault over all its sightings: open, or closed by a later inspection.
///
/// The same fingerprint is the same fault. It is closed when a later inspection of the same point finds
/// the same rule met: at the same place, or of the point as a whole. An inspection at the same moment
/// closes nothing, and one without a time neither. A fault found again after that is open again (回潮), and
/// its limit runs from the first sighting since.
package struct Fault: Sendable {
  /// The sighting by which it is known now: of an open fault the first since it was last closed, of a
  /// closed one the last.
  package let ticket: Ticket
  /// What it costs now: by the last sighting.
  package let points: ExactPoints
  package let sightings: Int
  package let isOpen: Bool
  /// It was closed once and has come back.
  package let isBack: Bool
  /// It is closed, and was seen when the limit of its first sighting had passed. Only what an inspection saw is held
  /// against the unit: that the next one came after the limit says nothing about when the fault was put right.
  package let isLate: Bool

  /// Whether its limit has passed at `now` and it is not put right.
  package func isOverdue(at now: Timestamp) -> Bool {
    isOpen && (ticket.deadline.due.map { $0 < now } ?? false)
  }
}

/// Which rules were found to be met, where and when last.
///
/// A commutative monoid: shards merge in any order. Memory: one entry per point, place and rule.
package struct PassLog: Sendable {
  package struct Key: Hashable, Sendable {
    let point: PointID
    let rule: RuleID
    /// As ``Model/normalizedPointName(_:)`` has it; empty: the point as a whole.
    let place: String

    package init(point: PointID, rule: RuleID, place: String) {
      self.point = point
      self.rule = rule
      self.place = place.isEmpty ? "" : normalizedPointName(place)
    }
  }

  private var last: [Key: Timestamp] = [:]
  /// The last inspection of each point; nil: at a time nobody knows.
  package private(set) var inspected: [PointID: Timestamp?] = [:]

  package init() {}

  package mutating func add(_ key: Key, at time: Timestamp) {
    last[key] = max(last[key] ?? time, time)
  }

  /// Notes that there is a record of `point`.
  package mutating func addInspection(_ point: PointID, at time: Timestamp?) {
    inspected[point] = .some([inspected[point] ?? nil, time].compactMap { $0 }.max())
  }

  package static func += (a: inout PassLog, b: PassLog) {
    a.last.merge(b.last, uniquingKeysWith: max)
    for (point, time) in b.inspected { a.addInspection(point, at: time) }
  }

  /// When the rule of `ticket` was last found to be met where the ticket says.
  package func last(for ticket: Ticket) -> Timestamp? {
    let places = Set([ticket.record.place, ""])
    return places.compactMap { place in
      last[Key(point: ticket.point.id, rule: ticket.rule.id, place: place)]
    }.max()
  }
}

/// Every fault of a run, each once, in order of its first sighting's time and of its fingerprint.
package struct FaultBook: Sendable {
  package let faults: [Fault]

  /// - Complexity: O(tickets · log tickets).
  package init(_ tickets: [Ticket], passes: PassLog) {
    var sightings: [Fingerprint: [Ticket]] = [:]
    for ticket in tickets where ticket.disposition != .waived {
      sightings[ticket.fingerprint, default: []].append(ticket)
    }
    faults = sightings.values.compactMap { Self.fault($0, passes) }.sorted {
      let a = $0.ticket
      let b = $1.ticket
      return (a.openedAt?.seconds ?? .max, a.fingerprint.text)
        < (b.openedAt?.seconds ?? .max, b.fingerprint.text)
    }
  }

  /// - Parameter faults: In order.
  package init(keeping faults: [Fault]) {
    self.faults = faults
  }

  private static func fault(_ sightings: [Ticket], _ passes: PassLog) -> Fault? {
    let ordered = sightings.sorted {
      ($0.openedAt?.seconds ?? .max, $0.record.file, $0.record.line)
        < ($1.openedAt?.seconds ?? .max, $1.record.file, $1.record.line)
    }
    guard let first = ordered.first, let last = ordered.last else { return nil }
    let pass = passes.last(for: last)
    // A sighting without a time may be the latest of all: the fault stays open.
    let isOpen =
      if let pass, let seen = last.openedAt { pass <= seen } else { true }
    let since = ordered.first { ticket in
      guard let pass, let seen = ticket.openedAt else { return true }
      return seen >= pass
    }
    let now = isOpen ? since ?? last : last
    // Of several sightings at the last moment the dearest counts.
    let points = ordered.filter { $0.openedAt == last.openedAt }
      .map { ExactPoints($0.deduction ?? 0) }.max()
    let isSeenAfterLimit =
      if let due = first.deadline.due, let seen = last.openedAt { due < seen } else { false }
    return Fault(
      ticket: now, points: points ?? .zero, sightings: ordered.count, isOpen: isOpen,
      isBack: isOpen && now.openedAt != first.openedAt, isLate: !isOpen && isSeenAfterLimit)
  }

  package var open: [Fault] { faults.filter(\.isOpen) }
  /// 整改率: faults put right of all that were found.
  package var rectified: ExactShare { ExactShare(faults.count { !$0.isOpen }, of: faults.count) }

  /// 结案率: what is closed of all that is closed or overdue at `now`.
  package func closed(at now: Timestamp) -> ExactShare {
    let open = open
    let done = faults.count - open.count
    return ExactShare(done, of: done + open.count { $0.isOverdue(at: now) })
  }

  /// 按期结案率: what was closed in time of all that is closed or overdue at `now`.
  package func onTime(at now: Timestamp) -> ExactShare {
    let due = closed(at: now)
    return ExactShare(due.part - faults.count(where: \.isLate), of: due.whole)
  }
}
