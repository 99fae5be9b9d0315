import Diagnostics
import Model

/// Reasons of deadlines that one worker has put into words.
///
/// A limit in hours has another deadline for every minute, but a day of inspections has only a few reasons.
struct ReasonMemo: Sendable {
  /// All that the words are made of but for the moment at which the clock started.
  private struct Key: Hashable {
    let allowance: Allowance
    let passed: Range<Int>
    let movedFrom: Int?
    /// Days since 1970 on which a moved deadline lies.
    let movedTo: Int?
  }

  private static let capacity = 1 << 12

  private var parts: [Key: (name: LocalizedText, days: LocalizedText)] = [:]

  /// The words of `wording` for what `reckoning` came to, from memory as far as they can be.
  mutating func explanation(
    _ allowance: Allowance, _ reckoning: Reckoning, _ wording: DeadlineWording
  ) -> LocalizedText {
    var (text, days) = parts(allowance, reckoning, wording)
    if let started = reckoning.started { text.add(wording.started(started)) }
    if !days.isEmpty { text.add(days) }
    return text
  }

  private mutating func parts(
    _ allowance: Allowance, _ reckoning: Reckoning, _ wording: DeadlineWording
  ) -> (name: LocalizedText, days: LocalizedText) {
    let key = Key(
      allowance: allowance, passed: reckoning.passed, movedFrom: reckoning.movedFrom,
      movedTo: reckoning.movedFrom.map { _ in
        reckoning.due.local(at: wording.calendar.offset).date.daysSinceEpoch
      })
    if let known = parts[key] { return known }
    if parts.count >= Self.capacity { parts.removeAll(keepingCapacity: true) }
    let made = (wording.name(allowance), wording.days(reckoning))
    parts[key] = made
    return made
  }
}
