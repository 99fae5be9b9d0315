/// What an expression evaluates to, errors and unknowns included.
///
/// Equality of this type in the sense of the language is ``Value/isEqual(to:)``; the type is deliberately
/// not `Equatable`, since comparing an error or an unknown has no Boolean answer.
public enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list([Value])
  case map(MapValue)
  case timestamp(CELTimestamp)
  case duration(CELDuration)
  case type(TypeValue)
  indirect case optional(Value?)
  /// A value of the host, see ``HostValue``.
  indirect case host(any HostValue)
  /// The evaluation failed here; `&&`, `||`, `?:` and the iterating macros may absorb it.
  indirect case error(EvaluationError)
  /// The value depends on attributes that were not known.
  case unknown(UnknownSet)

  /// The type as `type(…)` reports it; nil for errors and unknowns.
  public var typeValue: TypeValue? {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list
    case .map: .map
    case .timestamp: .timestamp
    case .duration: .duration
    case .type: .type
    case .optional: .optional
    case .host(let value): TypeValue(value.typeName)
    case .error, .unknown: nil
    }
  }

  /// Whether the value is an error or an unknown.
  public var isErrorOrUnknown: Bool {
    switch self {
    case .error, .unknown: true
    default: false
    }
  }

  /// Returns an error value of `kind`.
  public static func failure(_ kind: EvaluationError.Kind) -> Value {
    .error(EvaluationError(kind))
  }

  /// Returns the error of a function that was given an argument it cannot use.
  public static func invalidArgument(_ message: String) -> Value {
    .error(EvaluationError(.invalidArgument(message)))
  }

  /// Returns the error of a call that no overload accepts.
  public static func noSuchOverload(_ function: String) -> Value {
    .error(EvaluationError(.noSuchOverload(function)))
  }
}

/// A type as a value: what `type(x)` returns and what the name `int` evaluates to.
public struct TypeValue: Hashable, Sendable {
  /// The type's name, without parameters: `int`, `list`, `google.protobuf.Timestamp`.
  public let name: String

  /// Creates a type value.
  public init(_ name: String) { self.name = name }

  /// The type of null.
  public static let null = TypeValue("null_type")
  /// The type of a truth value.
  public static let bool = TypeValue("bool")
  /// The type of a signed integer of 64 bits.
  public static let int = TypeValue("int")
  /// The type of an unsigned integer of 64 bits.
  public static let uint = TypeValue("uint")
  /// The type of a floating-point number.
  public static let double = TypeValue("double")
  /// The type of a string.
  public static let string = TypeValue("string")
  /// The type of a byte string.
  public static let bytes = TypeValue("bytes")
  /// The type of a list of any elements.
  public static let list = TypeValue("list")
  /// The type of a map of any entries.
  public static let map = TypeValue("map")
  /// The type of an instant.
  public static let timestamp = TypeValue("google.protobuf.Timestamp")
  /// The type of a length of time.
  public static let duration = TypeValue("google.protobuf.Duration")
  /// The type of a type.
  public static let type = TypeValue("type")
  /// The type of an optional.
  public static let optional = TypeValue("optional_type")
}

/// A value whose type belongs to the host or to a library.
public protocol HostValue: Sendable {
  /// The name that `type(…)` reports and that ``CELType/opaque(_:_:)`` declares.
  var typeName: String { get }
  /// Whether both are the same value.
  func isEqual(to other: any HostValue) -> Bool
}
