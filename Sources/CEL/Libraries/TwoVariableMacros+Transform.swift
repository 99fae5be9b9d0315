extension Library {
  static let transformList = transformation("transformList", appending)
  static let transformListWhere = transformation("transformList", hasFilter: true, appending)
  static let transformMap = transformation("transformMap", inserting)
  static let transformMapWhere = transformation("transformMap", hasFilter: true, inserting)
  static let transformMapEntry = transformation("transformMapEntry", merging)
  static let transformMapEntryWhere = transformation("transformMapEntry", hasFilter: true, merging)

  /// How a transformation collects what it makes of each element.
  private struct Collection: Sendable {
    /// The accumulator before the first element.
    let initial: @Sendable (inout MacroContext) -> Expression
    /// The accumulator with one element's `body`; `key` is the name of the first variable.
    let add:
      @Sendable (_ context: inout MacroContext, _ key: String, _ body: Expression) -> Expression
    /// What is made of the whole.
    let finish: @Sendable (inout MacroContext, Expression) -> Expression
  }

  /// `[]`, then `@result + [body]`
  private static let appending = Collection(
    initial: { $0.list([]) },
    add: { context, _, body in
      context.call(Operator.add, [context.accumulator(), context.list([body])])
    },
    finish: { _, fold in fold })

  /// `{}`, then `cel.@mapInsert(@result, key, body)`
  private static let inserting = Collection(
    initial: { $0.node(.map(entries: [])) },
    add: { context, key, body in
      context.call(insertName, [context.accumulator(), context.identifier(key), body])
    },
    finish: { _, fold in fold })

  /// Like `appending`, with `cel.@mergeMaps` around it: a map that grows map by map would be copied each
  /// time.
  private static let merging = Collection(
    initial: appending.initial, add: appending.add,
    finish: { context, fold in context.call(mergeName, [fold]) })

  /// Makes a macro `range.name(k, v, [filter,] body)`.
  private static func transformation(
    _ name: String, hasFilter: Bool = false, _ collection: Collection
  ) -> Macro {
    .receiver(name, hasFilter ? 4 : 3) { (context, target, arguments) throws(Issue) in
      guard let target, let body = arguments.last else { return nil }
      let key = try context.variableName(arguments[0])
      var step = collection.add(&context, key, body)
      if hasFilter {
        step = context.call(Operator.conditional, [arguments[2], step, context.accumulator()])
      }
      let initial = collection.initial(&context)
      let collected = try fold(target, arguments, in: &context, initial: initial, step: step)
      return collection.finish(&context, collected)
    }
  }

  private static let insertName = "cel.@mapInsert"
  private static let mergeName = "cel.@mergeMaps"
  private static let aMap = CELType.map(.parameter("K"), .parameter("V"))

  /// `cel.@mapInsert(map, key, value)`: the map with one entry more; a key that is there already is an
  /// error. Only `transformMap` expands to it, and the planner has a form of its own for that.
  static let mapInsert = FunctionDeclaration(
    insertName,
    [
      .function(
        "cel_@mapInsert_map_key_value", [aMap, .parameter("K"), .parameter("V")], aMap,
        cost: .copying,
        .ternary { map, key, value in
          guard case .map(let map) = map else { return .noSuchOverload(insertName) }
          return Library.map(map.entries + [(key, value)])
        })
    ])

  /// `cel.@mergeMaps(maps)`: the union of the maps; a key that comes twice is an error. Only
  /// `transformMapEntry` expands to it.
  static let mergeMaps = FunctionDeclaration(
    mergeName,
    [
      .function(
        "cel_@mergeMaps_list", [.list(aMap)], aMap, cost: .custom(CallCost.ofContents),
        .list(mergeName) { maps in
          var entries: [(key: Value, value: Value)] = []
          for map in maps {
            guard case .map(let map) = map else { return .noSuchOverload("transformMapEntry") }
            entries += map.entries
          }
          return Library.map(entries)
        })
    ])

  private static func map(_ entries: [(key: Value, value: Value)]) -> Value {
    do throws(EvaluationError) {
      return .map(try MapValue(entries))
    } catch {
      return .error(error)
    }
  }
}
