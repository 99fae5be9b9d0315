import Foundation
import Model
import TestSupport
import Testing
import Ticketing
import Truth

@Suite struct DeadlineSuiteTests {
  /// Every case of the independent suite, with the list of days that stands beside it.
  @Test(.enabled(if: SharedSuites.exists("conformance/deadlines"), "\(SharedSuites.absent)"))
  func allCasesPass() throws {
    let report = try DeadlinesSuite.run(
      path: SharedSuites.url("conformance/deadlines").path, calendar: TestCalendar.cn())
    #expect(report.failed == 0, "\(report.text)")
    #expect(report.passed == 1_500, "\(report.text)")
  }

  @Test func namesWhatDiffers() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(
      """
      id,opened_at,allowance,deadline,tag
      a,2026-11-20T09:30:00+08:00,3 workdays,2026-11-25T18:00:00+08:00,any
      b,2026-11-20T09:30:00+08:00,3 workdays,2026-11-24T18:00:00+08:00,any
      c,2026-12-31T16:30:00+08:00,4 workhours,error:calendar_end,any
      d,2026-11-20T09:30:00+08:00,3 moons,2026-11-24T18:00:00+08:00,any

      """.utf8
    ).write(to: file)
    let report = try DeadlinesSuite.run(path: file.path, calendar: TestCalendar.small)
    #expect(
      report.text == """
        \(file.lastPathComponent): values 1/3, errors 1/1
        FAIL b
          expected 2026-11-24T18:00:00+08:00 for 3 workdays from 2026-11-20T09:30:00+08:00
          found    2026-11-25T18:00:00+08:00
        FAIL d
          expected 2026-11-24T18:00:00+08:00 for 3 moons from 2026-11-20T09:30:00+08:00
          found    unreadable allowance '3 moons'
        2 passed, 2 failed

        """)
  }

  @Test(arguments: ["", "id,opened\n", "id,opened_at,allowance,deadline,tag\na,b\n"])
  func refusesWhatIsNoSuite(_ text: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    #expect(throws: SuiteError.self) {
      try DeadlinesSuite.run(path: file.path, calendar: TestCalendar.small)
    }
  }
}
