extension Library {
  static let transformList = transformation("transformList") { _, _, body in body }
  static let transformListWhere = transformation("transformList", hasFilter: true) { _, _, body in
    body
  }

  static let transformMap = transformation("transformMap", merges: true, singleEntry)
  static let transformMapWhere = transformation(
    "transformMap", hasFilter: true, merges: true, singleEntry)

  static let transformMapEntry = transformation("transformMapEntry", merges: true) { _, _, body in
    body
  }
  static let transformMapEntryWhere = transformation(
    "transformMapEntry", hasFilter: true, merges: true
  ) { _, _, body in body }

  /// Returns what is collected for one element; the second argument is the name of the first variable.
  private typealias Contribution =
    @Sendable (_ context: inout MacroContext, _ key: String, _ body: Expression) -> Expression

  /// `{key: body}`
  private static let singleEntry: Contribution = { context, key, body in
    let key = context.identifier(key)
    return context.node(
      .map(entries: [Expression.MapEntry(id: context.makeID(), key: key, value: body)]))
  }

  /// Makes a macro `range.name(k, v, [filter,] body)` that collects a list of contributions.
  ///
  /// Maps are collected as a list too and merged once at the end: a map that grows entry by entry
  /// would be copied each time.
  private static func transformation(
    _ name: String, hasFilter: Bool = false, merges: Bool = false,
    _ contribution: @escaping Contribution
  ) -> Macro {
    .receiver(name, hasFilter ? 4 : 3) { (context, target, arguments) throws(Issue) in
      guard let target, let body = arguments.last else { return nil }
      let key = try context.variableName(arguments[0])
      let added = context.list([contribution(&context, key, body)])
      var step = context.call(Operator.add, [context.accumulator(), added])
      if hasFilter {
        step = context.call(Operator.conditional, [arguments[2], step, context.accumulator()])
      }
      let collected = try fold(
        target, arguments, in: &context, initial: context.list([]), step: step)
      return merges ? context.call(mergeName, [collected]) : collected
    }
  }

  private static let mergeName = "cel.@mergeMaps"

  /// `cel.@mergeMaps(maps)`: the union of the maps; a key that comes twice is an error. Only the macros
  /// above expand to it.
  static let mergeMaps: FunctionDeclaration = {
    let map = CELType.map(.parameter("K"), .parameter("V"))
    return FunctionDeclaration(
      mergeName,
      [
        .function(
          "cel_@mergeMaps_list", [.list(map)], map, cost: .custom(CallCost.ofContents),
          .list(mergeName) { maps in
            var entries: [(key: Value, value: Value)] = []
            for map in maps {
              guard case .map(let map) = map else { return .noSuchOverload("transformMapEntry") }
              entries += map.entries
            }
            do throws(EvaluationError) {
              return .map(try MapValue(entries))
            } catch {
              return .error(error)
            }
          })
      ])
  }()
}
