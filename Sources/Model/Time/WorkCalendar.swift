import Diagnostics

/// Which days are worked, and between which hours (工作日历).
///
/// Covers whole years: a day outside them is neither working day nor day of rest but unknown.
package struct WorkCalendar: Sendable {
  /// A stretch of opening hours within a day: `[open, close)`.
  ///
  /// Unit: seconds since local midnight. Range: 0 … 86 400, open < close.
  package struct Period: Hashable, Sendable {
    package let open: Int
    package let close: Int

    package init(open: Int, close: Int) {
      self.open = open
      self.close = close
    }
  }

  /// Why a day is not what its weekday says.
  package struct Exception: Hashable, Sendable {
    package let isWorked: Bool
    /// 国庆节; empty if the calendar gives none.
    package let name: LocalizedText

    package init(isWorked: Bool, name: LocalizedText) {
      self.isWorked = isWorked
      self.name = name
    }
  }

  /// The calendar that this one builds on, and the days that it says itself.
  package struct Base: Sendable {
    package let id: String
    package let title: LocalizedText
    package let ownDays: Set<CivilDate>

    package init(id: String, title: LocalizedText, ownDays: Set<CivilDate>) {
      self.id = id
      self.title = title
      self.ownDays = ownDays
    }
  }

  package let id: String
  package let title: LocalizedText
  package let offset: UTCOffset
  /// Opening hours of a working day, in order, apart from each other, at least one.
  package let periods: [Period]
  /// Days of rest of an ordinary week, 1 Monday … 7 Sunday.
  package let weekend: Set<Int>
  package let years: ClosedRange<Int>
  package let exceptions: [CivilDate: Exception]
  /// Nil for a calendar that stands alone.
  package let base: Base?

  package init(
    id: String, title: LocalizedText, offset: UTCOffset, periods: [Period], weekend: Set<Int>,
    years: ClosedRange<Int>, exceptions: [CivilDate: Exception], base: Base? = nil
  ) {
    self.id = id
    self.title = title
    self.offset = offset
    self.periods = periods
    self.weekend = weekend
    self.years = years
    self.exceptions = exceptions
    self.base = base
  }

  /// Whether `date` is worked; nil for a day the calendar does not know.
  package func isWorkingDay(_ date: CivilDate) -> Bool? {
    if let exception = exceptions[date] { return exception.isWorked }
    guard years.contains(date.year) else { return nil }
    return !weekend.contains(date.weekday)
  }

  /// Second of the day at which a working day begins.
  package var opening: Int { periods.first?.open ?? 0 }

  /// Second of the day at which a working day ends.
  package var closing: Int { periods.last?.close ?? 86_400 }

  /// Open seconds of a working day; greater than 0.
  package var openSecondsPerDay: Int { periods.reduce(0) { $0 + $1.close - $1.open } }
}
