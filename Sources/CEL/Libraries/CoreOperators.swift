/// Equality, order, arithmetic, membership and indexing.
///
/// `&&`, `||`, `!`, `?:` and `@not_strictly_false` are declared here for the checker; the planner has
/// forms of its own for them.
enum CoreOperators {
  private static let a = CELType.parameter("A")
  private static let b = CELType.parameter("B")

  static let functions: [FunctionDeclaration] = logic + equality + order + arithmetic + access

  private static let logic = [
    FunctionDeclaration(
      Operator.logicalAnd,
      [.function("logical_and", [.bool, .bool], .bool, isStrict: false, .none)]),
    FunctionDeclaration(
      Operator.logicalOr, [.function("logical_or", [.bool, .bool], .bool, isStrict: false, .none)]),
    FunctionDeclaration(
      Operator.conditional, [.function("conditional", [.bool, a, a], a, isStrict: false, .none)]),
    FunctionDeclaration(
      Operator.notStrictlyFalse,
      [.function("not_strictly_false", [.bool], .bool, isStrict: false, .none)]),
    FunctionDeclaration(
      Operator.logicalNot,
      [
        .function(
          "logical_not", [.bool], .bool,
          .unary { value in
            guard case .bool(let value) = value else {
              return .noSuchOverload(Operator.logicalNot)
            }
            return .bool(!value)
          })
      ]),
  ]

  private static let equality = [
    FunctionDeclaration(
      Operator.equals,
      [
        .function(
          "equals", [a, a], .bool, cost: .deep, .binary { .bool($0.isEqual(to: $1)) })
      ]
    ),
    FunctionDeclaration(
      Operator.notEquals,
      [
        .function(
          "not_equals", [a, a], .bool, cost: .deep, .binary { .bool(!$0.isEqual(to: $1)) })
      ]),
  ]

  private static let order = [
    relation(Operator.less, "less") { $0 == .less },
    relation(Operator.lessEquals, "less_equals") { $0 == .less || $0 == .equal },
    relation(Operator.greater, "greater") { $0 == .greater },
    relation(Operator.greaterEquals, "greater_equals") { $0 == .greater || $0 == .equal },
  ]

  private static func relation(
    _ name: String, _ id: String, _ holds: @escaping @Sendable (Value.Order) -> Bool
  ) -> FunctionDeclaration {
    let compare = Overload.Implementation.binary { left, right in
      guard let order = Value.order(left, right) else { return .noSuchOverload(name) }
      return .bool(holds(order))
    }
    let same: [CELType] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]
    let numbers: [CELType] = [.int, .uint, .double]
    var overloads = same.map {
      Overload.function("\(id)_\($0)", [$0, $0], .bool, cost: .comparing, compare)
    }
    for left in numbers {
      for right in numbers where left != right {
        overloads.append(.function("\(id)_\(left)_\(right)", [left, right], .bool, compare))
      }
    }
    return FunctionDeclaration(name, overloads)
  }

  private static let access = [
    FunctionDeclaration(
      Operator.contains,
      [
        .function("in_list", [a, .list(a)], .bool, cost: .deep, .binary(contains)),
        .function("in_map", [a, .map(a, b)], .bool, cost: .copying, .binary(contains)),
      ]),
    FunctionDeclaration(
      Operator.index,
      [
        .function("index_list", [.list(a), .int], a, cost: .searching, .binary(index)),
        .function("index_map", [.map(a, b), a], b, cost: .searching, .binary(index)),
        .function(
          "optional_list_index_int", [.optional(.list(a)), .int], .optional(a), cost: .searching,
          .binary(index)),
        .function(
          "optional_map_index_value", [.optional(.map(a, b)), a], .optional(b), cost: .searching,
          .binary(index)),
      ]),
    FunctionDeclaration(
      Operator.optionalIndex,
      [
        .function(
          "list_optindex", [.list(a), .int], .optional(a), cost: .searching, .binary(optionalIndex)),
        .function(
          "optional_list_optindex", [.optional(.list(a)), .int], .optional(a), cost: .searching,
          .binary(optionalIndex)),
        .function(
          "map_optindex", [.map(a, b), a], .optional(b), cost: .searching, .binary(optionalIndex)),
        .function(
          "optional_map_optindex", [.optional(.map(a, b)), a], .optional(b), cost: .searching,
          .binary(optionalIndex)),
      ]),
  ]

  @Sendable private static func contains(_ element: Value, _ container: Value) -> Value {
    switch container {
    case .list(let elements): .bool(elements.contains { $0.isEqual(to: element) })
    case .map(let map): .bool(map[element] != nil)
    default: .noSuchOverload(Operator.contains)
    }
  }

  /// `container[key]`; through an optional the result is optional as well.
  @Sendable static func index(_ container: Value, _ key: Value) -> Value {
    switch container {
    case .list(let elements):
      switch position(key) {
      case .success(let index?) where elements.indices.contains(index): return elements[index]
      case .success: return .failure(.indexOutOfBounds(indexNumber(key)))
      case .failure(let error): return .error(error)
      }
    case .map(let map):
      if let value = map[key] { return value }
      if case .double = key { return .failure(.noSuchKey(key.debugText)) }
      guard MapKey(looking: key) != nil else {
        return .failure(.unsupportedKeyType(key.typeValue?.name ?? "error"))
      }
      return .failure(.noSuchKey(key.debugText))
    case .optional(nil): return container
    case .optional(let inner?): return optionalIndex(inner, key)
    default: return .noSuchOverload(Operator.index)
    }
  }

  /// `container[?key]`: an optional that is empty where there is no such element.
  @Sendable static func optionalIndex(_ container: Value, _ key: Value) -> Value {
    switch container {
    case .list(let elements):
      switch position(key) {
      case .success(let index?) where elements.indices.contains(index):
        return .optional(elements[index])
      case .success: return .optional(nil)
      case .failure(let error): return .error(error)
      }
    case .map(let map): return .optional(map[key])
    case .optional(nil): return container
    case .optional(let inner?): return optionalIndex(inner, key)
    default: return .noSuchOverload(Operator.optionalIndex)
    }
  }

  /// Reads a list index, which may be any whole number; nil if it fits no index.
  private static func position(_ key: Value) -> Result<Int?, EvaluationError> {
    switch key {
    case .int(let index): .success(Int(exactly: index))
    case .uint(let index): .success(Int(exactly: index))
    case .double(let index) where index.rounded() == index: .success(Int(exactly: index))
    default: .failure(EvaluationError(.noSuchOverload(Operator.index)))
    }
  }

  private static func indexNumber(_ key: Value) -> Int64 {
    switch key {
    case .int(let index): index
    case .uint(let index): Int64(clamping: index)
    case .double(let index): Int64(exactly: index) ?? .max
    default: 0
    }
  }
}
