import CEL
import Diagnostics
import Model
import YAML

/// Compiles the expressions of all rules, each text of a checklist once.
///
/// A class because every reader of rules adds to the same array, which expression ids index.
final class ExpressionCompiler {
  /// What an expression must yield.
  enum Expected {
    case bool
    case number
    /// Anything that a message can show.
    case scalar
  }

  private struct Key: Hashable {
    let scope: Int
    let source: String
  }

  private(set) var expressions: [CheckedExpression] = []
  private var known: [Key: Condition] = [:]
  let problems: ProblemList

  init(_ problems: ProblemList) {
    self.problems = problems
  }

  /// Compiles the text of `node`, or the part of it given in Unicode scalars.
  ///
  /// - Parameter hasGrade: Whether `grade` may be read.
  /// - Returns: Nil if something is wrong with it; carets then point into the file.
  func compile(
    _ node: YAMLNode, scalars: Range<Int>? = nil, _ expected: Expected, in scope: ExpressionScope,
    hasGrade: Bool
  ) -> Condition? {
    guard node.kind == .scalar, !node.isNull else {
      problems.report(.wrongShape(expected: .text, found: Shape(of: node)), at: node)
      return nil
    }
    // A stray tag has swallowed the text, and is reported already.
    guard node.tag?.hasPrefix("!") != true || node.tag == "!" else { return nil }
    let text = node.text.unicodeScalars
    let first = scalars?.lowerBound ?? 0
    var part = text.dropFirst(first)
    if let scalars { part = part.prefix(scalars.count) }
    while let last = part.last, Self.isBlank(last) { part.removeLast() }
    let source = String(part)
    let place = Place(node: node, offset: first)
    guard let condition = condition(source, place, scope) else { return nil }
    let checked = expressions[condition.expression.index]
    guard accepts(checked.resultType, expected, scope) else {
      problems.report(
        .wrongResult(expected: Self.words(expected), found: checked.resultType.description),
        at: node, scalars: first..<first + part.count)
      return nil
    }
    if !hasGrade, checked.variables.contains(ExpressionScope.grade) {
      let range = checked.rangeOfVariable(ExpressionScope.grade) ?? 0..<source.count
      problems.report(.gradeWithoutGrades, at: node, scalars: place.range(range))
      return nil
    }
    return condition
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  private struct Place {
    let node: YAMLNode
    let offset: Int

    func range(_ issue: Range<Int>) -> Range<Int> {
      issue.lowerBound + offset..<max(issue.upperBound, issue.lowerBound + 1) + offset
    }
  }

  private func condition(_ source: String, _ place: Place, _ scope: ExpressionScope) -> Condition? {
    let key = Key(scope: scope.number, source: source)
    if let condition = known[key] { return condition }
    do throws(CompilationFailure) {
      var environment = scope.environment
      if let group = scope.group {
        guard
          let own = try self.environment(for: source, place.node, offset: place.offset, group)
        else { return nil }
        environment = own
      }
      let checked = try environment.compile(source)
      let condition = Condition(
        source: source.first?.isWhitespace == true
          ? String(source.drop(while: \.isWhitespace)) : source,
        expression: ExpressionID(index: expressions.count),
        reads: checked.columns)
      for literal in LiteralChecks.problems(in: checked) {
        problems.report(
          .unreadableLiteral(literal.reason), at: place.node, scalars: place.range(literal.range))
      }
      expressions.append(checked)
      known[key] = condition
      return condition
    } catch {
      for issue in error.issues {
        problems.report(
          issue.problem(in: scope), at: place.node, scalars: place.range(issue.range))
      }
      return nil
    }
  }

  /// Names of the parameters that a condition uses.
  func constants(of condition: Condition) -> [String] {
    expressions[condition.expression.index].constants
  }

  private func accepts(
    _ type: CELType, _ expected: Expected, _ scope: ExpressionScope
  ) -> Bool {
    switch (expected, type) {
    case (.bool, .bool): true
    case (.bool, .dyn), (.number, .dyn): scope.hasBroken
    case (.number, .int), (.number, .uint), (.number, .double): true
    case (.scalar, .bool), (.scalar, .int), (.scalar, .uint), (.scalar, .double),
      (.scalar, .string), (.scalar, .timestamp), (.scalar, .duration), (.scalar, .dyn):
      true
    default: false
    }
  }

  private static func words(_ expected: Expected) -> LocalizedText {
    switch expected {
    case .bool: LocalizedText(zh: "真或假 (bool)", en: "true or false (bool)")
    case .number: LocalizedText(zh: "数字", en: "a number")
    case .scalar: LocalizedText(zh: "单个值", en: "a single value")
    }
  }
}
