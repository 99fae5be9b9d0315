/// A comparison that generic code is specialized for.
private protocol Relation: SendableMetatype {
  static func holds<T: Comparable>(_ left: T, _ right: T) -> Bool
}

private enum Less: Relation {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a < b }
}
private enum LessEquals: Relation {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a <= b }
}
private enum Greater: Relation {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a > b }
}
private enum GreaterEquals: Relation {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a >= b }
}
private enum Equals: Relation {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a == b }
}
private enum NotEquals: Relation {
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a != b }
}

extension Planner {
  /// Comparison and arithmetic of two ints.
  func integers(
    _ function: String, _ left: Plan, _ right: Plan, at expression: Expression
  ) -> Plan? {
    let (a, b) = (left.asInt, right.asInt)
    switch function {
    case Operator.equals: return compare(Equals.self, left, right, a, b)
    case Operator.notEquals: return compare(NotEquals.self, left, right, a, b)
    case Operator.less: return compare(Less.self, left, right, a, b)
    case Operator.lessEquals: return compare(LessEquals.self, left, right, a, b)
    case Operator.greater: return compare(Greater.self, left, right, a, b)
    case Operator.greaterEquals: return compare(GreaterEquals.self, left, right, a, b)
    default: break
    }
    let overflow = failure(.overflow(function), at: expression)
    switch function {
    case Operator.add: return arithmetic(a, b, overflow) { $0.addingReportingOverflow($1) }
    case Operator.subtract:
      return arithmetic(a, b, overflow) { $0.subtractingReportingOverflow($1) }
    case Operator.multiply:
      return arithmetic(a, b, overflow) { $0.multipliedReportingOverflow(by: $1) }
    case Operator.divide:
      let zero = failure(.divisionByZero, at: expression)
      return division(a, b, overflow, zero) { $0 / $1 }
    case Operator.modulo:
      let zero = failure(.modulusByZero, at: expression)
      return division(a, b, overflow, zero) { $0 % $1 }
    default: return nil
    }
  }

  private func compare<R: Relation>(
    _ relation: R.Type, _ left: Plan, _ right: Plan, _ a: @escaping RunInt, _ b: @escaping RunInt
  ) -> Plan {
    if let slot = left.slot, case .int(let constant)? = right.constant {
      return Plan(truth: { frame in
        guard case .int(let number) = frame.slots[slot] else {
          return frame.fail(frame.slots[slot], else: .noSuchOverload("int"))
        }
        return Truth(R.holds(number, constant))
      })
    }
    if let local = left.local, case .int(let constant)? = right.constant {
      return Plan(truth: { frame in
        guard case .int(let number) = frame.locals[local] else {
          return frame.fail(frame.locals[local], else: .noSuchOverload("int"))
        }
        return Truth(R.holds(number, constant))
      })
    }
    if case .int(let constant)? = right.constant {
      return Plan(truth: { frame in
        guard let left = a(&frame) else { return .failed }
        return Truth(R.holds(left, constant))
      })
    }
    return Plan(truth: { frame in
      guard let (left, right) = frame.both(a, b) else { return .failed }
      return Truth(R.holds(left, right))
    })
  }

  @inline(__always)
  private func arithmetic(
    _ a: @escaping RunInt, _ b: @escaping RunInt, _ overflow: Value,
    _ combine: @escaping @Sendable (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Plan {
    Plan(int: { frame in
      guard let (left, right) = frame.both(a, b) else { return nil }
      let (value, overflows) = combine(left, right)
      if overflows {
        frame.failure = overflow
        return nil
      }
      return value
    })
  }

  @inline(__always)
  private func division(
    _ a: @escaping RunInt, _ b: @escaping RunInt, _ overflow: Value, _ zero: Value,
    _ combine: @escaping @Sendable (Int64, Int64) -> Int64
  ) -> Plan {
    Plan(int: { frame in
      guard let (left, right) = frame.both(a, b) else { return nil }
      if right == 0 || (right == -1 && left == .min) {
        frame.failure = right == 0 ? zero : overflow
        return nil
      }
      return combine(left, right)
    })
  }

  /// Comparison and arithmetic of two doubles.
  func doubles(_ function: String, _ left: Plan, _ right: Plan) -> Plan? {
    let (a, b) = (left.asDouble, right.asDouble)
    switch function {
    case Operator.equals: return compareDoubles(Equals.self, a, b)
    case Operator.notEquals: return compareDoubles(NotEquals.self, a, b)
    case Operator.less: return compareDoubles(Less.self, a, b)
    case Operator.lessEquals: return compareDoubles(LessEquals.self, a, b)
    case Operator.greater: return compareDoubles(Greater.self, a, b)
    case Operator.greaterEquals: return compareDoubles(GreaterEquals.self, a, b)
    case Operator.add: return arithmetic(a, b) { $0 + $1 }
    case Operator.subtract: return arithmetic(a, b) { $0 - $1 }
    case Operator.multiply: return arithmetic(a, b) { $0 * $1 }
    case Operator.divide: return arithmetic(a, b) { $0 / $1 }
    default: return nil
    }
  }

  private func compareDoubles<R: Relation>(
    _ relation: R.Type, _ a: @escaping RunDouble, _ b: @escaping RunDouble
  ) -> Plan {
    Plan(truth: { frame in
      guard let (left, right) = frame.both(a, b) else { return .failed }
      return Truth(R.holds(left, right))
    })
  }

  @inline(__always)
  private func arithmetic(
    _ a: @escaping RunDouble, _ b: @escaping RunDouble,
    _ combine: @escaping @Sendable (Double, Double) -> Double
  ) -> Plan {
    Plan(double: { frame in
      guard let (left, right) = frame.both(a, b) else { return nil }
      return combine(left, right)
    })
  }
}

extension Frame {
  /// Evaluates both operands; nil if one fails, of which an unknown wins over an error.
  @inline(__always)
  fileprivate mutating func both<T>(
    _ left: (inout Frame) -> T?, _ right: (inout Frame) -> T?
  ) -> (T, T)? {
    guard let first = left(&self) else {
      let failure = failure
      self.failure = right(&self) == nil ? mergedFailure(failure, self.failure) : failure
      return nil
    }
    guard let second = right(&self) else { return nil }
    return (first, second)
  }
}
