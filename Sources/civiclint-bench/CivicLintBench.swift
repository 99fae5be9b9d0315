import ArgumentParser

/// Measurements and proofs that a user of `civiclint` never needs and a sceptic asks for.
@main
struct CivicLintBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "civiclint-bench",
    abstract: "Benchmarks of civiclint, and the independent suites it is held against.",
    subcommands: [
      ConvertCommand.self, JobCommand.self, StagesCommand.self, NeutralTicketsCommand.self,
      ExpressionsCommand.self, FuzzCommand.self, TextsCommand.self,
      TruthCommand.self,
    ])
}
