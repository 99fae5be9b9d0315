import Diagnostics
import Model

/// How many deadlines a calendar could not say, and for want of which days.
///
/// A commutative monoid: workers merge in any order.
package struct CalendarShortfall: Hashable, Sendable {
  private var pastEnd = 0
  private var beforeStart = 0
  private var unknownEnd: CivilDate?
  private var unknownStart: CivilDate?

  package init() {}

  package var isEmpty: Bool { pastEnd + beforeStart == 0 }

  mutating func add(_ error: CalendarError) {
    switch error {
    case .pastEnd(let day):
      pastEnd += 1
      unknownEnd = min(unknownEnd ?? day, day)
    case .beforeStart(let day):
      beforeStart += 1
      unknownStart = max(unknownStart ?? day, day)
    }
  }

  package static func += (a: inout CalendarShortfall, b: CalendarShortfall) {
    a.pastEnd += b.pastEnd
    a.beforeStart += b.beforeStart
    a.unknownEnd = [a.unknownEnd, b.unknownEnd].compactMap(\.self).min()
    a.unknownStart = [a.unknownStart, b.unknownStart].compactMap(\.self).max()
  }

  /// What to tell the user: at most one diagnostic for each end of the calendar.
  package func diagnostics(for calendar: WorkCalendar) -> [Diagnostic] {
    [
      (pastEnd, unknownEnd, "ends before"),
      (beforeStart, unknownStart, "begins after"),
    ].compactMap { count, day, relation in
      guard let day else { return nil }
      return Diagnostic(
        .warning, code: "T301",
        LocalizedText(
          zh: "工作日历 '\(calendar.id)' 没有 \(day) 的工作日安排：\(count) 个问题无法计算整改时限",
          en: "calendar '\(calendar.id)' \(relation) \(day): \(count) "
            + "violation\(count == 1 ? " has" : "s have") no deadline"),
        help: LocalizedText(
          zh: "在工作日历中补充 \(day.year) 年的节假日和调休（years、holidays、workdays）",
          en: "add the holidays and make-up workdays of \(day.year) to the calendar "
            + "(years, holidays, workdays)"))
    }
  }
}
