/// A call that the parser replaces by another expression.
public struct Macro: Sendable {
  /// Returns the expansion, nil to leave the call as it is, or throws what is wrong with it.
  public typealias Expansion =
    @Sendable (
      _ context: inout MacroContext, _ target: Expression?, _ arguments: [Expression]
    ) throws(Issue) -> Expression?

  /// The function's name as written.
  public let name: String
  /// The number of arguments without the receiver; nil accepts any number.
  public let argumentCount: Int?
  /// Whether it is written `receiver.name(…)`.
  public let isReceiver: Bool
  let expand: Expansion

  /// Creates a macro written `name(…)`.
  public static func global(
    _ name: String, _ argumentCount: Int?, _ expand: @escaping Expansion
  )
    -> Macro
  {
    Macro(name: name, argumentCount: argumentCount, isReceiver: false, expand: expand)
  }

  /// Creates a macro written `receiver.name(…)`.
  public static func receiver(
    _ name: String, _ argumentCount: Int?, _ expand: @escaping Expansion
  )
    -> Macro
  {
    Macro(name: name, argumentCount: argumentCount, isReceiver: true, expand: expand)
  }
}

/// What a macro builds its expansion with: fresh nodes, all standing where the call stands.
public struct MacroContext {
  /// The extent of the whole call, in Unicode scalars of the source.
  public let callRange: Range<Int>
  var sourceMap: SourceMap

  /// Makes a node of any kind.
  public mutating func node(_ kind: Expression.Kind) -> Expression {
    sourceMap.makeNode(kind, at: callRange)
  }

  /// Makes a literal.
  public mutating func literal(_ constant: Constant) -> Expression { node(.literal(constant)) }

  /// Makes a name.
  public mutating func identifier(_ name: String) -> Expression { node(.identifier(name)) }

  /// Makes a call, `function(arguments)` or `target.function(arguments)`.
  public mutating func call(
    _ function: String, target: Expression? = nil, _ arguments: [Expression]
  ) -> Expression {
    node(.call(function: function, target: target, arguments: arguments))
  }

  /// Makes a list.
  public mutating func list(_ elements: [Expression]) -> Expression {
    node(.list(elements: elements, optionalIndices: []))
  }

  /// Makes the accumulator's name.
  public mutating func accumulator() -> Expression { identifier(Expression.accumulatorName) }

  /// Makes an id for a map entry or field.
  public mutating func makeID() -> Int { sourceMap.makeID(at: callRange) }

  /// Returns an issue that points at `expression`.
  public func issue(_ message: String, at expression: Expression) -> Issue {
    Issue(.macro(message), sourceMap.range(of: expression.id))
  }

  /// Returns the plain name that `argument` is, or throws that a variable was expected.
  public func variableName(_ argument: Expression) throws(Issue) -> String {
    guard case .identifier(let name) = argument.kind, !name.hasPrefix(".") else {
      throw issue("expected a variable name", at: argument)
    }
    guard name != Expression.accumulatorName else {
      throw issue("'\(name)' cannot be used as a variable name", at: argument)
    }
    return name
  }
}
