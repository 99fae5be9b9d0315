extension Library {
  /// Functions that make a list of a list; positions count from 0.
  ///
  /// Source: the lists extension of CEL.
  public static let lists = Library(
    name: "lists", summary: "cutting, flattening, sorting and counting up of lists",
    functions: [slice, flatten, distinct, reverseList, range, sort, sortByKeys], macros: [sortBy])

  private static let element = CELType.parameter("T")

  private static let slice = FunctionDeclaration(
    "slice",
    [
      .member(
        "list_slice", [.list(element), .int, .int], .list(element), cost: .copying,
        .ternary { list, start, end in
          guard case .list(let elements) = list, case .int(let start) = start,
            case .int(let end) = end
          else { return .noSuchOverload("slice") }
          guard start >= 0, start <= elements.count else { return outOfRange(start) }
          guard end >= 0, end <= elements.count else { return outOfRange(end) }
          guard start <= end else {
            return .invalidArgument("slice ends at \(end), before its start \(start)")
          }
          return .list(Array(elements[Int(start)..<Int(end)]))
        })
    ])

  private static let flatten = FunctionDeclaration(
    "flatten",
    [
      .member(
        "list_flatten", [.list(.list(element))], .list(element), cost: .deep,
        .list("flatten") { flatten($0, depth: 1) }),
      .member(
        "list_flatten_int", [.list(.dyn), .int], .list(.dyn), cost: .deep,
        .binary { list, depth in
          guard case .list(let elements) = list, case .int(let depth) = depth else {
            return .noSuchOverload("flatten")
          }
          return flatten(elements, depth: depth)
        }),
    ])

  private static func flatten(_ elements: [Value], depth: Int64) -> Value {
    guard depth >= 0 else {
      return .invalidArgument("flatten takes a depth of at least 0, found \(depth)")
    }
    var flat: [Value] = []
    // No value nests deeper; further wishes are all the same.
    guard append(elements, to: &flat, depth: min(depth, 512)) else { return ResultLimit.error }
    return .list(flat)
  }

  /// Returns whether the result stays within ``ResultLimit/count``.
  private static func append(_ elements: [Value], to flat: inout [Value], depth: Int64) -> Bool {
    for element in elements {
      if depth > 0, case .list(let inner) = element {
        guard append(inner, to: &flat, depth: depth - 1) else { return false }
      } else {
        flat.append(element)
      }
    }
    return flat.count <= ResultLimit.count
  }

  private static let distinct = FunctionDeclaration(
    "distinct",
    [
      .member(
        "list_distinct", [.list(element)], .list(element), cost: .deep,
        .list("distinct") { elements in
          var seen = EqualitySet([])
          return .list(elements.filter { seen.insert($0) })
        })
    ])

  private static let reverseList = FunctionDeclaration(
    "reverse",
    [
      .member(
        "list_reverse", [.list(element)], .list(element), cost: .copying,
        .list("reverse") { .list($0.reversed()) })
    ])

  private static let range = FunctionDeclaration(
    "lists.range",
    [
      .function(
        "list_range", [.int], .list(.int), cost: .custom(rangeCost),
        .int("lists.range") { count in
          guard count <= ResultLimit.count else { return ResultLimit.error }
          return .list((0..<max(0, count)).map { .int($0) })
        })
    ])

  private static let rangeCost: @Sendable ([Value]) -> Int = { arguments in
    guard case .int(let count)? = arguments.first else { return 1 }
    return Int(clamping: min(max(1, count), Int64(ResultLimit.count)))
  }
}
