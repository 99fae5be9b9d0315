import CheckRun
import Diagnostics
import Model
import RuleLoading
import Themes
import Truth

/// One independent suite that our code can be held against.
struct TruthSuite: Sendable {
  let id: String
  let summary: String
  /// Runs every case below the path it is given.
  let run: @Sendable (String) async throws -> any TruthReport
}

/// What a suite found: words to print, and whether anything failed.
protocol TruthReport {
  var text: String { get }
  var failed: Int { get }
}

extension SuiteReport: TruthReport {}

extension SheetsReport: TruthReport {}

extension IssueTextsSuite.Score: TruthReport {
  var failed: Int { report.failed }
}

extension TruthSuite {
  /// Every suite; choices and help of `civiclint-bench truth` are derived from the list.
  static let all = [
    TruthSuite(id: "cel", summary: "conformance tests of the Common Expression Language") {
      try CELSuite.run(path: $0)
    },
    TruthSuite(id: "csv", summary: "csv-spectrum: tables and the records in them") {
      try CSVSuite.run(path: $0)
    },
    TruthSuite(id: "deadlines", summary: "deadlines in every unit, by the calendar that ships") {
      try DeadlinesSuite.run(path: $0, calendar: standardCalendar())
    },
    TruthSuite(id: "issue-texts", summary: "problem texts, by the themes that ship") {
      try IssueTextsSuite.run(path: $0, standardClassifier())
    },
    TruthSuite(id: "json", summary: "parsing tests of JSON, y_ n_ and i_") {
      try JSONSuite.run(path: $0)
    },
    TruthSuite(id: "sheets", summary: "sheets as cities have them, with what is in them") {
      try await SheetsTruth.run(
        $0, .init(classifier: standardClassifier(), calendar: standardCalendar()))
    },
    TruthSuite(id: "yaml", summary: "the YAML test suite") { try YAMLSuite.run(path: $0) },
  ]

  /// A reader of free text by the themes inside the binary.
  static func standardClassifier() throws -> ThemeClassifier {
    var options = CheckOptions(
      asOf: Timestamp(seconds: 0), language: .en, palette: .plain, workers: 1)
    options.campaign = .none
    return try Workspace(options).themeClassifier()
  }

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
