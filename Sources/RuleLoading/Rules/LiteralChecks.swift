import CEL

/// Finds literals that no evaluation could read: patterns, points in time and durations are texts to
/// the language, so the type checker passes them.
enum LiteralChecks {
  private static let environment = Environment()

  /// Every such literal with its extent in the source and the reason.
  static func problems(in expression: CheckedExpression) -> [(range: Range<Int>, reason: String)] {
    var found: [(range: Range<Int>, reason: String)] = []
    expression.walk { node in
      guard case .call(let function, _, let arguments) = node.kind,
        function == "matches" || function == "timestamp" || function == "duration",
        let last = arguments.last,
        case .literal(.string) = last.kind
      else { return }
      let range = expression.parsed.sourceMap.range(of: last.id)
      // Few expressions have such a literal, so the source is taken apart here and not before.
      let source = Array(expression.parsed.source.unicodeScalars)
      guard !range.isEmpty, range.upperBound <= source.count else { return }
      let literal = String(String.UnicodeScalarView(source[range]))
      let trial = function == "matches" ? "''.matches(\(literal))" : "\(function)(\(literal))"
      if let reason = failure(of: trial) { found.append((range, reason)) }
    }
    return found
  }

  /// Why `source`, which reads no variable, has no value; nil if it has one.
  private static func failure(of source: String) -> String? {
    do throws(CompilationFailure) {
      guard case .error(let error) = try environment.program(source).evaluate() else { return nil }
      return error.message
    } catch {
      return error.issues.first?.message
    }
  }
}
