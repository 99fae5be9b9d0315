extension Planner {
  /// Plans a whole chain of `&&` or `||` as one step over its terms.
  ///
  /// A deciding term wins over errors and unknowns wherever it stands; without one, unknowns are merged
  /// and win over errors, of which the first is kept.
  mutating func plan(chain expression: Expression, _ function: String, isAnd: Bool) -> Plan {
    var terms: [Expression] = []
    Planner.collect(expression, function, into: &terms)
    let parts = terms.map { self.plan($0) }
    let deciding: Truth = isAnd ? .no : .yes
    if parts.contains(where: { part in
      if case .bool(let flag)? = part.constant { flag != isAnd } else { false }
    }) {
      return Plan(constant: .bool(!isAnd))
    }
    let truths = parts.map { TruthStep(run: $0.asTruth(function)) }
    let plan: Plan
    if truths.count == 2 {
      plan =
        isAnd
        ? Planner.and(truths[0].run, truths[1].run)
        : Planner.or(truths[0].run, truths[1].run)
    } else {
      let neutral: Truth = isAnd ? .yes : .no
      plan = Plan(truth: { frame in
        var failure: Value?
        for truth in truths {
          let result = truth.run(&frame)
          if result == deciding { return deciding }
          if result == .failed {
            failure = failure.map { mergedFailure($0, frame.failure) } ?? frame.failure
          }
        }
        guard let failure else { return neutral }
        frame.failure = failure
        return .failed
      })
    }
    return plan.depending(on: parts)
  }

  private static func collect(
    _ expression: Expression, _ function: String, into terms: inout [Expression]
  ) {
    if case .call(function, nil, let arguments) = expression.kind, arguments.count == 2 {
      for argument in arguments { collect(argument, function, into: &terms) }
    } else {
      terms.append(expression)
    }
  }

  private static func and(_ left: @escaping RunTruth, _ right: @escaping RunTruth) -> Plan {
    Plan(truth: { frame in
      switch left(&frame) {
      case .no: return .no
      case .yes: return right(&frame)
      case .failed:
        let failure = frame.failure
        switch right(&frame) {
        case .no: return .no
        case .yes: frame.failure = failure
        case .failed: frame.failure = mergedFailure(failure, frame.failure)
        }
        return .failed
      }
    })
  }

  private static func or(_ left: @escaping RunTruth, _ right: @escaping RunTruth) -> Plan {
    Plan(truth: { frame in
      switch left(&frame) {
      case .yes: return .yes
      case .no: return right(&frame)
      case .failed:
        let failure = frame.failure
        switch right(&frame) {
        case .yes: return .yes
        case .no: frame.failure = failure
        case .failed: frame.failure = mergedFailure(failure, frame.failure)
        }
        return .failed
      }
    })
  }

  mutating func plan(not operand: Expression) -> Plan {
    let part = plan(operand)
    let truth = part.asTruth(Operator.logicalNot)
    let plan = Plan(truth: { frame in
      switch truth(&frame) {
      case .yes: .no
      case .no: .yes
      case .failed: .failed
      }
    })
    return plan.depending(on: [part])
  }

  /// True unless the operand is false: lets a fold go on past errors and unknowns.
  mutating func plan(notStrictlyFalse operand: Expression) -> Plan {
    let part = plan(operand)
    let truth = part.asTruth(Operator.notStrictlyFalse)
    return Plan(truth: { frame in truth(&frame) == .no ? .no : .yes }).depending(on: [part])
  }

  mutating func plan(conditional arguments: [Expression]) -> Plan {
    let parts = arguments.map { self.plan($0) }
    if case .bool(let flag)? = parts[0].constant { return flag ? parts[1] : parts[2] }
    let condition = parts[0].asTruth(Operator.conditional)
    let plan: Plan
    if let then = parts[1].truth, let otherwise = parts[2].truth {
      plan = Plan(truth: { frame in
        switch condition(&frame) {
        case .yes: then(&frame)
        case .no: otherwise(&frame)
        case .failed: .failed
        }
      })
    } else if let then = parts[1].int, let otherwise = parts[2].int {
      plan = Plan(int: { frame in
        switch condition(&frame) {
        case .yes: then(&frame)
        case .no: otherwise(&frame)
        case .failed: nil
        }
      })
    } else {
      let (then, otherwise) = (parts[1].value, parts[2].value)
      plan = Plan { frame in
        switch condition(&frame) {
        case .yes: then(&frame)
        case .no: otherwise(&frame)
        case .failed: frame.failure
        }
      }
    }
    return plan.depending(on: parts)
  }
}
