import Diagnostics
import Model

/// Deadlines that one worker has worked out, so that a day of inspections is reckoned once.
///
/// A cache and nothing else, but for the count of what the calendar could not say: that has to be
/// merged when the workers are done.
package struct DeadlineMemo: Sendable {
  private struct Key: Hashable {
    /// Which limit, times two; odd if `moment` is a day.
    let limit: Int
    /// Seconds or days since 1970.
    let moment: Int64
  }

  /// Entries are dropped when there are so many; a run over years of sheets stays bounded.
  private static let capacity = 1 << 15

  private var limits: [DeadlineRule: Int] = [:]
  /// Per rule index: the number of its limit.
  private var limitOfRule: [Int: Int] = [:]
  private var answers: [Key: DeadlineAnswer] = [:]
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
    let isByDay = calculator.isDayGranular(rule.deadline, day: day)
    let key = Key(
      limit: limit(of: rule, index) * 2 + (isByDay ? 1 : 0),
      moment: isByDay ? Int64(day) : opened.seconds)
    let answer = answers[key] ?? calculator.deadline(rule.deadline, openedAt: opened)
    if answers.count >= Self.capacity { answers.removeAll(keepingCapacity: true) }
    answers[key] = answer
    if let unknown = answer.unknown { shortfall.add(unknown) }
    return answer.deadline
  }

  /// Rules with the same limit share their deadlines.
  private mutating func limit(of rule: Rule, _ index: Int) -> Int {
    if let known = limitOfRule[index] { return known }
    let number = limits[rule.deadline] ?? limits.count
    limits[rule.deadline] = number
    limitOfRule[index] = number
    return number
  }
}
