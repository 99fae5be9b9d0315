extension Planner {
  /// Comparison, search and concatenation of two strings.
  mutating func strings(_ function: String, _ left: Plan, _ right: Plan) -> Plan? {
    if function == Operator.equals || function == Operator.notEquals,
      case .string(let constant)? = right.constant, constant.utf8.allSatisfy({ $0 < 0x80 })
    {
      return function == Operator.equals
        ? text(left, right) { ScalarString.isEqual($0, ascii: $1) }
        : text(left, right) { !ScalarString.isEqual($0, ascii: $1) }
    }
    switch function {
    case Operator.equals: return text(left, right) { ScalarString.isEqual($0, $1) }
    case Operator.notEquals: return text(left, right) { !ScalarString.isEqual($0, $1) }
    case Operator.less: return text(left, right) { ScalarString.isLess($0, $1) }
    case Operator.greater: return text(left, right) { ScalarString.isLess($1, $0) }
    case Operator.lessEquals: return text(left, right) { !ScalarString.isLess($1, $0) }
    case Operator.greaterEquals: return text(left, right) { !ScalarString.isLess($0, $1) }
    case "startsWith": return text(left, right) { ByteSearch.hasPrefix($0, $1) }
    case "endsWith": return text(left, right) { ByteSearch.hasSuffix($0, $1) }
    case "contains":
      // The general form charges for the product of both lengths.
      guard case .string(let part)? = right.constant, part.utf8.count <= 64 else { return nil }
      return text(left, right, readsAll: true) { ByteSearch.find($1, in: $0) != nil }
    default: return nil
    }
  }

  /// Plans a test of two strings that reads as much as the shorter one has, or all of the left one.
  @inline(__always)
  private func text(
    _ left: Plan, _ right: Plan, readsAll: Bool = false,
    _ test: @escaping @Sendable (String, String) -> Bool
  ) -> Plan {
    if let slot = left.slot, case .string(let constant)? = right.constant {
      return Plan(truth: { frame in
        guard case .string(let text) = frame.slots[slot] else {
          return frame.fail(frame.slots[slot], else: .noSuchOverload("string"))
        }
        guard frame.charge(text, constant, readsAll) else { return frame.failCost() }
        return Truth(test(text, constant))
      })
    }
    if let local = left.local, case .string(let constant)? = right.constant {
      return Plan(truth: { frame in
        guard case .string(let text) = frame.locals[local] else {
          return frame.fail(frame.locals[local], else: .noSuchOverload("string"))
        }
        guard frame.charge(text, constant, readsAll) else { return frame.failCost() }
        return Truth(test(text, constant))
      })
    }
    let (a, b) = (left.value, right.value)
    return Plan(truth: { frame in
      let left = a(&frame)
      let right = b(&frame)
      guard case .string(let first) = left, case .string(let second) = right else {
        return frame.fail(mergedFailure(left, right), else: .noSuchOverload("string"))
      }
      guard frame.charge(first, second, readsAll) else { return frame.failCost() }
      return Truth(test(first, second))
    })
  }

  /// A pattern that is known beforehand is compiled once; one that cannot be is an error when called.
  func matching(_ text: Plan, _ pattern: String, at expression: Expression) -> Plan {
    let compiled: RE2Pattern
    do throws(PatternError) {
      compiled = try RE2Pattern(pattern)
    } catch {
      let failed = failure(.invalidArgument(error.message), at: expression)
      return Plan { _ in failed }
    }
    let value = text.value
    let patternSize = 1 + pattern.utf8.count / 10
    return Plan(truth: { frame in
      let text = value(&frame)
      guard case .string(let text) = text else {
        return frame.fail(text, else: .noSuchOverload("matches"))
      }
      guard frame.charge(text.utf8.count / 10 * patternSize) else { return frame.failCost() }
      return Truth(compiled.matches(text))
    })
  }

  /// Plans a chain of `+` over strings as one step, which makes one text and none in between; nil if
  /// this is no such chain.
  mutating func plan(concatenation expression: Expression) -> Plan? {
    guard type(of: expression) == .string,
      environment.replacedFunctions.isEmpty
        || !environment.replacedFunctions.contains(Operator.add)
    else { return nil }
    var terms: [Expression] = []
    collect(concatenation: expression, into: &terms)
    guard terms.count >= 2 else { return nil }
    let parts = terms.map { self.plan($0) }
    let mismatch = failure(.noSuchOverload(Operator.add), at: expression)
    let runs = parts.map { Step(run: $0.value) }
    let plan: Plan
    switch runs.count {
    case 2:
      let (a, b) = (runs[0].run, runs[1].run)
      plan = Plan { frame in
        let first = a(&frame)
        let second = b(&frame)
        guard case .string(let x) = first, case .string(let y) = second else {
          return [first, second].failure(else: mismatch)
        }
        let count = x.utf8.count + y.utf8.count
        guard frame.charge(1 + count / 10) else { return frame.costExceeded }
        var text = ""
        text.reserveCapacity(count)
        text += x
        text += y
        return .string(text)
      }
    case 3:
      let (a, b, c) = (runs[0].run, runs[1].run, runs[2].run)
      plan = Plan { frame in
        let first = a(&frame)
        let second = b(&frame)
        let third = c(&frame)
        guard case .string(let x) = first, case .string(let y) = second,
          case .string(let z) = third
        else { return [first, second, third].failure(else: mismatch) }
        let count = x.utf8.count + y.utf8.count + z.utf8.count
        guard frame.charge(2 + count / 10) else { return frame.costExceeded }
        var text = ""
        text.reserveCapacity(count)
        text += x
        text += y
        text += z
        return .string(text)
      }
    default:
      plan = Plan { frame in
        var values: [Value] = []
        values.reserveCapacity(runs.count)
        var count = 0
        for step in runs {
          let value = step.run(&frame)
          if case .string(let text) = value { count += text.utf8.count }
          values.append(value)
        }
        guard frame.charge(runs.count + count / 10) else { return frame.costExceeded }
        var result = ""
        result.reserveCapacity(count)
        for value in values {
          guard case .string(let text) = value else { return values.failure(else: mismatch) }
          result += text
        }
        return .string(result)
      }
    }
    return plan.depending(on: parts)
  }

  private func collect(concatenation expression: Expression, into terms: inout [Expression]) {
    if case .call(Operator.add, nil, let arguments) = expression.kind, arguments.count == 2,
      arguments.allSatisfy({ type(of: $0) == .string })
    {
      for argument in arguments { collect(concatenation: argument, into: &terms) }
    } else {
      terms.append(expression)
    }
  }
}

extension [Value] {
  /// What a strict function of these arguments fails with: the merged unknowns, else the first error, else
  /// `mismatch`.
  fileprivate func failure(else mismatch: Value) -> Value {
    var failure: Value?
    for value in self where value.isErrorOrUnknown {
      failure = failure.map { mergedFailure($0, value) } ?? value
    }
    return failure ?? mismatch
  }
}

extension Frame {
  /// Spends what it costs to read one string, or as much of two as the shorter one has.
  @inline(__always)
  fileprivate mutating func charge(_ left: String, _ right: String, _ readsAll: Bool) -> Bool {
    let count = readsAll ? left.utf8.count : min(left.utf8.count, right.utf8.count)
    return charge(count / 10)
  }
}
