extension CheckedExpression {
  /// Returns what is wrong with literals that only evaluation would trip over: patterns of `matches`,
  /// texts of `timestamp` and `duration`, names of time zones.
  ///
  /// Such an expression is valid and fails whenever it gets there; a host that loads rules will rather
  /// refuse it.
  public func literalIssues() -> [Issue] {
    var issues: [Issue] = []
    validate(root, &issues)
    return issues.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Recursion is bounded by ``Limits/depth``.
  private func validate(_ node: Expression, _ issues: inout [Issue]) {
    if case .call(let function, let target, let arguments) = node.kind,
      case .function? = reference(of: node.id), let literal = arguments.last,
      case .literal(.string(let text)) = literal.kind,
      let message = CheckedExpression.complaint(function, text, isMember: target != nil)
    {
      issues.append(Issue(.invalidLiteral(message), parsed.sourceMap.range(of: literal.id)))
    }
    node.kind.forEachChild { child in validate(child, &issues) }
  }

  private static func complaint(_ function: String, _ text: String, isMember: Bool) -> String? {
    switch function {
    case "matches":
      do throws(PatternError) {
        _ = try RE2Pattern(text)
        return nil
      } catch {
        return error.message
      }
    case "timestamp" where !isMember && CELTimestamp(text) == nil:
      return "expected a timestamp such as '2026-11-20T09:30:00+08:00', found '\(text)'"
    case "duration" where !isMember && CELDuration(text) == nil:
      return "expected a duration such as '1h30m', found '\(text)'"
    case _ where isMember && CoreTimes.names.contains(function):
      return ZoneOffset(text) == nil ? "unknown time zone '\(text)'" : nil
    default: return nil
    }
  }
}
