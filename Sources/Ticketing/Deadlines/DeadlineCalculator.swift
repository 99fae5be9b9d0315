import Diagnostics
import Model

/// Turns a rule's limit and an inspection time into a deadline: calendar, stages, campaign.
///
/// Immutable, hence shared by all workers; each worker keeps a ``DeadlineMemo`` of its own.
package struct DeadlineCalculator: Sendable {
  package let calendar: WorkCalendar
  private let clock: AllowanceClock
  private let campaign: Campaign?
  private let wording: DeadlineWording

  /// - Complexity: O(days of the calendar).
  package init(calendar: WorkCalendar, campaign: Campaign? = nil) {
    self.calendar = calendar
    self.campaign = campaign
    clock = AllowanceClock(calendar)
    wording = DeadlineWording(calendar: calendar)
  }

  /// When `allowance` ends by the calendar alone, without campaign and stages.
  ///
  /// - Throws: ``CalendarError`` if the answer depends on a day the calendar does not know.
  /// - Complexity: O(opening periods of a day).
  package func due(
    _ allowance: Allowance, openedAt opened: Timestamp
  ) throws(CalendarError) -> Timestamp {
    try clock.reckon(allowance, openedAt: opened).due
  }

  /// The deadline of a violation opened at `opened`, and what the calendar could not say.
  ///
  /// Every stage runs from the opening; the last one is when the violation must be put right.
  /// - Complexity: O(stages × (tightenings + days spanned)), the days for the wording alone.
  package func deadline(_ rule: DeadlineRule, openedAt opened: Timestamp?) -> DeadlineAnswer {
    var reasons = ReasonMemo()
    return deadline(rule, openedAt: opened, &reasons)
  }

  /// The same, with reasons that were put into words before.
  func deadline(
    _ rule: DeadlineRule, openedAt opened: Timestamp?, _ reasons: inout ReasonMemo
  ) -> DeadlineAnswer {
    guard let opened else {
      return DeadlineAnswer(
        deadline: Deadline(due: nil, reason: DeadlineWording.noInspectionTime), unknown: nil)
    }
    let limits = rule.stages.map { limit($0.allowance, opened, &reasons) }
    guard let last = limits.last else {
      // A rule has at least one stage; without one nothing is promised and nothing can be due.
      return DeadlineAnswer(deadline: Deadline(due: nil, reason: ""), unknown: nil)
    }
    let unknown = limits.compactMap(\.unknown).first
    if rule.stages.count == 1, rule.stages[0].title == nil {
      return DeadlineAnswer(
        deadline: Deadline(due: last.due, reason: last.reason), unknown: unknown)
    }
    let titles = rule.stages.enumerated().map { number, stage in
      stage.title ?? LocalizedText(zh: "第 \(number + 1) 步", en: "stage \(number + 1)")
    }
    let stages = zip(titles, limits).map { Deadline.Stage(title: $0, due: $1.due) }
    let reason = wording.staged(zip(titles, limits).map { ($0, $1.reason) })
    return DeadlineAnswer(
      deadline: Deadline(due: last.due, reason: reason, stages: stages), unknown: unknown)
  }

  /// Whether every instant of `day` (since 1970) gives `rule` the same deadline.
  func isDayGranular(_ rule: DeadlineRule, day: Int) -> Bool {
    guard rule.stages.allSatisfy({ $0.allowance.isDayGranular }) else { return false }
    guard let campaign, let assessment = campaign.assessment else { return true }
    let left = assessment.daysSinceEpoch - day
    // On the eve and on the day itself, whether the eve has passed is a matter of seconds.
    if left == 0 || left == 1 { return false }
    return left < 0
      || campaign.tightenings.allSatisfy { left > $0.withinDays || $0.atMost.isDayGranular }
  }

  /// One allowance after all that may shorten it.
  private struct Limit {
    var due: Timestamp?
    var reason: LocalizedText
    var unknown: CalendarError?

    /// The deadline is not before this.
    var earliest: Timestamp

    /// Whether `other` certainly ends before this limit.
    func isLater(than other: Timestamp) -> Bool {
      if let due { return due > other }
      return earliest >= other
    }
  }

  private func limit(
    _ allowance: Allowance, _ opened: Timestamp, _ reasons: inout ReasonMemo
  ) -> Limit {
    var limit = byCalendar(allowance, opened, &reasons)
    guard let campaign, let assessment = campaign.assessment else { return limit }
    let day = opened.local(at: calendar.offset).date.daysSinceEpoch
    let left = assessment.daysSinceEpoch - day
    guard left >= 0 else { return limit }

    var tightest: (limit: Limit, due: Timestamp)?
    for tightening in campaign.tightenings where left <= tightening.withinDays {
      let other = byCalendar(tightening.atMost, opened, &reasons)
      if let due = other.due, tightest.map({ due < $0.due }) ?? true { tightest = (other, due) }
    }
    if let tightest, limit.isLater(than: tightest.due) {
      let words = wording.tightened(
        to: tightest.limit.reason, daysLeft: left, assessment: assessment)
      limit = Limit(due: tightest.due, reason: wording.name(allowance), earliest: tightest.due)
      limit.reason.add(words)
    }

    let eve = clock.closing(of: assessment.daysSinceEpoch - 1)
    let latest = max(eve, opened)
    if limit.isLater(than: latest) {
      if limit.due == nil { limit.reason = wording.name(allowance) }
      limit.due = latest
      limit.unknown = nil
      limit.reason.add(wording.capped(at: eve, isPast: opened > eve))
    }
    return limit
  }

  private func byCalendar(
    _ allowance: Allowance, _ opened: Timestamp, _ reasons: inout ReasonMemo
  ) -> Limit {
    do throws(CalendarError) {
      let reckoning = try clock.reckon(allowance, openedAt: opened)
      return Limit(
        due: reckoning.due, reason: reasons.explanation(allowance, reckoning, wording),
        earliest: reckoning.due)
    } catch {
      // All days before the unknown one were counted and did not suffice: whatever it is, the
      // deadline lies on it or later. So a limit that ends earlier is known to be the tighter one.
      let day = Timestamp(error.day, offset: calendar.offset)
      var reason = wording.name(allowance)
      reason.add(wording.unknown(error))
      return Limit(
        due: nil, reason: reason, unknown: error,
        earliest: error.isPastEnd ? max(day, opened) : opened)
    }
  }
}

/// A deadline, and why it could not be said where it could not.
package struct DeadlineAnswer: Hashable, Sendable {
  package let deadline: Deadline
  /// Of a staged limit, what the first stage in trouble met; nil if the calendar knew every day.
  package let unknown: CalendarError?
}

extension CalendarError {
  fileprivate var isPastEnd: Bool {
    if case .pastEnd = self { return true }
    return false
  }
}

extension Allowance {
  /// Whether only the day of the opening matters, not its hour.
  ///
  /// Zero days are due at closing time or, once that has passed, later: the hour matters.
  fileprivate var isDayGranular: Bool {
    switch self {
    case .workdays(let count), .days(let count): count > 0
    case .immediate, .elapsed, .working: false
    }
  }
}
