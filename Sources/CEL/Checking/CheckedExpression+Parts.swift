extension CheckedExpression {
  /// The part of the expression at `node`, which must be one of its nodes and outside every fold: a node
  /// inside one reads the fold's own variables.
  ///
  /// Types and references are those of the whole; ``variables`` may name some that the part does not read.
  public func part(at node: Expression) -> CheckedExpression {
    CheckedExpression(
      parsed: ParsedExpression(
        source: parsed.source, root: node, sourceMap: parsed.sourceMap),
      environment: environment, types: types, references: references, variables: variables)
  }

  /// The conditions that decide a condition, in order of appearance: what its `&&`, `||`, `!` and `?:`
  /// join, down to parts that none of them joins. A condition that is no such thing is its own only one.
  public var decidingConditions: [CheckedExpression] {
    var found: [CheckedExpression] = []
    func collect(_ node: Expression) {
      guard parsed.sourceMap.macroCalls[node.id] == nil,
        case .call(let function, nil, let arguments) = node.kind,
        Self.joining.contains(function), type(of: node.id) == .bool
      else {
        if case .literal = node.kind { return }
        found.append(part(at: node))
        return
      }
      arguments.forEach(collect)
    }
    collect(root)
    return found
  }

  private static let joining: Set<String> = [
    Operator.logicalAnd, Operator.logicalOr, Operator.logicalNot, Operator.conditional,
  ]
}
