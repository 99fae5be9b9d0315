extension CoreOperators {
  static let arithmetic = [
    FunctionDeclaration(
      Operator.add,
      numeric(
        Operator.add, "add", { $0.addingReportingOverflow($1) },
        { $0.addingReportingOverflow($1) }, +) + concatenation + [
          time("add_timestamp_duration", [.timestamp, .duration], .timestamp, add),
          time("add_duration_timestamp", [.duration, .timestamp], .timestamp, add),
          time("add_duration_duration", [.duration, .duration], .duration, add),
        ]),
    FunctionDeclaration(
      Operator.subtract,
      numeric(
        Operator.subtract, "subtract", { $0.subtractingReportingOverflow($1) },
        { $0.subtractingReportingOverflow($1) }, -) + [
          time("subtract_timestamp_timestamp", [.timestamp, .timestamp], .duration, subtract),
          time("subtract_timestamp_duration", [.timestamp, .duration], .timestamp, subtract),
          time("subtract_duration_duration", [.duration, .duration], .duration, subtract),
        ]),
    FunctionDeclaration(
      Operator.multiply,
      numeric(
        Operator.multiply, "multiply", { $0.multipliedReportingOverflow(by: $1) },
        { $0.multipliedReportingOverflow(by: $1) }, *)),
    FunctionDeclaration(
      Operator.divide,
      numeric(
        Operator.divide, "divide", { $0.dividedReportingOverflow(by: $1) },
        { $0.dividedReportingOverflow(by: $1) }, /, zero: .divisionByZero)),
    FunctionDeclaration(
      Operator.modulo,
      numeric(
        Operator.modulo, "modulo",
        // The remainder by -1 is 0 whatever the dividend; only the quotient would overflow.
        { $1 == -1 ? (0, $0 == .min) : $0.remainderReportingOverflow(dividingBy: $1) },
        { $0.remainderReportingOverflow(dividingBy: $1) }, nil, zero: .modulusByZero)),
    FunctionDeclaration(
      Operator.negate,
      [
        .function(
          "negate_int", [.int], .int,
          .unary { value in
            guard case .int(let number) = value else { return .noSuchOverload(Operator.negate) }
            guard number != .min else { return .failure(.overflow(Operator.negate)) }
            return .int(-number)
          }),
        .function(
          "negate_double", [.double], .double,
          .unary { value in
            guard case .double(let number) = value else { return .noSuchOverload(Operator.negate) }
            return .double(-number)
          }),
      ]),
  ]

  private static func numeric(
    _ name: String, _ id: String,
    _ signed: @escaping @Sendable (Int64, Int64) -> (partialValue: Int64, overflow: Bool),
    _ unsigned: @escaping @Sendable (UInt64, UInt64) -> (partialValue: UInt64, overflow: Bool),
    _ real: (@Sendable (Double, Double) -> Double)?, zero: EvaluationError.Kind? = nil
  ) -> [Overload] {
    var overloads: [Overload] = [
      .function(
        "\(id)_int", [.int, .int], .int,
        .binary { left, right in
          guard case .int(let a) = left, case .int(let b) = right else {
            return .noSuchOverload(name)
          }
          if let zero, b == 0 { return .failure(zero) }
          let (value, overflow) = signed(a, b)
          return overflow ? .failure(.overflow(name)) : .int(value)
        }),
      .function(
        "\(id)_uint", [.uint, .uint], .uint,
        .binary { left, right in
          guard case .uint(let a) = left, case .uint(let b) = right else {
            return .noSuchOverload(name)
          }
          if let zero, b == 0 { return .failure(zero) }
          let (value, overflow) = unsigned(a, b)
          return overflow ? .failure(.overflow(name)) : .uint(value)
        }),
    ]
    if let real {
      overloads.append(
        .function(
          "\(id)_double", [.double, .double], .double,
          .binary { left, right in
            guard case .double(let a) = left, case .double(let b) = right else {
              return .noSuchOverload(name)
            }
            return .double(real(a, b))
          }))
    }
    return overloads
  }

  private static let concatenation: [Overload] = [
    .function("add_string", [.string, .string], .string, cost: .copying, .binary(add)),
    .function("add_bytes", [.bytes, .bytes], .bytes, cost: .copying, .binary(add)),
    .function(
      "add_list", [.list(.parameter("A")), .list(.parameter("A"))], .list(.parameter("A")),
      cost: .copying, .binary(add)),
  ]

  private static func time(
    _ id: String, _ parameters: [CELType], _ result: CELType,
    _ run: @escaping @Sendable (Value, Value) -> Value
  ) -> Overload {
    .function(id, parameters, result, .binary(run))
  }

  @Sendable private static func add(_ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.string(let a), .string(let b)): .string(a + b)
    case (.bytes(let a), .bytes(let b)): .bytes(a + b)
    case (.list(let a), .list(let b)): .list(a + b)
    case (.timestamp(let a), .duration(let b)), (.duration(let b), .timestamp(let a)):
      a.advanced(by: b).map(Value.timestamp) ?? .failure(.outOfRange("timestamp"))
    case (.duration(let a), .duration(let b)):
      (a + b).map(Value.duration) ?? .failure(.outOfRange("duration"))
    default: .noSuchOverload(Operator.add)
    }
  }

  @Sendable private static func subtract(_ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.timestamp(let a), .timestamp(let b)):
      a.distance(from: b).map(Value.duration) ?? .failure(.outOfRange("duration"))
    case (.timestamp(let a), .duration(let b)):
      a.advanced(back: b).map(Value.timestamp) ?? .failure(.outOfRange("timestamp"))
    case (.duration(let a), .duration(let b)):
      (a - b).map(Value.duration) ?? .failure(.outOfRange("duration"))
    default: .noSuchOverload(Operator.subtract)
    }
  }
}
