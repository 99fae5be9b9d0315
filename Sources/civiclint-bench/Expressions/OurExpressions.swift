import CEL

/// The expressions of the benchmark in our own implementation.
struct OurExpressions {
  private let environment: Environment
  private let programs: [(program: Program, slots: [Value])]

  /// - Throws: `CompilationFailure` if an expression is none.
  init(expressions: [NamedExpression], variables: [BenchVariable]) throws {
    environment = Environment(
      variables: variables.map { VariableDeclaration($0.name, $0.value.type) })
    let values = Dictionary(
      variables.map { ($0.name, $0.value.value) }, uniquingKeysWith: { first, _ in first })
    programs = try expressions.map { [environment] expression in
      let program = try environment.program(expression.source)
      return (program, program.variables.map { values[$0] ?? .null })
    }
  }

  /// The result of each expression as text.
  var values: [String] { programs.map { $0.program.evaluate(slots: $0.slots).debugText } }

  /// Nanoseconds for parsing, checking and planning `expression` once.
  func compile(_ expression: NamedExpression, turns: Int) throws -> Double {
    // Read afterwards, so that no program is made for nothing.
    var variableCount = 0
    let spent = try nanoseconds(turns: turns) {
      variableCount &+= try environment.program(expression.source).variables.count
    }
    return variableCount < 0 ? .infinity : spent
  }

  /// Nanoseconds for evaluating the expression at `index` once.
  func call(_ index: Int, turns: Int) -> Double {
    let (program, slots) = programs[index]
    // Read afterwards, so that every result is looked at; no expression of the list fails.
    var failures = 0
    let spent = nanoseconds(turns: turns) {
      if program.evaluate(slots: slots).isErrorOrUnknown { failures &+= 1 }
    }
    return failures > 0 ? .infinity : spent
  }
}

extension BenchVariable.Value {
  var type: CELType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .timestamp: .timestamp
    case .strings: .list(.string)
    case .ints: .list(.int)
    case .map: .map(.string, .string)
    }
  }

  var value: Value {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .string(let value): .string(value)
    case .timestamp(let text):
      CELTimestamp(text).map(Value.timestamp) ?? .invalidArgument("no timestamp: \(text)")
    case .strings(let values): .list(values.map(Value.string))
    case .ints(let values): .list(values.map(Value.int))
    case .map(let values): .map(MapValue(values.mapValues(Value.string)))
    }
  }
}
