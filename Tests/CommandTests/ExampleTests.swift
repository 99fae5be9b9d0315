import Foundation
import TestSupport
import Testing

/// The example workspace gives what it gave: in both languages, in every format, with any number of
/// workers.
@Suite struct ExampleTests {
  struct Run: Sendable, CustomTestStringConvertible {
    var sheet: String
    var format: String
    var language: String
    var golden: String { "\(sheet).\(language).\(format)" }
    var testDescription: String { golden }
  }

  static let runs: [Run] = ["community-2026-11-20", "roads-2026-11-20"].flatMap { sheet in
    [("text", "zh"), ("text", "en"), ("json", "zh"), ("ndjson", "en")].map {
      Run(sheet: sheet, format: $0.0, language: $0.1)
    }
  }

  static func arguments(_ run: Run, workers: Int = 1) -> [String] {
    [
      "check", "Examples/community/\(run.sheet).csv", "--as-of", "2026-11-21T20:00:00+08:00",
      "--format", run.format, "--lang", run.language, "--workers", String(workers),
    ]
  }

  @Test(arguments: ExampleTests.runs)
  func givesWhatItGave(_ run: Run) throws {
    let result = try civiclint(Self.arguments(run))
    #expect(result.status == 1)
    try expectGolden(result.output, named: run.golden)
  }

  @Test(arguments: ExampleTests.runs)
  func doesNotDependOnWorkers(_ run: Run) throws {
    let one = try civiclint(Self.arguments(run))
    let eight = try civiclint(Self.arguments(run, workers: 8))
    #expect(one.output == eight.output)
    #expect(one.errors == eight.errors)
  }

  @Test func standardInputGivesTheSameTickets() throws {
    let run = Run(sheet: "community-2026-11-20", format: "ndjson", language: "en")
    let file = packageRoot.appending(path: "Examples/community/\(run.sheet).csv")
    var arguments = Self.arguments(run)
    arguments[1] = "-"
    let piped = try civiclint(
      arguments + ["--campaign", "Examples/community/civiclint.yaml"],
      input: String(contentsOf: file, encoding: .utf8))
    let named = try civiclint(Self.arguments(run))
    let path = "\"file\":\"Examples/community/\(run.sheet).csv\""
    #expect(piped.output == named.output.replacing(path, with: "\"file\":\"-\""))
  }

  @Test func everyFormatGoesToItsFile() throws {
    let folder = try ScratchFolder()
    let outputs = ["text", "json", "ndjson"].map { ($0, folder.url.appending(path: $0).path) }
    let result = try civiclint(
      ["check", "Examples/community/roads-2026-11-20.csv", "--as-of", "2026-11-21T20:00:00+08:00"]
        + outputs.flatMap { ["--format", "\($0.0)=\($0.1)"] })
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    for (format, path) in outputs {
      let run = Run(sheet: "roads-2026-11-20", format: format, language: "en")
      let alone = try civiclint(Self.arguments(run))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == alone.output, "\(format)")
    }
  }
}
