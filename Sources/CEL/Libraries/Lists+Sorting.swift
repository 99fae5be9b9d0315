extension Library {
  /// The types that have an order.
  private static let sortable: [CELType] = [
    .int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes,
  ]

  static let sort = FunctionDeclaration(
    "sort",
    sortable.map { type in
      .member(
        "list_\(type)_sort", [.list(type)], .list(type), cost: .custom(CallCost.sorting),
        .list("sort") { elements in sorted(elements, by: elements) })
    })

  /// `lists.@sortByKeys(list, keys)`: the list in the ascending order of the keys that stand at the
  /// same positions. Only `sortBy` expands to it.
  static let sortByKeys = FunctionDeclaration(
    "lists.@sortByKeys",
    sortable.map { type in
      let element = CELType.parameter("T")
      return .function(
        "list_\(type)_sort_by_keys", [.list(element), .list(type)], .list(element),
        cost: .custom(CallCost.sorting),
        .lists("sortBy") { elements, keys in sorted(elements, by: keys) })
    })

  /// `list.sortBy(x, key)`: the list in ascending order of `key` for each element `x`.
  ///
  /// Expands to `cel.bind(@sorted, list, lists.@sortByKeys(@sorted, @sorted.map(x, key)))`.
  static let sortBy = Macro.receiver("sortBy", 2) {
    (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    let variable = try context.variableName(arguments[0])
    let listName = "@sorted"
    let result = context.accumulator()
    let empty = context.list([])
    let always = context.literal(.bool(true))
    let accumulated = context.accumulator()
    let key = context.list([arguments[1]])
    let step = context.call(Operator.add, [accumulated, key])
    let iterated = context.identifier(listName)
    let keys = context.node(
      .comprehension(
        Expression.Comprehension(
          variable: variable, range: iterated, initial: empty, condition: always, step: step,
          result: result)))
    let list = context.identifier(listName)
    let call = context.call("lists.@sortByKeys", [list, keys])
    return context.bind(listName, to: target, in: call)
  }

  /// Returns `elements` in the ascending order of `keys`; equal keys keep their order.
  private static func sorted(_ elements: [Value], by keys: [Value]) -> Value {
    guard elements.count == keys.count else { return .noSuchOverload("sortBy") }
    guard let first = keys.first else { return .list([]) }
    for key in keys {
      guard key.typeValue == first.typeValue else {
        return .invalidArgument("a list of mixed types cannot be sorted")
      }
      guard let order = Value.order(key, key) else {
        return .invalidArgument("'\(key.typeValue?.name ?? "error")' has no order to sort by")
      }
      guard order == .equal else { return .invalidArgument("NaN has no place in a sorted list") }
    }
    let order = keys.indices.sorted { left, right in
      switch Value.order(keys[left], keys[right]) {
      case .less?: true
      case .equal?: left < right
      default: false
      }
    }
    return .list(order.map { elements[$0] })
  }
}
