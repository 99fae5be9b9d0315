import CheckRun
import Diagnostics
import Model
import RuleLoading
import Truth

/// One independent suite that our code can be held against.
struct TruthSuite: Sendable {
  let id: String
  let summary: String
  /// Runs every case below the path it is given.
  let run: @Sendable (String) throws -> SuiteReport
}

extension TruthSuite {
  /// Every suite; choices and help of `civiclint-bench truth` are derived from the list.
  static let all = [
    TruthSuite(id: "cel", summary: "conformance tests of the Common Expression Language") {
      try CELSuite.run(path: $0)
    },
    TruthSuite(id: "deadlines", summary: "deadlines in every unit, by the calendar that ships") {
      try DeadlinesSuite.run(path: $0, calendar: standardCalendar())
    },
    TruthSuite(id: "json", summary: "parsing tests of JSON, y_ n_ and i_") {
      try JSONSuite.run(path: $0)
    },
    TruthSuite(id: "yaml", summary: "the YAML test suite") { try YAMLSuite.run(path: $0) },
  ]

  /// The calendar `cn` of the rules inside the binary.
  private static func standardCalendar() throws -> WorkCalendar {
    var options = CheckOptions(
      asOf: Timestamp(seconds: 0), language: .en, palette: .plain, workers: 1)
    options.campaign = .none
    let loaded = try Workspace(options).load()
    guard let calendar = loaded.calendar else { throw DiagnosticList(loaded.diagnostics) }
    return calendar
  }
}
