extension Library {
  /// Values that may be missing.
  ///
  /// The syntax (`.?`, `[?…]`, `{?k: v}`) and the type belong to the core. Source: the optional types
  /// extension of CEL, as `optionals` of the conformance suite fixes it.
  public static let optionals = Library(
    name: "optionals", summary: "values that may be missing",
    functions: [
      of, ofNonZeroValue, none, hasValue, value, or, orValue, unwrap, unwrapOpt, first, last,
    ],
    macros: [optMap, optFlatMap])

  private static let wrapped = CELType.parameter("T")
  private static let anOptional = CELType.optional(.parameter("T"))

  private static let of = FunctionDeclaration(
    "optional.of",
    [.function("optional_of", [wrapped], anOptional, .unary { .optional($0) })])

  private static let ofNonZeroValue = FunctionDeclaration(
    "optional.ofNonZeroValue",
    [
      .function(
        "optional_of_non_zero_value", [wrapped], anOptional,
        .unary { .optional(isZero($0) ? nil : $0) })
    ])

  /// Whether `value` is what its type has when nothing is set: null, false, 0, empty, the epoch.
  private static func isZero(_ value: Value) -> Bool {
    switch value {
    case .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .list(let value): value.isEmpty
    case .map(let value): value.count == 0
    case .timestamp(let value): value.seconds == 0 && value.nanoseconds == 0
    case .duration(let value): value.seconds == 0 && value.nanoseconds == 0
    case .type, .optional, .host, .error, .unknown: false
    }
  }

  private static let none = FunctionDeclaration(
    "optional.none",
    [.function("optional_none", [], anOptional, .variadic { _ in .optional(nil) })])

  private static let hasValue = FunctionDeclaration(
    "hasValue",
    [
      .member(
        "optional_hasValue", [anOptional], .bool,
        .unary { value in
          guard case .optional(let inner) = value else { return .noSuchOverload("hasValue") }
          return .bool(inner != nil)
        })
    ])

  private static let value = FunctionDeclaration(
    "value",
    [
      .member(
        "optional_value", [anOptional], wrapped,
        .unary { value in
          guard case .optional(let inner) = value else { return .noSuchOverload("value") }
          return inner ?? .invalidArgument("the optional has no value")
        })
    ])

  /// Not strict: if the receiver has a value, it does not matter whether the other one fails.
  private static let or = FunctionDeclaration(
    "or",
    [
      .member(
        "optional_or_optional", [anOptional, anOptional], anOptional, isStrict: false,
        .binary { value, other in
          switch value {
          case .error, .unknown, .optional(.some): return value
          case .optional(nil):
            switch other {
            case .optional, .error, .unknown: return other
            default: return .noSuchOverload("or")
            }
          default: return .noSuchOverload("or")
          }
        })
    ])

  /// Not strict, like `or`.
  private static let orValue = FunctionDeclaration(
    "orValue",
    [
      .member(
        "optional_orValue_value", [anOptional, wrapped], wrapped, isStrict: false,
        .binary { value, fallback in
          switch value {
          case .error, .unknown: value
          case .optional(let inner): inner ?? fallback
          default: .noSuchOverload("orValue")
          }
        })
    ])

  private static let unwrap = FunctionDeclaration(
    "optional.unwrap",
    [
      .function(
        "optional_unwrap", [.list(anOptional)], .list(wrapped), cost: .copying, unwrapping)
    ])

  private static let unwrapOpt = FunctionDeclaration(
    "unwrapOpt",
    [
      .member(
        "optional_unwrapOpt", [.list(anOptional)], .list(wrapped), cost: .copying,
        unwrapping)
    ])

  private static let unwrapping = Overload.Implementation.list("optional.unwrap") { elements in
    var values: [Value] = []
    for element in elements {
      guard case .optional(let inner) = element else { return .noSuchOverload("optional.unwrap") }
      if let inner { values.append(inner) }
    }
    return .list(values)
  }

  private static let first = FunctionDeclaration(
    "first",
    [
      .member(
        "list_first", [.list(wrapped)], anOptional, .list("first") { .optional($0.first) })
    ])

  private static let last = FunctionDeclaration(
    "last",
    [.member("list_last", [.list(wrapped)], anOptional, .list("last") { .optional($0.last) })])

  /// `optional.optMap(x, expression)`: the optional of `expression` if there is a value `x`.
  private static let optMap = Macro.receiver("optMap", 2) {
    (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    return try map(target, arguments, in: &context) { (context, body) in
      context.call("of", target: context.identifier("optional"), [body])
    }
  }

  /// `optional.optFlatMap(x, expression)`: `expression`, an optional itself, if there is a value `x`.
  private static let optFlatMap = Macro.receiver("optFlatMap", 2) {
    (context, target, arguments) throws(Issue) in
    guard let target else { return nil }
    return try map(target, arguments, in: &context) { (_, body) in body }
  }

  /// Expands to `cel.bind(@target, target, @target.hasValue() ? body : optional.none())`, where the
  /// body has `cel.bind(x, @target.value(), …)` inside what `wrap` adds.
  private static func map(
    _ target: Expression, _ arguments: [Expression], in context: inout MacroContext,
    wrap: (inout MacroContext, Expression) -> Expression
  ) throws(Issue) -> Expression {
    let variable = try context.variableName(arguments[0])
    let targetName = "@target"
    let hasValue = context.call("hasValue", target: context.identifier(targetName), [])
    let value = context.call("value", target: context.identifier(targetName), [])
    let body = wrap(&context, context.bind(variable, to: value, in: arguments[1]))
    let none = context.call("none", target: context.identifier("optional"), [])
    let choice = context.call(Operator.conditional, [hasValue, body, none])
    return context.bind(targetName, to: target, in: choice)
  }
}
