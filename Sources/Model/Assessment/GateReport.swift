import Diagnostics

/// How assessment day would end today: what `civiclint gate` has to say, whatever the format.
package struct GateReport: Sendable {
  /// One thing that has to be reached.
  package struct Criterion: Sendable {
    /// Stable: `score`, `red-lines`, `points`, `items`, `overdue`, `rectified`, `closed`, `on-time`,
    /// `unowned`.
    package let id: String
    package let title: LocalizedText
    package let isMet: Bool
    /// `98.11 % (5912/6026)`.
    package let figure: LocalizedText
    /// `at least 95 %`.
    package let threshold: LocalizedText
    /// What to do; nil if it is met.
    package let next: LocalizedText?
    /// What stands in the way, the worst first.
    package let tickets: [Item]

    package init(
      id: String, title: LocalizedText, isMet: Bool, figure: LocalizedText,
      threshold: LocalizedText, next: LocalizedText?, tickets: [Item] = []
    ) {
      self.id = id
      self.title = title
      self.isMet = isMet
      self.figure = figure
      self.threshold = threshold
      self.next = isMet ? nil : next
      self.tickets = tickets
    }
  }

  /// One ticket as it stands in a list.
  package struct Item: Sendable {
    package let id: String
    package let rule: String
    package let point: String
    package let message: LocalizedText
    package let unit: LocalizedText
    package let due: Timestamp?
    /// What closing it is worth at its point, before caps.
    package let points: ExactPoints
    package let file: String
    package let line: Int

    package init(_ ticket: Ticket, points: ExactPoints) {
      id = ticket.fingerprint.ticketID
      rule = ticket.rule.id.text
      point = ticket.point.name.isEmpty ? ticket.point.id.text : ticket.point.name
      message = ticket.message
      unit = ticket.owner.unit
      due = ticket.deadline.due
      self.points = points
      file = ticket.record.file
      line = ticket.record.line
    }

    /// A row of a ledger: its number instead of a ticket's id, no rule and no points.
    package init(_ row: LedgerCase, offset: UTCOffset) {
      id = row.serial.isEmpty ? "\(row.line)" : row.serial
      rule = ""
      point = row.point
      message = LocalizedText(row.problem)
      unit = LocalizedText(row.unit)
      due = row.due.map { Timestamp($0, secondOfDay: 86_340, offset: offset) }
      points = .zero
      file = row.file
      line = row.line
    }
  }

  /// One line of a ranking.
  package struct Rank: Sendable {
    package let rank: Int
    package let level: String
    package let name: LocalizedText
    package let score: String
    package let points: Int
    /// Ids of the tickets behind what is missing.
    package let tickets: [String]

    package init(
      rank: Int, level: String, name: LocalizedText, score: String, points: Int, tickets: [String]
    ) {
      self.rank = rank
      self.level = level
      self.name = name
      self.score = score
      self.points = points
      self.tickets = tickets
    }
  }

  /// What closing tickets would do to the score.
  package struct Forecast: Sendable {
    package let now: String
    /// If every open ticket that is due by then is closed; the others stay.
    package let ifDueClosed: String
    package let dueTickets: Int
    package let target: String?
    /// The fewest tickets that bring the score to the target; nil if all together do not, or no target.
    package let fixes: [Item]?
    /// Whether fewer certainly do not.
    package let isExact: Bool

    package init(
      now: String, ifDueClosed: String, dueTickets: Int, target: String?, fixes: [Item]?,
      isExact: Bool
    ) {
      self.now = now
      self.ifDueClosed = ifDueClosed
      self.dueTickets = dueTickets
      self.target = target
      self.fixes = fixes
      self.isExact = isExact
    }
  }

  package let title: LocalizedText
  package let asOf: Timestamp
  package let offset: UTCOffset
  package let assessment: CivilDate?
  package let phase: LocalizedText?
  package let criteria: [Criterion]
  package let forecast: Forecast?
  package let ranking: [Rank]
  package let redList: [Rank]
  package let blackList: [Rank]
  /// Faults found, put right, open, back after they were closed.
  package let faults: (found: Int, closed: Int, open: Int, back: Int)

  package init(
    title: LocalizedText, asOf: Timestamp, offset: UTCOffset, assessment: CivilDate?,
    phase: LocalizedText?, criteria: [Criterion], forecast: Forecast?, ranking: [Rank],
    redList: [Rank], blackList: [Rank], faults: (found: Int, closed: Int, open: Int, back: Int)
  ) {
    self.title = title
    self.asOf = asOf
    self.offset = offset
    self.assessment = assessment
    self.phase = phase
    self.criteria = criteria
    self.forecast = forecast
    self.ranking = ranking
    self.redList = redList
    self.blackList = blackList
    self.faults = faults
  }

  package var isMet: Bool { criteria.allSatisfy(\.isMet) }

  /// Days until assessment day; negative once it is over.
  package var daysLeft: Int? {
    assessment.map { $0.daysSinceEpoch - asOf.local(at: offset).date.daysSinceEpoch }
  }

  /// `7 days to go`.
  package var countdown: LocalizedText? {
    guard let assessment, let daysLeft else { return nil }
    switch daysLeft {
    case 0: return LocalizedText(zh: "今天测评", en: "assessment is today")
    case 1...:
      return LocalizedText(
        zh: "距测评日 \(assessment) 还有 \(daysLeft) 天",
        en: "\(daysLeft) day\(daysLeft == 1 ? "" : "s") to assessment on \(assessment)")
    default:
      return LocalizedText(
        zh: "测评日 \(assessment) 已过 \(-daysLeft) 天",
        en: "assessment on \(assessment) was \(-daysLeft) day\(daysLeft == -1 ? "" : "s") ago")
    }
  }

  /// Criteria met of all.
  package var verdict: LocalizedText {
    let met = criteria.count(where: \.isMet)
    return isMet
      ? LocalizedText(zh: "达标: \(met) 项条件全部满足", en: "passed: all \(met) criteria are met")
      : LocalizedText(
        zh: "未达标: \(criteria.count) 项条件满足 \(met) 项",
        en: "failed: \(met) of \(criteria.count) criteria are met")
  }
}
