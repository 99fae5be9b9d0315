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
}
