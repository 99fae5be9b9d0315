/// `has`, `all`, `exists`, `exists_one`, `map` and `filter` as the language definition expands them.
enum CoreMacros {
  static let all: [Macro] = [
    .global("has", 1, has),
    .receiver("all", 2, forAll),
    .receiver("exists", 2, exists),
    .receiver("exists_one", 2, existsOne),
    .receiver("existsOne", 2, existsOne),
    .receiver("map", 2, map),
    .receiver("map", 3, map),
    .receiver("filter", 2, filter),
  ]

  private static let has: Macro.Expansion = { (context, _, arguments) throws(Issue) in
    guard case .select(let operand, let field, false) = arguments[0].kind else {
      throw context.issue("expected a field selection as in 'has(a.b)'", at: arguments[0])
    }
    return context.node(.select(operand: operand, field: field, isTest: true))
  }

  private static let forAll: Macro.Expansion = { (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    let variable = try context.variableName(arguments[0])
    let initial = context.literal(.bool(true))
    let current = context.accumulator()
    let condition = context.call(Operator.notStrictlyFalse, [current])
    let previous = context.accumulator()
    let step = context.call(Operator.logicalAnd, [previous, arguments[1]])
    let result = context.accumulator()
    return context.node(
      .comprehension(
        Expression.Comprehension(
          variable: variable, range: target, initial: initial, condition: condition, step: step,
          result: result)))
  }

  private static let exists: Macro.Expansion = { (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    let variable = try context.variableName(arguments[0])
    let initial = context.literal(.bool(false))
    let current = context.accumulator()
    let negated = context.call(Operator.logicalNot, [current])
    let condition = context.call(Operator.notStrictlyFalse, [negated])
    let previous = context.accumulator()
    let step = context.call(Operator.logicalOr, [previous, arguments[1]])
    let result = context.accumulator()
    return context.node(
      .comprehension(
        Expression.Comprehension(
          variable: variable, range: target, initial: initial, condition: condition, step: step,
          result: result)))
  }

  private static let existsOne: Macro.Expansion = { (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    let variable = try context.variableName(arguments[0])
    let initial = context.literal(.int(0))
    let condition = context.literal(.bool(true))
    let previous = context.accumulator()
    let one = context.literal(.int(1))
    let increment = context.call(Operator.add, [previous, one])
    let unchanged = context.accumulator()
    let step = context.call(Operator.conditional, [arguments[1], increment, unchanged])
    let count = context.accumulator()
    let wanted = context.literal(.int(1))
    let result = context.call(Operator.equals, [count, wanted])
    return context.node(
      .comprehension(
        Expression.Comprehension(
          variable: variable, range: target, initial: initial, condition: condition, step: step,
          result: result)))
  }

  private static let map: Macro.Expansion = { (context, target, arguments) throws(Issue) in
    guard let target, let transform = arguments.last else { return nil }
    let test = arguments.count == 3 ? arguments[1] : nil
    return try collect(&context, target, arguments[0], test: test, transform)
  }

  private static let filter: Macro.Expansion = { (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    return try collect(&context, target, arguments[0], test: arguments[1], arguments[0])
  }

  /// Builds a list of `element` for every item that passes `test`.
  private static func collect(
    _ context: inout MacroContext, _ target: Expression, _ name: Expression,
    test: Expression?, _ element: Expression
  ) throws(Issue) -> Expression {
    let variable = try context.variableName(name)
    let initial = context.list([])
    let condition = context.literal(.bool(true))
    let previous = context.accumulator()
    let added = context.list([element])
    var step = context.call(Operator.add, [previous, added])
    if let test {
      let unchanged = context.accumulator()
      step = context.call(Operator.conditional, [test, step, unchanged])
    }
    let result = context.accumulator()
    return context.node(
      .comprehension(
        Expression.Comprehension(
          variable: variable, range: target, initial: initial, condition: condition, step: step,
          result: result)))
  }
}
