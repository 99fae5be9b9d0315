/// The call of a function whose overloads may have to be told apart when it runs.
struct Dispatch: Sendable {
  let function: String
  /// Overloads of the right shape and number of arguments.
  let overloads: [Overload]
  /// Whether the checker proved that the only overload fits.
  let isExact: Bool
  let range: Range<Int>

  /// Returns the plan of a call with `arguments`, receiver first.
  func plan(_ arguments: [Step]) -> Plan {
    let mismatch = Value.error(EvaluationError(.noSuchOverload(function), range: range))
    guard let first = overloads.first else { return Plan { _ in mismatch } }
    if isExact, first.isStrict, let plan = direct(first, arguments) { return plan }
    let candidates = overloads.map { overload in
      (kinds: overload.parameters.map(\.kinds), overload: overload)
    }
    let isStrict = overloads.allSatisfy(\.isStrict)
    let range = range
    return Plan { frame in
      var values: [Value] = []
      values.reserveCapacity(arguments.count)
      var failure: Value?
      for argument in arguments {
        let value = argument.run(&frame)
        if value.isErrorOrUnknown { failure = failure.map { mergedFailure($0, value) } ?? value }
        values.append(value)
      }
      if isStrict, let failure { return failure }
      for (kinds, overload) in candidates where Kinds.admit(kinds, values) {
        if overload.isStrict, let failure { return failure }
        guard frame.charge(overload.cost, values) else { return frame.costExceeded }
        return frame.paid(overload.call(values)).located(range)
      }
      return failure ?? mismatch
    }
  }

  /// A call without any choice; nil for overloads without an implementation of that arity.
  private func direct(_ overload: Overload, _ arguments: [Step]) -> Plan? {
    let range = range
    let cost = overload.cost
    switch overload.implementation {
    case .unary(let run) where arguments.count == 1:
      let argument = arguments[0].run
      return Plan { frame in
        let value = argument(&frame)
        if value.isErrorOrUnknown { return value }
        guard frame.charge(cost, value) else { return frame.costExceeded }
        return frame.paid(run(value)).located(range)
      }
    case .binary(let run) where arguments.count == 2:
      let (left, right) = (arguments[0].run, arguments[1].run)
      return Plan { frame in
        let a = left(&frame)
        let b = right(&frame)
        if a.isErrorOrUnknown || b.isErrorOrUnknown { return mergedFailure(a, b) }
        guard frame.charge(cost, a, b) else { return frame.costExceeded }
        return frame.paid(run(a, b)).located(range)
      }
    default: return nil
    }
  }
}

extension Overload {
  /// Runs the implementation; an arity that it does not have is an error.
  func call(_ values: [Value]) -> Value {
    switch implementation {
    case .unary(let run) where values.count == 1: run(values[0])
    case .binary(let run) where values.count == 2: run(values[0], values[1])
    case .ternary(let run) where values.count == 3: run(values[0], values[1], values[2])
    case .variadic(let run): run(values)
    default: .noSuchOverload(id)
    }
  }
}

extension Frame {
  /// Spends what it took to write a text or bytes, which may be longer than all arguments.
  @inline(__always)
  fileprivate mutating func paid(_ result: Value) -> Value {
    switch result {
    case .string(let text): charge(text.utf8.count / 10) ? result : costExceeded
    case .bytes(let bytes): charge(bytes.count / 10) ? result : costExceeded
    default: result
    }
  }
}

extension Value {
  /// Returns the value; an error that does not know its place is given `range`.
  @inline(__always)
  func located(_ range: Range<Int>) -> Value {
    guard case .error(var error) = self, error.range == nil else { return self }
    error.range = range
    return .error(error)
  }
}

/// A set of kinds of value, for choosing an overload when types are not known beforehand.
struct Kinds: OptionSet, Sendable {
  let rawValue: UInt32

  static let null = Kinds(rawValue: 1 << 0)
  static let bool = Kinds(rawValue: 1 << 1)
  static let int = Kinds(rawValue: 1 << 2)
  static let uint = Kinds(rawValue: 1 << 3)
  static let double = Kinds(rawValue: 1 << 4)
  static let string = Kinds(rawValue: 1 << 5)
  static let bytes = Kinds(rawValue: 1 << 6)
  static let list = Kinds(rawValue: 1 << 7)
  static let map = Kinds(rawValue: 1 << 8)
  static let timestamp = Kinds(rawValue: 1 << 9)
  static let duration = Kinds(rawValue: 1 << 10)
  static let type = Kinds(rawValue: 1 << 11)
  static let optional = Kinds(rawValue: 1 << 12)
  static let host = Kinds(rawValue: 1 << 13)
  /// Errors and unknowns, which only functions that are not strict see.
  static let failed = Kinds(rawValue: 1 << 14)
  static let any = Kinds(rawValue: .max)

  /// Whether each value is of a kind in the set at its position.
  static func admit(_ kinds: [Kinds], _ values: [Value]) -> Bool {
    for index in values.indices
    where !kinds[index].contains(values[index].kind) && !values[index].isErrorOrUnknown {
      return false
    }
    return true
  }
}

extension Value {
  var kind: Kinds {
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
    case .host: .host
    case .error, .unknown: .failed
    }
  }
}

extension CELType {
  /// The kinds of value that a parameter of this type admits.
  var kinds: Kinds {
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
    case .opaque: .host
    case .wrapper(let inner): inner.kinds.union(.null)
    case .dyn, .parameter, .invalid: .any
    }
  }
}
