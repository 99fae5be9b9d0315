/// One node of an abstract syntax tree, with everything below it.
///
/// Node ids are unique within one parsed expression and start at 1. Positions, macro calls, types and
/// references are kept beside the tree, keyed by node id, so that the tree itself stays small.
public struct Expression: Sendable {
  /// The node's number within its parsed expression, ≥ 1.
  public let id: Int
  /// What the node is.
  public let kind: Kind

  /// Creates a node; macros and hosts normally use ``MacroContext``, which hands out the ids.
  public init(id: Int, kind: Kind) {
    self.id = id
    self.kind = kind
  }

  /// The seven kinds of node of the language.
  public indirect enum Kind: Sendable {
    /// A literal: `1`, `"a"`, `null`.
    case literal(Constant)
    /// A name; a leading dot, if written, is part of it (`.a`).
    case identifier(String)
    /// `operand.field`, or the presence test `has(operand.field)` if `isTest`.
    case select(operand: Expression, field: String, isTest: Bool)
    /// A function, method or operator; see ``Operator`` for the names of operators.
    case call(function: String, target: Expression?, arguments: [Expression])
    /// `[a, ?b]`; `optionalIndices` holds the positions of elements marked with `?`, ascending.
    case list(elements: [Expression], optionalIndices: [Int])
    /// `{key: value, ?key: value}`.
    case map(entries: [MapEntry])
    /// `Name{field: value}`.
    case structure(name: String, fields: [StructureField])
    /// A fold over a list or map, which all iterating macros expand to.
    case comprehension(Comprehension)
  }

  /// One `key: value` of a map literal.
  public struct MapEntry: Sendable {
    /// The entry's number, in the same sequence as those of nodes.
    public let id: Int
    /// The key.
    public let key: Expression
    /// The value; an optional if the entry is.
    public let value: Expression
    /// Whether the entry is written `?key: value`: left out when the value is an empty optional.
    public let isOptional: Bool

    /// Creates an entry.
    public init(id: Int, key: Expression, value: Expression, isOptional: Bool = false) {
      self.id = id
      self.key = key
      self.value = value
      self.isOptional = isOptional
    }
  }

  /// One `field: value` of a message literal.
  public struct StructureField: Sendable {
    /// The field's number, in the same sequence as those of nodes.
    public let id: Int
    /// The field's name.
    public let name: String
    /// The value; an optional if the field is.
    public let value: Expression
    /// Whether the field is written `?name: value`.
    public let isOptional: Bool

    /// Creates a field.
    public init(id: Int, name: String, value: Expression, isOptional: Bool = false) {
      self.id = id
      self.name = name
      self.value = value
      self.isOptional = isOptional
    }
  }

  /// A fold: while `condition` holds, `step` turns the accumulator into its next value.
  ///
  /// With one variable, a list yields elements and a map yields keys; with two, a list yields index
  /// and element and a map yields key and value.
  public struct Comprehension: Sendable {
    /// The name of the item, or of the index or key where there are two.
    public let variable: String
    /// The name of the element or value where there are two.
    public let secondVariable: String?
    /// What is walked over: a list or a map.
    public let range: Expression
    /// The accumulator's name.
    public let accumulator: String
    /// The accumulator's first value.
    public let initial: Expression
    /// Checked before each item; the fold ends when it is false.
    public let condition: Expression
    /// The accumulator's next value.
    public let step: Expression
    /// The value of the whole, in which only the accumulator is in scope.
    public let result: Expression

    /// Creates a fold.
    public init(
      variable: String, secondVariable: String? = nil, range: Expression,
      accumulator: String = Expression.accumulatorName, initial: Expression,
      condition: Expression, step: Expression, result: Expression
    ) {
      self.variable = variable
      self.secondVariable = secondVariable
      self.range = range
      self.accumulator = accumulator
      self.initial = initial
      self.condition = condition
      self.step = step
      self.result = result
    }
  }

  /// The accumulator's name in the standard macros; no source text can spell it.
  public static let accumulatorName = "@result"
}
