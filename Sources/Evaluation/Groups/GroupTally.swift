import Model

/// What rules over many records have seen so far. A commutative monoid: each worker has one of its own,
/// and they merge in any order.
///
/// Memory: one entry per rule and group, and what ``AggregateState`` says.
package struct GroupTally: Sendable {
  struct Key: Hashable, Sendable {
    /// Position among the rules over many records.
    let rule: Int
    let group: PointID
  }

  /// Records that a rule could not look at, by the reason.
  package struct LeftOut: Hashable, Sendable {
    /// Without a time of inspection that can be read, though the rule has a window.
    package var undated = 0
    /// Before the window or after the run's moment.
    package var outside = 0
    /// Of a point of which nobody knows the area.
    package var placeless = 0

    static func += (a: inout LeftOut, b: LeftOut) {
      a.undated += b.undated
      a.outside += b.outside
      a.placeless += b.placeless
    }
  }

  var groups: [Key: GroupState] = [:]
  /// By position among the rules over many records.
  package internal(set) var leftOut: [LeftOut]

  package static func += (a: inout GroupTally, b: GroupTally) {
    for (key, state) in b.groups {
      if a.groups[key] == nil {
        a.groups[key] = state
      } else {
        a.groups[key]? += state
      }
    }
    for rule in a.leftOut.indices { a.leftOut[rule] += b.leftOut[rule] }
  }
}

/// One group of records of one rule.
struct GroupState: Sendable {
  /// Records of the group.
  var records = 0
  var aggregates: [AggregateState]
  /// The last record, by which the group's ticket is opened.
  var latest: GroupWitness?

  static func += (a: inout GroupState, b: GroupState) {
    a.records += b.records
    for index in a.aggregates.indices { a.aggregates[index] += b.aggregates[index] }
    a.latest = [a.latest, b.latest].compactMap { $0 }.max()
  }
}

/// The record that speaks for a group: the latest, of those the last by file and line.
package struct GroupWitness: Sendable, Comparable {
  /// The point or the area.
  package let group: Point
  package let inspectedAt: Timestamp?
  package let file: String
  package let line: Int

  package static func < (a: GroupWitness, b: GroupWitness) -> Bool {
    let times = (a.inspectedAt?.seconds ?? .min, b.inspectedAt?.seconds ?? .min)
    return (times.0, a.file, a.line) < (times.1, b.file, b.line)
  }

  package static func == (a: GroupWitness, b: GroupWitness) -> Bool {
    (a.inspectedAt, a.file, a.line) == (b.inspectedAt, b.file, b.line)
  }
}
