import ArgumentParser
import Truth

/// `civiclint-bench truth SUITE PATH`
struct TruthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "truth",
    abstract: "Runs an independent suite from any path.",
    discussion: """
      Prints a line per file, the cases that failed with what was expected and what was found, and last \
      how many passed and failed. Exit status 1 if any failed.

      Suites:
      \(TruthSuite.all.map { "  \($0.id)  \($0.summary)" }.joined(separator: "\n"))
      """)

  @Argument(help: "The suite: \(TruthSuite.all.map(\.id).joined(separator: ", ")).")
  var suite: String

  @Argument(help: "File or folder in the suite's own format.")
  var path: String

  func run() async throws {
    guard let suite = TruthSuite.all.first(where: { $0.id == suite }) else {
      throw ValidationError(
        "unknown suite '\(suite)'; expected one of \(TruthSuite.all.map(\.id).joined(separator: ", "))"
      )
    }
    let report = try await suite.run(path)
    print(report.text, terminator: "")
    if report.failed > 0 { throw ExitCode.failure }
  }
}
