/// Why an evaluation has no value.
public struct EvaluationError: Error, Hashable, Sendable {
  /// The reason.
  public enum Kind: Hashable, Sendable {
    case noSuchOverload(String)
    case noSuchKey(String)
    case noSuchField(String)
    case indexOutOfBounds(Int64)
    case divisionByZero
    case modulusByZero
    /// The exact result does not fit the type; the string names the operation.
    case overflow(String)
    /// A conversion or a date lies outside the range of its type.
    case outOfRange(String)
    case invalidArgument(String)
    case undeclaredName(String)
    /// A declared variable was given no value.
    case unbound(String)
    case repeatedKey(String)
    case unsupportedKeyType(String)
    /// ``Limits/cost`` was used up.
    case costExceeded(Int)
    /// Values nest deeper than the operation walks.
    case tooDeep
    /// A reason of the host.
    case host(String)
  }

  /// The reason.
  public let kind: Kind
  /// Where in the source the failing call stands, in Unicode scalars; nil if not known.
  public var range: Range<Int>?

  /// Creates an error.
  public init(_ kind: Kind, range: Range<Int>? = nil) {
    self.kind = kind
    self.range = range
  }

  /// The reason in words.
  public var message: String {
    switch kind {
    case .noSuchOverload(let function):
      "no such overload of '\(Operator.surfaceName(of: function))'"
    case .noSuchKey(let key): "no such key: \(key)"
    case .noSuchField(let field): "no such field: '\(field)'"
    case .indexOutOfBounds(let index): "index out of bounds: \(index)"
    case .divisionByZero: "division by zero"
    case .modulusByZero: "modulus by zero"
    case .overflow(let operation): "'\(Operator.surfaceName(of: operation))' overflows"
    case .outOfRange(let what): "\(what) out of range"
    case .invalidArgument(let text), .host(let text): text
    case .undeclaredName(let name): "undeclared name '\(name)'"
    case .unbound(let name): "variable '\(name)' has no value"
    case .repeatedKey(let key): "repeated key in map: \(key)"
    case .unsupportedKeyType(let type): "unsupported key type '\(type)'"
    case .costExceeded(let limit): "evaluation costs more than \(limit) units"
    case .tooDeep: "values nest too deeply"
    }
  }
}

/// The attributes that an unknown value depends on, sorted and without repetition.
public struct UnknownSet: Hashable, Sendable {
  /// Names of the attributes, ascending.
  public let names: [String]

  /// Creates a set of one attribute.
  public init(_ name: String) { names = [name] }

  /// Creates a set of `names`, in any order.
  public init(_ names: [String]) { self.names = Set(names).sorted() }

  /// Returns the attributes of both.
  public func union(_ other: UnknownSet) -> UnknownSet {
    if other.names == names { return self }
    return UnknownSet(names + other.names)
  }
}
