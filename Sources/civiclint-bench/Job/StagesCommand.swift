import ArgumentParser
import CheckRun
import Foundation

/// `civiclint-bench stages --documents FOLDER IN`
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "Shows where the time of the benchmark's job goes, on one thread.",
    discussion: "Medians over the rounds. Putting output in order and writing it are not included.")

  @Option(help: "Folder that 'civiclint-bench convert' made.")
  var documents: String

  @Argument(help: "The records.")
  var input: String

  @Option(help: "Rounds of the measurement.")
  var rounds = 3

  func validate() throws {
    guard rounds > 0 else { throw ValidationError("--rounds must be greater than 0") }
  }

  func run() throws {
    let job = JobRun(documents: documents, input: input, output: "", workers: 1)
    let run = StageRun(plan: try job.plan(), input: input)
    let results = try (0..<rounds).map { _ in try run.run() }
    let rows = results[0].rows
    let size = try FileManager.default.attributesOfItem(atPath: input)[.size] as? Int ?? 0
    var table = TextTable(["stage", "s", "ns/row", "MB/s", "share, %"])
    let medians = StageRun.Stage.allCases.indices.map { index in
      median(results.map { $0.seconds[index] })
    }
    let total = medians.reduce(0, +)
    let stages = StageRun.Stage.allCases.map(\.rawValue) + ["all"]
    for (stage, time) in zip(stages, medians + [total]) {
      let figures = [
        time, time * 1e9 / Double(max(rows, 1)), Double(size) / 1e6 / time, time / total * 100,
      ]
      table.add([stage] + figures.map(readable))
    }
    let tickets = readable(Double(results[0].ticketBytes) / 1e6)
    print("\(rows) rows, \(readable(Double(size) / 1e6)) MB in, \(tickets) MB of tickets")
    print(table.text, terminator: "")
  }
}
