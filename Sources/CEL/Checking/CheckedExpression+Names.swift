extension CheckedExpression {
  /// Prepares the expression to be evaluated many times, in the environment that checked it.
  public func program() -> Program { environment.plan(self) }

  /// The full name of the declared variable that `node` is; nil if it is anything else.
  public func variableName(of node: Expression) -> String? {
    if case .variable(let name)? = reference(of: node.id) { return name }
    return nil
  }

  /// The value of the declared constant that `node` is; nil if it is anything else.
  public func constantValue(of node: Expression) -> Value? {
    guard case .constant(let name)? = reference(of: node.id) else { return nil }
    return environment.constants[name]?.value
  }
}
