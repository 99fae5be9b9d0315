extension Library {
  /// Iterating macros with two variables: index and element of a list, key and value of a map.
  ///
  /// Source: the comprehensions extension of CEL, as `macros2` of the conformance suite fixes it.
  public static let twoVariableMacros = Library(
    name: "two-variable-macros",
    summary: "iteration over positions and elements, or keys and values",
    functions: [mapInsert],
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

  private static let transformList = transformation("transformList", hasFilter: false, appending)
  private static let transformListWhere = transformation(
    "transformList", hasFilter: true, appending)

  private static let appending: Addition = { context, _, body in
    context.call(Operator.add, [context.accumulator(), context.list([body])])
  }

  private static let transformMap = transformation("transformMap", hasFilter: false, inserting)
  private static let transformMapWhere = transformation(
    "transformMap", hasFilter: true, inserting)

  private static let inserting: Addition = { context, key, body in
    context.call(insertName, [context.accumulator(), context.identifier(key), body])
  }

  private static let transformMapEntry = transformation(
    "transformMapEntry", hasFilter: false, merging)
  private static let transformMapEntryWhere = transformation(
    "transformMapEntry", hasFilter: true, merging)

  private static let merging: Addition = { context, _, body in
    context.call(insertName, [context.accumulator(), body])
  }

  /// Returns the accumulator with what the transformation made of one element; the second argument is
  /// the name of the first variable.
  private typealias Addition =
    @Sendable (_ context: inout MacroContext, _ key: String, _ body: Expression) -> Expression

  /// Makes a macro `range.name(k, v, [filter,] body)` that starts with an empty list or map.
  private static func transformation(
    _ name: String, hasFilter: Bool, _ add: @escaping Addition
  ) -> Macro {
    .receiver(name, hasFilter ? 4 : 3) { (context, target, arguments) throws(Issue) in
      guard let target, let body = arguments.last else { return nil }
      let key = try context.variableName(arguments[0])
      var step = add(&context, key, body)
      if hasFilter {
        step = context.call(
          Operator.conditional, [arguments[2], step, context.accumulator()])
      }
      let initial = name == "transformList" ? context.list([]) : context.node(.map(entries: []))
      return try fold(target, arguments, in: &context, initial: initial, step: step)
    }
  }

  /// Makes the fold over `range` whose variables are the first two arguments.
  private static func fold(
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

  private static let insertName = "cel.@mapInsert"

  /// `cel.@mapInsert(map, key, value)` and `cel.@mapInsert(map, entries)`: the map with entries added;
  /// a key that is there already is an error. Only the macros above expand to it.
  private static let mapInsert: FunctionDeclaration = {
    let key = CELType.parameter("K")
    let value = CELType.parameter("V")
    return FunctionDeclaration(
      insertName,
      [
        .function(
          "cel_@mapInsert_map_key_value", [.map(key, value), key, value], .map(key, value),
          cost: .copying,
          .ternary { map, key, value in
            guard case .map(let map) = map else { return .noSuchOverload(insertName) }
            return insert([(key, value)], into: map)
          }),
        .function(
          "cel_@mapInsert_map_map", [.map(key, value), .map(key, value)], .map(key, value),
          cost: .copying,
          .binary { map, entries in
            guard case .map(let map) = map, case .map(let entries) = entries else {
              return .noSuchOverload(insertName)
            }
            return insert(entries.entries, into: map)
          }),
      ])
  }()

  private static func insert(
    _ entries: [(key: Value, value: Value)], into map: MapValue
  ) -> Value {
    do throws(EvaluationError) {
      return .map(try MapValue(map.entries + entries))
    } catch {
      return .error(error)
    }
  }
}
