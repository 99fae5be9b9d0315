import Diagnostics
import Foundation
import Model
import Ticketing

/// Runs deadline cases in the format of `../shared/conformance/deadlines/README.md`.
///
/// A case passes if the deadline, written as RFC 3339 at the calendar's offset, is equal to the one
/// in the file, or if both are `error:calendar_end`.
package enum DeadlinesSuite {
  private static let header = ["id", "opened_at", "allowance", "deadline", "tag"]
  private static let calendarEnd = "error:calendar_end"

  /// - Parameters:
  ///   - path: A file of cases, or a folder whose `.csv` files are all run, in order of their names.
  ///   - calendar: The calendar `cn` of the suite.
  package static func run(path: String, calendar: WorkCalendar) throws(SuiteError) -> SuiteReport {
    var report = SuiteReport()
    let calculator = DeadlineCalculator(calendar: calendar)
    for url in try files(path) {
      guard let data = try? Data(contentsOf: url) else {
        throw SuiteError("cannot read \(url.path)")
      }
      let rows = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
      guard let first = rows.first, first.split(separator: ",").map(String.init) == header else {
        throw SuiteError("\(url.path): expected the header \(header.joined(separator: ","))")
      }
      for row in rows.dropFirst() {
        try run(row, file: url.lastPathComponent, calculator, &report)
      }
    }
    return report
  }

  private static func files(_ path: String) throws(SuiteError) -> [URL] {
    let url = URL(fileURLWithPath: path)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
      return [url]
    }
    let cases = names.filter { $0.hasSuffix(".csv") }.sorted()
    if cases.isEmpty { throw SuiteError("\(url.path) holds no .csv file") }
    return cases.map { url.appending(path: $0) }
  }

  private static func run(
    _ row: Substring, file: String, _ calculator: DeadlineCalculator, _ report: inout SuiteReport
  ) throws(SuiteError) {
    let cells = row.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
      .map(String.init)
    guard cells.count == 5 else { throw SuiteError("\(file): expected five cells in '\(row)'") }
    let expected = cells[3]
    let found = answer(opened: cells[1], allowance: cells[2], calculator)
    let kind = expected.hasPrefix("error:") ? SuiteReport.CaseKind.error : .value
    if found == expected {
      report.pass(file: file, kind: kind)
    } else {
      report.fail(
        file: file, kind: kind, id: cells[0],
        expected: "\(expected) for \(cells[2]) from \(cells[1])", found: found)
    }
  }

  private static func answer(
    opened: String, allowance: String, _ calculator: DeadlineCalculator
  ) -> String {
    guard let opened = Timestamp(rfc3339: opened) else { return "unreadable instant '\(opened)'" }
    guard let allowance = Allowance(parsing: allowance) else {
      return "unreadable allowance '\(allowance)'"
    }
    do throws(CalendarError) {
      let due = try calculator.due(allowance, openedAt: opened)
      return due.rfc3339(at: calculator.calendar.offset)
    } catch {
      switch error {
      case .pastEnd: return calendarEnd
      case .beforeStart: return "error:calendar_start"
      }
    }
  }
}
