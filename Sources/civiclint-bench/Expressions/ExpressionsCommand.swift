import ArgumentParser

/// `civiclint-bench cel`
struct ExpressionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cel",
    abstract: "Measures our CEL beside Google's C++ and the Rust implementation.",
    discussion: """
      All three are asked for the same list of expressions in one run, in turn, a different one first in \
      each round; figures are medians over the rounds, in nanoseconds. 'compile' is parsing, checking \
      and planning (the Rust package does not check). 'engine' is one evaluation without the overhead of \
      calling from Python: (a list of 32 copies of the expression - a list of one) / 31. 'call' is \
      one evaluation as a Python program sees it. Results are compared before anything is measured.
      """)

  @Option(help: "Interpreter that has cel-expr-python and common-expression-language.")
  var python = "python3"

  @Option(help: "Rounds of the measurement.")
  var rounds = 7

  @Option(help: "Milliseconds that one measurement should take.")
  var budget = 5.0

  @Option(help: "Only expressions whose name has this part.")
  var only: String?

  @Flag(help: "Measure ours without the peers.")
  var alone = false

  func validate() throws {
    guard rounds > 0, budget > 0 else {
      throw ValidationError("--rounds and --budget must be greater than 0")
    }
  }

  func run() throws {
    let expressions = NamedExpression.all.filter { only.map($0.name.contains) ?? true }
    let ours = try OurExpressions(expressions: expressions, variables: BenchVariable.all)
    let peers =
      alone
      ? nil
      : try PeerProcess(python: python, expressions: expressions, variables: BenchVariable.all)
    var failed = false
    if let peers {
      for (index, found) in try peers.values().enumerated() {
        let results =
          [ours.values[index]] + PeerProcess.Peer.allCases.map { found[$0.rawValue] ?? "" }
        if Set(results).count > 1 {
          failed = true
          print("\(expressions[index].name): results differ: \(results.joined(separator: " | "))")
        }
      }
    }
    let run = ExpressionRun(
      expressions: expressions, ours: ours, peers: peers, rounds: rounds, budget: budget * 1e6)
    print(try run.report(), terminator: "")
    if failed { throw ExitCode.failure }
  }
}
