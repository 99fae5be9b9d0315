import Foundation
import TestSupport
import Testing

/// Exit status 0, 1 and 2, and the last line on standard error that says why it is not 0.
@Suite struct ExitStatusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var reason: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let sheet = "Examples/community/community-2026-11-20.csv"
  static let asOf = "--as-of=2026-11-21T20:00:00+08:00"
  static let failed =
    "civiclint: could not do the job: correct the errors above first (exit status 2)"

  static let cases: [Case] = [
    Case(
      arguments: ["check", sheet, asOf, "--format", "ndjson"], status: 1,
      reason: "tickets, 9 defects of the sheet (exit status 1)"),
    Case(arguments: ["check", sheet, asOf, "--fail-on", "never"], status: 0, reason: ""),
    Case(
      arguments: ["check", sheet, asOf, "--fail-on", "critical", "--select", "stacking"], status: 0,
      reason: ""),
    Case(
      arguments: ["check", sheet, asOf, "--fail-on", "critical", "--select", "fire"], status: 1,
      reason: "(exit status 1)"),
    Case(arguments: ["check", "no-such.csv"], status: 2, reason: "incomplete (exit status 2)"),
    Case(arguments: ["check"], status: 2, reason: "(exit status 2)"),
    Case(arguments: ["check", sheet, "--format", "jsno"], status: 2, reason: "(exit status 2)"),
    Case(arguments: ["check", sheet, "--select", "no.such"], status: 2, reason: failed),
    Case(
      arguments: ["check", sheet, "--as-of", "yesterday"], status: 2, reason: "(exit status 2)"),
    Case(arguments: ["check", sheet, "--workers", "0"], status: 2, reason: "(exit status 2)"),
    Case(arguments: ["check", sheet, "--no-such-option"], status: 2, reason: "(exit status 2)"),
    Case(arguments: ["check", sheet, "--points", "no.yaml"], status: 2, reason: failed),
    Case(arguments: ["no-such-command"], status: 2, reason: "(exit status 2)"),
    Case(arguments: ["rules", "explain", "no.such"], status: 2, reason: "(exit status 2)"),
    Case(arguments: ["rules", "test"], status: 0, reason: ""),
    Case(arguments: ["--version"], status: 0, reason: ""),
    Case(arguments: ["--help"], status: 0, reason: ""),
  ]

  @Test(arguments: ExitStatusTests.cases)
  func isAsPromised(_ c: Case) throws {
    let result = try civiclint(c.arguments)
    #expect(result.status == c.status, "\(result.errors)")
    #expect(result.lastErrorLine.hasSuffix(c.reason), "\(result.errors)")
  }

  @Test func everyOptionThatIsWrongIsSaidAtOnce() throws {
    let result = try civiclint([
      "check", Self.sheet, "--format", "jsno", "--fail-on", "majro", "--as-of", "x",
    ])
    #expect(result.status == 2)
    #expect(result.errors.contains("did you mean 'json'?"))
    #expect(result.errors.contains("did you mean 'major'?"))
    #expect(result.errors.contains("--as-of cannot read 'x' as a time"))
    #expect(result.output.isEmpty)
  }

  @Test func oneUnreadableSheetDoesNotStopTheOthers() throws {
    let result = try civiclint([
      "check", "no-such.csv", Self.sheet, Self.asOf, "--format", "ndjson",
    ])
    #expect(result.status == 2)
    #expect(result.output.split(separator: "\n").count > 20)
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let command = builtCommand("civiclint").path
    let result = try run(
      [
        "sh", "-c",
        "'\(command)' check \(Self.sheet) \(Self.asOf) --format ndjson 2>&1 >&3 | cat >&2; true",
      ].map { $0.replacing(" >&3", with: " | head -n 1 > /dev/null") }, directory: packageRoot)
    #expect(!result.errors.lowercased().contains("pipe"))
    #expect(!result.errors.contains("cannot write"))
  }
}
