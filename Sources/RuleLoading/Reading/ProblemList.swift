import Diagnostics
import YAML

/// What is wrong with the documents of one run.
///
/// A class because every reader of the run adds to the same list; it never leaves the loader.
final class ProblemList {
  private(set) var diagnostics: [Diagnostic] = []

  func add(_ more: [Diagnostic]) { diagnostics += more }

  func report(_ problem: RuleProblem, at node: YAMLNode) {
    report(problem, at: node.range, of: node.source)
  }

  func report(_ problem: RuleProblem, atTagOf node: YAMLNode) {
    report(problem, at: node.tagRange ?? node.range, of: node.source)
  }

  /// Reports a problem with a part of a scalar's text, given in Unicode scalars.
  func report(_ problem: RuleProblem, at node: YAMLNode, scalars: Range<Int>) {
    report(problem, at: node.sourceRange(ofScalars: scalars), of: node.source)
  }

  private func report(_ problem: RuleProblem, at range: Range<Int>, of source: YAMLSource) {
    diagnostics.append(
      Diagnostic(
        problem.severity, code: problem.code, problem.message,
        at: source.location(at: range.lowerBound), excerpt: source.excerpt(range),
        help: problem.help, notes: problem.notes))
  }
}
