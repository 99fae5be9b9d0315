import Diagnostics
import Model

/// Deadlines that one worker has worked out, so that a day of inspections is reckoned once.
///
/// A cache and nothing else, but for the count of what the calendar could not say: that has to be
/// merged when the workers are done.
package struct DeadlineMemo: Sendable {
  private struct Limit: Hashable {
    let stages: DeadlineRule
    /// Whether the owner has promised it and not the rule.
    let isPromise: Bool
  }

  private struct Key: Hashable {
    /// Which limit.
    let limit: Int
    /// Seconds since 1970, or days for a limit that goes by days.
    let moment: Int64
  }

  /// Days are dropped when there are so many; a run over years of sheets stays bounded.
  private static let capacity = 1 << 12

  private var limits: [Limit: Int] = [:]
  /// By index of the rule: the number of its limit; -1 if nobody has asked yet.
  private var limitOfRule: [Int] = []
  /// Answers by day: a day of inspections shares them.
  private var days: [Key: DeadlineAnswer] = [:]
  /// The last answer to the second: only the violations of one record share it.
  private var instant: (key: Key, answer: DeadlineAnswer)?
  private var reasons = ReasonMemo()
  package private(set) var shortfall = CalendarShortfall()

  package init() {}

  /// The deadline that `calculator` gives, from memory if it can be.
  ///
  /// - Parameters:
  ///   - index: The rule's number in its rule set; the same number is always the same rule.
  ///   - promise: The owner's own limit, which goes before the rule's; nil if it has none.
  package mutating func deadline(
    _ rule: Rule, index: Int, promise: DeadlineRule? = nil, openedAt opened: Timestamp?,
    by calculator: DeadlineCalculator
  ) -> Deadline {
    let stages = promise ?? rule.deadline
    guard let opened else { return calculator.deadline(stages, openedAt: nil).deadline }
    let day = opened.local(at: calculator.calendar.offset).date.daysSinceEpoch
    let limit =
      promise.map { number(of: Limit(stages: $0, isPromise: true)) } ?? limit(of: rule, index)
    func reckon() -> DeadlineAnswer {
      let answer = calculator.deadline(stages, openedAt: opened, &reasons)
      return promise == nil ? answer : answer.promised
    }
    let answer: DeadlineAnswer
    if calculator.isDayGranular(stages, day: day) {
      let key = Key(limit: limit, moment: Int64(day))
      if let known = days[key] {
        answer = known
      } else {
        if days.count >= Self.capacity { days.removeAll(keepingCapacity: true) }
        answer = reckon()
        days[key] = answer
      }
    } else {
      let key = Key(limit: limit, moment: opened.seconds)
      if let instant, instant.key == key {
        answer = instant.answer
      } else {
        answer = reckon()
        instant = (key, answer)
      }
    }
    if let unknown = answer.unknown { shortfall.add(unknown) }
    return answer.deadline
  }

  /// Rules with the same limit share their deadlines.
  private mutating func limit(of rule: Rule, _ index: Int) -> Int {
    while limitOfRule.count <= index { limitOfRule.append(-1) }
    if limitOfRule[index] >= 0 { return limitOfRule[index] }
    let number = number(of: Limit(stages: rule.deadline, isPromise: false))
    limitOfRule[index] = number
    return number
  }

  private mutating func number(of limit: Limit) -> Int {
    let number = limits[limit] ?? limits.count
    limits[limit] = number
    return number
  }
}

extension DeadlineAnswer {
  /// The same, with a word that routing and not the rule set the limit.
  fileprivate var promised: DeadlineAnswer {
    var reason = deadline.reason
    reason.add(zh: "；时限依责任分工", en: "; limit set by routing")
    return DeadlineAnswer(
      deadline: Deadline(due: deadline.due, reason: reason, stages: deadline.stages),
      unknown: unknown)
  }
}
