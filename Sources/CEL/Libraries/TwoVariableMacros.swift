extension Library {
  /// Iterating macros with two variables: index and element of a list, key and value of a map.
  ///
  /// Source: the comprehensions extension of CEL, as `macros2` of the conformance suite fixes it.
  public static let twoVariableMacros = Library(
    name: "two-variable-macros",
    summary: "iteration over positions and elements, or keys and values",
    functions: [mapInsert, mergeMaps],
    macros: [
      all, exists, existsOne, transformList, transformListWhere, transformMap, transformMapWhere,
      transformMapEntry, transformMapEntryWhere,
    ])

  private static let all = Macro.receiver("all", 3) {
    (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    let soFar = context.accumulator()
    let condition = context.call(Operator.notStrictlyFalse, [soFar])
    let step = context.call(Operator.logicalAnd, [context.accumulator(), arguments[2]])
    return try fold(
      target, arguments, in: &context, initial: context.literal(.bool(true)), condition: condition,
      step: step)
  }

  private static let exists = Macro.receiver("exists", 3) {
    (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    let none = context.call(Operator.logicalNot, [context.accumulator()])
    let condition = context.call(Operator.notStrictlyFalse, [none])
    let step = context.call(Operator.logicalOr, [context.accumulator(), arguments[2]])
    return try fold(
      target, arguments, in: &context, initial: context.literal(.bool(false)),
      condition: condition, step: step)
  }

  private static let existsOne = Macro.receiver("existsOne", 3) {
    (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    let one = context.literal(.int(1))
    let next = context.call(Operator.add, [context.accumulator(), one])
    let step = context.call(
      Operator.conditional, [arguments[2], next, context.accumulator()])
    let result = context.call(
      Operator.equals, [context.accumulator(), context.literal(.int(1))])
    return try fold(
      target, arguments, in: &context, initial: context.literal(.int(0)), step: step,
      result: result)
  }

  /// Makes the fold over `range` whose variables are the first two arguments.
  static func fold(
    _ range: Expression, _ arguments: [Expression], in context: inout MacroContext,
    initial: Expression, condition: Expression? = nil, step: Expression, result: Expression? = nil
  ) throws(Issue) -> Expression {
    let variable = try context.variableName(arguments[0])
    let secondVariable = try context.variableName(arguments[1])
    guard variable != secondVariable else {
      throw context.issue("the two variables need different names", at: arguments[1])
    }
    let condition = condition ?? context.literal(.bool(true))
    let result = result ?? context.accumulator()
    return context.node(
      .comprehension(
        Expression.Comprehension(
          variable: variable, secondVariable: secondVariable, range: range, initial: initial,
          condition: condition, step: step, result: result)))
  }
}
