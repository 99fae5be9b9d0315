import Evaluation
import Model
import RuleLoading
import Testing

@Suite struct ExampleCoverageTests {
  static func coverage(_ tests: String) -> ExampleCoverage {
    let text = """
      civiclint: 1
      kind: vocabulary
      categories: {stacking: {title: t}}
      roles: {community: {title: t}}
      facts:
        pieces: {type: count, title: 件数}
        is_tidy: {type: verdict, title: 整洁}
      ---
      civiclint: 1
      kind: checklist
      id: sample
      title: t
      rules:
        - id: stacking.sample
          title: t
          category: stacking
          severity: minor
          require: "blank(pieces) ? is_tidy : pieces == 0"
          owner: community
          deadline: immediate
          message: m
          remedy: r
          rationale: r
          references: r
          tests: [\(tests)]
      """
    let loaded = RuleLoader.load([RuleSource(path: "sample.yaml", text: text)])
    #expect(!loaded.hasErrors, "\(loaded.diagnostics)")
    return ExampleCoverage(loaded.ruleSet.rules, expressions: loaded.expressions)
  }

  @Test func saysWhatNoExampleReaches() {
    let coverage = Self.coverage(
      "{given: {pieces: 0}, expect: pass}, {given: {pieces: 3}, expect: fail}")
    #expect(coverage.rules == 1 && coverage.rulesWithBoth == 1)
    #expect(coverage.branches == 6 && coverage.covered == 3)
    #expect(
      coverage.gaps.map { "\($0.condition) \($0.missing)" }
        == ["blank(pieces) true", "is_tidy true", "is_tidy false"])
  }

  @Test func isWholeWhereEveryBranchIsReached() {
    let coverage = Self.coverage(
      """
      {given: {pieces: 0}, expect: pass}, {given: {pieces: 3}, expect: fail},
      {given: {is_tidy: 符合}, expect: pass}, {given: {is_tidy: 不符合}, expect: fail}
      """)
    #expect(coverage.gaps.isEmpty && coverage.covered == 6)
  }

  /// A cell that cannot be read decides nothing.
  @Test func anErrorCoversNothing() {
    let coverage = Self.coverage("{given: {pieces: 若干}, expect: error}")
    #expect(coverage.rulesWithBoth == 0)
    #expect(coverage.gaps.map(\.condition).contains("pieces == 0"))
  }
}
