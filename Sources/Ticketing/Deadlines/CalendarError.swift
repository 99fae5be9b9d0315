import Diagnostics
import Model

/// Why an allowance has no end on a calendar: the answer depends on a day the calendar does not know.
package enum CalendarError: Error, Hashable, Sendable {
  /// The first day behind the calendar's last one that would have to be classified.
  case pastEnd(CivilDate)
  /// A day before the calendar's first one that would have to be classified.
  case beforeStart(CivilDate)

  /// The day that would have to be known.
  package var day: CivilDate {
    switch self {
    case .pastEnd(let day), .beforeStart(let day): day
    }
  }
}
