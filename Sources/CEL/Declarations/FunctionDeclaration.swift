/// A function with its overloads, as a library or a host declares it.
public struct FunctionDeclaration: Sendable {
  /// The name by which expressions call it; dots are allowed (`math.greatest`).
  public let name: String
  /// The shapes of call that it accepts; two overloads of one function must not collide.
  public let overloads: [Overload]

  /// Creates a declaration.
  public init(_ name: String, _ overloads: [Overload]) {
    self.name = name
    self.overloads = overloads
  }
}

/// One shape of call: parameter types, result type and what runs.
public struct Overload: Sendable {
  /// What an overload runs; chosen by the number of arguments, receiver included.
  ///
  /// A result that is an error says so with ``Value/error(_:)``; nothing throws.
  public enum Implementation: Sendable {
    case unary(@Sendable (Value) -> Value)
    case binary(@Sendable (Value, Value) -> Value)
    case ternary(@Sendable (Value, Value, Value) -> Value)
    case variadic(@Sendable ([Value]) -> Value)
    /// Declared for the checker only; calling it is an error value.
    case none
  }

  /// A name that is unique among all overloads of an environment.
  public let id: String
  /// Types of the arguments; for a member function the receiver comes first.
  public let parameters: [CELType]
  /// Type of the result; may mention the type variables of `parameters`.
  public let result: CELType
  /// Whether it is called as `receiver.name(…)`.
  public let isMember: Bool
  /// Whether an error or unknown among the arguments becomes the result without a call.
  public let isStrict: Bool
  /// What runs.
  public let implementation: Implementation
  /// How much work one call is.
  public let cost: Cost

  /// Creates an overload called as `name(…)`.
  public static func function(
    _ id: String, _ parameters: [CELType], _ result: CELType, isStrict: Bool = true,
    cost: Cost = .constant, _ implementation: Implementation
  ) -> Overload {
    Overload(
      id: id, parameters: parameters, result: result, isMember: false, isStrict: isStrict,
      implementation: implementation, cost: cost)
  }

  /// Creates an overload called as `receiver.name(…)`; the receiver is the first parameter.
  public static func member(
    _ id: String, _ parameters: [CELType], _ result: CELType, isStrict: Bool = true,
    cost: Cost = .constant, _ implementation: Implementation
  ) -> Overload {
    Overload(
      id: id, parameters: parameters, result: result, isMember: true, isStrict: isStrict,
      implementation: implementation, cost: cost)
  }
}
