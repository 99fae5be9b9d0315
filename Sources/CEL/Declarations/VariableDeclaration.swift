/// A variable that expressions may read; its value arrives with each evaluation.
public struct VariableDeclaration: Hashable, Sendable {
  /// The full name; dots are allowed (`point.area`).
  public let name: String
  /// What the checker takes it for.
  public let type: CELType

  /// Creates a declaration.
  public init(_ name: String, _ type: CELType) {
    self.name = name
    self.type = type
  }
}

/// A name whose value is fixed when the expression is planned.
public struct ConstantDeclaration: Sendable {
  /// The full name; dots are allowed.
  public let name: String
  /// The declared type of the value.
  public let type: CELType
  /// The value.
  public let value: Value

  /// Creates a declaration.
  public init(_ name: String, _ type: CELType, _ value: Value) {
    self.name = name
    self.type = type
    self.value = value
  }
}
