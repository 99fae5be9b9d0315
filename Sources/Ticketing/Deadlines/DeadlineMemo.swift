import Diagnostics
import Model

/// Deadlines that one worker has worked out, so that a day of inspections is reckoned once.
///
/// A cache and nothing else, but for the count of what the calendar could not say: that has to be
/// merged when the workers are done.
package struct DeadlineMemo: Sendable {
  private struct Key: Hashable {
    /// Which limit.
    let limit: Int
    /// Seconds since 1970, or days for a limit that goes by days.
    let moment: Int64
  }

  /// Days are dropped when there are so many; a run over years of sheets stays bounded.
  private static let capacity = 1 << 12

  private var limits: [DeadlineRule: Int] = [:]
  /// By index of the rule: the number of its limit; -1 if nobody has asked yet.
  private var limitOfRule: [Int] = []
  /// Answers by day: a day of inspections shares them.
  private var days: [Key: DeadlineAnswer] = [:]
  /// The last answer to the second: only the violations of one record share it.
  private var instant: (key: Key, answer: DeadlineAnswer)?
  package private(set) var shortfall = CalendarShortfall()

  package init() {}

  /// The deadline that `calculator` gives, from memory if it can be.
  ///
  /// - Parameter index: The rule's number in its rule set; the same number is always the same rule.
  package mutating func deadline(
    _ rule: Rule, index: Int, openedAt opened: Timestamp?, by calculator: DeadlineCalculator
  ) -> Deadline {
    guard let opened else { return calculator.deadline(rule.deadline, openedAt: nil).deadline }
    let day = opened.local(at: calculator.calendar.offset).date.daysSinceEpoch
    let limit = limit(of: rule, index)
    let answer: DeadlineAnswer
    if calculator.isDayGranular(rule.deadline, day: day) {
      let key = Key(limit: limit, moment: Int64(day))
      if let known = days[key] {
        answer = known
      } else {
        if days.count >= Self.capacity { days.removeAll(keepingCapacity: true) }
        answer = calculator.deadline(rule.deadline, openedAt: opened)
        days[key] = answer
      }
    } else {
      let key = Key(limit: limit, moment: opened.seconds)
      if let instant, instant.key == key {
        answer = instant.answer
      } else {
        answer = calculator.deadline(rule.deadline, openedAt: opened)
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
    let number = limits[rule.deadline] ?? limits.count
    limits[rule.deadline] = number
    limitOfRule[index] = number
    return number
  }
}
