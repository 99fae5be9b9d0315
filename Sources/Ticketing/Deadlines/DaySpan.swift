import Diagnostics
import Model

/// Consecutive days that are one thing to a reader: a weekend, a holiday, make-up workdays.
struct DaySpan: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case weekend
    case holiday
    /// A day of a weekend that is worked (调休).
    case makeup
  }

  let kind: Kind
  /// 国庆节; empty for a weekend.
  let name: LocalizedText
  let first: CivilDate
  var last: CivilDate

  var days: Int { last.daysSinceEpoch - first.daysSinceEpoch + 1 }

  /// `11-21..22`, `01-31..02-01`, `2026-12-31..2027-01-01`, or one day `11-21`.
  var extent: String {
    let (year, month, _) = first.components
    let (lastYear, lastMonth, _) = last.components
    let start = Self.monthDay(first)
    if first == last { return start }
    if year != lastYear { return "\(first)..\(last)" }
    return
      "\(start)..\(month == lastMonth ? String(Self.monthDay(last).suffix(2)) : Self.monthDay(last))"
  }

  /// `11-21`.
  static func monthDay(_ date: CivilDate) -> String { String(date.description.suffix(5)) }
}

extension WorkCalendar {
  /// What is not an ordinary working day among `days` (since 1970), in order.
  func spans(in days: Range<Int>) -> [DaySpan] {
    var spans: [DaySpan] = []
    for day in days {
      guard let span = span(of: CivilDate(daysSinceEpoch: day)) else { continue }
      if let previous = spans.last, previous.kind == span.kind, previous.name == span.name,
        previous.last.daysSinceEpoch == day - 1
      {
        spans[spans.count - 1].last = span.last
      } else {
        spans.append(span)
      }
    }
    return spans
  }

  private func span(of date: CivilDate) -> DaySpan? {
    let isWeekend = weekend.contains(date.weekday)
    switch exceptions[date] {
    case nil:
      return isWeekend ? DaySpan(kind: .weekend, name: "", first: date, last: date) : nil
    case let exception? where exception.isWorked:
      return isWeekend
        ? DaySpan(kind: .makeup, name: exception.name, first: date, last: date) : nil
    case let exception?:
      return DaySpan(kind: .holiday, name: exception.name, first: date, last: date)
    }
  }
}
