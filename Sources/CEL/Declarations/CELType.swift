/// A type as the checker knows it.
public indirect enum CELType: Hashable, Sendable {
  case null
  case bool
  case int
  case uint
  case double
  case string
  case bytes
  case timestamp
  case duration
  /// Anything; checked when the expression runs.
  case dyn
  case list(CELType)
  case map(CELType, CELType)
  /// The type of a type: `int` has the type `type(int)`.
  case type(CELType)
  case optional(CELType)
  /// A scalar or null, as protocol buffers' wrapper messages have it.
  case wrapper(CELType)
  /// A type of the host, or one that only declarations mention, with its parameters.
  case opaque(String, [CELType])
  /// A type variable of a function declaration.
  case parameter(String)
  /// What the checker gives to a node that it has already complained about.
  case invalid
}

extension CELType: CustomStringConvertible {
  /// The type as error messages show it: `map(string, list(int))`.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .dyn: "dyn"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .type(let inner): "type(\(inner))"
    case .optional(let inner): "optional_type(\(inner))"
    case .wrapper(let inner): "wrapper(\(inner))"
    case .opaque(let name, let parameters):
      parameters.isEmpty
        ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
    case .parameter(let name): name
    case .invalid: "invalid"
    }
  }
}
