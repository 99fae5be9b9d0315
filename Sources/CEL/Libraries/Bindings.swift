extension Library {
  /// `cel.bind`: a name for a value that is used more than once.
  public static let bindings = Library(
    name: "bindings", summary: "a name for a value that is used more than once", macros: [bind])

  /// `cel.bind(name, value, expression)`: `expression` with `name` standing for `value`.
  private static let bind = Macro.receiver("bind", 3) {
    (context, target, arguments) throws(Issue) in
    guard case .identifier("cel")? = target?.kind else { return nil }
    let name = try context.variableName(arguments[0])
    return context.bind(name, to: arguments[1], in: arguments[2])
  }
}

extension MacroContext {
  /// Makes `body` with `name` standing for `value`: a fold over an empty list whose accumulator carries
  /// the name, hence never steps.
  mutating func bind(_ name: String, to value: Expression, in body: Expression) -> Expression {
    let nothing = list([])
    let never = literal(.bool(false))
    let step = identifier(name)
    return node(
      .comprehension(
        Expression.Comprehension(
          variable: "#unused", range: nothing, accumulator: name, initial: value, condition: never,
          step: step, result: body)))
  }
}
