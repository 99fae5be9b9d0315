import Diagnostics
import Foundation
import Model
import TestSupport

/// The calendar `cn` of the deadline cases, built from the list of days beside them.
enum TestCalendar {
  static let days = "domain/cn_calendar.csv"

  static func cn() throws -> WorkCalendar {
    let text = try String(contentsOf: SharedSuites.url(days), encoding: .utf8)
    var exceptions: [CivilDate: WorkCalendar.Exception] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 3, let date = CivilDate(iso: cells[0]) else { continue }
      exceptions[date] = WorkCalendar.Exception(
        isWorked: cells[1] == "workday", name: LocalizedText(cells[2]))
    }
    return calendar(exceptions, years: 2024...2026)
  }

  /// Days of 2026 that the tables of this target need, so that they run without the suite.
  static let small: WorkCalendar = {
    var exceptions: [CivilDate: WorkCalendar.Exception] = [:]
    let nationalDay = LocalizedText(zh: "国庆节", en: "National Day")
    for day in 1...7 {
      exceptions[date("2026-10-0\(day)")] = WorkCalendar.Exception(
        isWorked: false, name: nationalDay)
    }
    for day in ["2026-09-20", "2026-10-10"] {
      exceptions[date(day)] = WorkCalendar.Exception(isWorked: true, name: nationalDay)
    }
    return calendar(exceptions, years: 2026...2026)
  }()

  static func calendar(
    _ exceptions: [CivilDate: WorkCalendar.Exception], years: ClosedRange<Int>
  ) -> WorkCalendar {
    WorkCalendar(
      id: "cn", title: "cn", offset: .china,
      periods: [
        WorkCalendar.Period(open: 30_600, close: 43_200),
        WorkCalendar.Period(open: 48_600, close: 64_800),
      ],
      weekend: [6, 7], years: years, exceptions: exceptions)
  }
}

/// The day of a literal; January 1st 1970 if it is none, which no test means.
func date(_ text: String) -> CivilDate {
  CivilDate(iso: text) ?? CivilDate(daysSinceEpoch: 0)
}

/// `2026-11-20 09:30` on Chinese clocks.
func time(_ text: String) -> Timestamp {
  let full = text.count == 16 ? text + ":00" : text
  return Timestamp(rfc3339: full + "+08:00") ?? Timestamp(seconds: 0)
}

func readable(_ time: Timestamp?) -> String { time?.readable(at: .china) ?? "none" }
