import Diagnostics

/// A violation with owner and deadline (督察单/整改单).
package struct Ticket: Sendable {
  /// Whether a ticket is news to whoever receives it.
  package enum Disposition: String, Sendable, CaseIterable {
    case new
    /// Seen before: earlier in this run, in the baseline or in the ledger.
    case known
    case waived
  }

  package let fingerprint: Fingerprint
  package let rule: Rule
  /// The point of the registry or of a group; nil if the record itself describes it.
  package let knownPoint: Point?
  package let record: RecordReference
  /// Nil: the rule's message, which is the same for every record.
  package let ownMessage: LocalizedText?
  /// Nil: what the columns that decide the rule hold in the record.
  package let ownObserved: [ObservedFact]?
  package let owner: Owner
  /// Inspection time; nil if the sheet has none that can be read.
  package let openedAt: Timestamp?
  /// Nil without an inspection time, or past the end of the calendar.
  package let deadline: Deadline
  package let deduction: Double?
  package var disposition: Disposition

  /// - Parameters:
  ///   - point: Nil if the record itself describes it.
  ///   - message: Nil: the rule's own.
  ///   - observed: Nil: what the record holds in the columns that decide the rule.
  package init(
    fingerprint: Fingerprint, rule: Rule, point: Point?, record: RecordReference,
    message: LocalizedText?, observed: [ObservedFact]?, owner: Owner, openedAt: Timestamp?,
    deadline: Deadline, deduction: Double?, disposition: Disposition = .new
  ) {
    self.fingerprint = fingerprint
    self.rule = rule
    knownPoint = point
    self.record = record
    ownMessage = message
    ownObserved = observed
    self.owner = owner
    self.openedAt = openedAt
    self.deadline = deadline
    self.deduction = deduction
    self.disposition = disposition
  }

  package var point: Point { knownPoint ?? record.point }

  package var message: LocalizedText { ownMessage ?? rule.fixedMessage ?? "" }

  package var observed: [ObservedFact] { ownObserved ?? record.observed(rule.decidingColumns) }

  /// Names of photos.
  package var evidence: [String] { record.photos }

  /// The same ticket without its batch.
  package var detached: Ticket {
    Ticket(
      fingerprint: fingerprint, rule: rule, point: point, record: record.detached,
      message: message, observed: observed, owner: owner, openedAt: openedAt, deadline: deadline,
      deduction: deduction, disposition: disposition)
  }
}

/// Who must put a violation right.
///
/// A class because it has identity: thousands of tickets share one owner, and what is made of an owner
/// once is found again by it. Owners that say the same are equal.
package final class Owner: Sendable {
  /// The role that routing found a unit for; the rule's first role where the fallback took it.
  package let role: RoleID
  package let unit: LocalizedText
  package let lead: LocalizedText?
  package let supporting: [LocalizedText]
  package let leader: String?
  package let contact: String?
  /// No row covered it: the fallback took it (社区兜底), or nobody.
  package let isFallback: Bool
  /// The limit of the row that won, which goes before the rule's; nil: as the rule says.
  package let limit: DeadlineRule?

  package init(
    role: RoleID, unit: LocalizedText, lead: LocalizedText? = nil,
    supporting: [LocalizedText] = [], leader: String? = nil, contact: String? = nil,
    isFallback: Bool = false, limit: DeadlineRule? = nil
  ) {
    self.role = role
    self.unit = unit
    self.lead = lead
    self.supporting = supporting
    self.leader = leader
    self.contact = contact
    self.isFallback = isFallback
    self.limit = limit
  }
}

extension Owner: Hashable {
  package static func == (a: Owner, b: Owner) -> Bool {
    a === b
      || a.role == b.role && a.unit == b.unit && a.lead == b.lead
        && a.supporting == b.supporting && a.leader == b.leader && a.contact == b.contact
        && a.isFallback == b.isFallback && a.limit == b.limit
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(role)
    hasher.combine(unit)
    hasher.combine(lead)
    hasher.combine(leader)
  }
}

/// By when, and how that came about.
///
/// A class because it has identity, like ``Owner``: a day of inspections shares a few deadlines.
package final class Deadline: Sendable {
  package struct Stage: Hashable, Sendable {
    package let title: LocalizedText
    package let due: Timestamp?

    package init(title: LocalizedText, due: Timestamp?) {
      self.title = title
      self.due = due
    }
  }

  /// When the violation must be put right; nil if that cannot be said, and `reason` says why.
  package let due: Timestamp?
  package let reason: LocalizedText
  /// The stages of a staged limit, in order; empty for a single limit.
  package let stages: [Stage]

  package init(due: Timestamp?, reason: LocalizedText, stages: [Stage] = []) {
    self.due = due
    self.reason = reason
    self.stages = stages
  }

  /// The first thing that falls due.
  package var firstDue: Timestamp? { stages.compactMap(\.due).min() ?? due }
}

extension Deadline: Hashable {
  package static func == (a: Deadline, b: Deadline) -> Bool {
    a === b || a.due == b.due && a.reason == b.reason && a.stages == b.stages
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(due)
    hasher.combine(reason)
  }
}
