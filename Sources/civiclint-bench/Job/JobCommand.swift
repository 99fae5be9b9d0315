import ArgumentParser
import Diagnostics
import Foundation

/// `civiclint-bench job --documents FOLDER IN`
struct JobCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "job",
    abstract: "Runs the benchmark's job on a file and reports what it took.",
    discussion: """
      Everything 'civiclint check --format ndjson' does, in this process: rules, routes and calendar are \
      loaded from YAML, sheet defects are found, whole tickets are written. The digest of the pairs of \
      record and rule is made afterwards from the tickets' file. Peak memory is that of the whole process \
      up to the end of the run.
      """)

  @Option(help: "Folder that 'civiclint-bench convert' made.")
  var documents: String

  @Argument(help: "The records.")
  var input: String

  @Option(name: .customLong("out"), help: "File for the tickets; without it they are thrown away.")
  var output: String?

  @Option(help: "How many batches are worked on at once.")
  var workers = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "The benchmark's expected.txt; exit status 1 if the digest is another.")
  var expected: String?

  @Option(help: "Shape of the records, to be found in expected.txt: wide or long.")
  var shape = "wide"

  func validate() throws {
    guard workers > 0 else { throw ValidationError("--workers must be greater than 0") }
  }

  func run() async throws {
    let temporary = FileManager.default.temporaryDirectory
      .appending(path: "civiclint-bench-\(ProcessInfo.processInfo.processIdentifier).ndjson").path
    let tickets = output ?? temporary
    defer { if output == nil { try? FileManager.default.removeItem(atPath: tickets) } }
    let job = JobRun(documents: documents, input: input, output: tickets, workers: workers)
    let figures: JobRun.Figures
    do {
      figures = try await job.run()
    } catch let problems as DiagnosticList {
      let renderer = DiagnosticRenderer(language: .en, palette: .plain)
      for problem in problems.diagnostics {
        FileHandle.standardError.write(Data(renderer.render(problem).utf8))
      }
      throw ExitCode(2)
    }
    print(Self.text(figures), terminator: "")
    let digest = try TicketLine.pairs(inFile: tickets)
    print(digest)
    guard let expected else { return }
    let text = try String(contentsOf: URL(fileURLWithPath: expected), encoding: .utf8)
    switch ExpectedFigures(text).agrees(with: digest, shape: shape, rows: figures.rows) {
    case true?: print("as expected of \(figures.rows) \(shape) rows")
    case false?:
      print("NOT what \(figures.rows) \(shape) rows should give")
      throw ExitCode.failure
    case nil:
      print("'\(expected)' has no figures for \(figures.rows) \(shape) rows")
      throw ExitCode(2)
    }
  }

  private static func text(_ figures: JobRun.Figures) -> String {
    let megabytes = Double(figures.inputBytes) / 1e6
    let lines = [
      "\(figures.rows) rows, \(readable(megabytes)) MB in, "
        + "\(readable(Double(figures.ticketBytes) / 1e6)) MB of tickets",
      "wall \(readable(figures.wallSeconds)) s (loading \(readable(figures.loadSeconds)) s), "
        + "processor \(readable(figures.processorSeconds)) s",
      "\(readable(Double(figures.rows) / figures.wallSeconds)) rows/s, "
        + "\(readable(megabytes / figures.wallSeconds)) MB/s, "
        + "peak \(readable(Double(figures.peakBytes) / 1e6)) MB",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
