import Foundation
import TestSupport
import Testing

@testable import civiclint_bench

@Suite struct ExpressionTests {
  @Test func theListHasThirtyNamesThatDiffer() {
    #expect(NamedExpression.all.count == 30)
    #expect(Set(NamedExpression.all.map(\.name)).count == 30)
  }

  @Test func ourResultsAreValues() throws {
    let ours = try OurExpressions(expressions: NamedExpression.all, variables: BenchVariable.all)
    for (expression, value) in zip(NamedExpression.all, ours.values) {
      #expect(!value.hasPrefix("error"), "\(expression.name): \(value)")
    }
  }

  @Test func anInterpreterThatIsNoneIsSaidSo() {
    #expect(throws: PeerProcess.Failure.self) {
      try PeerProcess(python: "no-such-python", expressions: [], variables: [])
    }
  }

  @Test func aRunAloneMeasuresOurs() throws {
    let some = Array(NamedExpression.all.prefix(2))
    let ours = try OurExpressions(expressions: some, variables: BenchVariable.all)
    let run = ExpressionRun(expressions: some, ours: ours, peers: nil, rounds: 1, budget: 1)
    let lines = try run.report().split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines[2].hasPrefix("| number"))
  }

  /// An interpreter with the peers' packages: `CIVICLINT_PEERS_PYTHON` if it is set, else `python3`.
  static let python =
    ProcessInfo.processInfo.environment["CIVICLINT_PEERS_PYTHON"] ?? "python3"
  static let hasPeers =
    (try? run([python, "-c", "import cel; from cel_expr_python import cel"]).status) == 0

  @Test(
    .enabled(
      if: ExpressionTests.hasPeers,
      "needs Python with cel-expr-python and common-expression-language"))
  func thePeersGiveTheSameResults() throws {
    let peers = try PeerProcess(
      python: Self.python, expressions: NamedExpression.all, variables: BenchVariable.all)
    let ours = try OurExpressions(expressions: NamedExpression.all, variables: BenchVariable.all)
    for (index, found) in try peers.values().enumerated() {
      #expect(
        found == ["cpp": ours.values[index], "rust": ours.values[index]],
        "\(NamedExpression.all[index].name)")
    }
    #expect(try peers.measure(.copies, .rust, expression: 0, turns: 3) > 0)
  }
}
