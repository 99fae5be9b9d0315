extension Planner {
  /// Returns a form for `function` that the types of its operands allow; nil for the general one.
  mutating func specialized(
    _ function: String, _ operands: [Expression], _ parts: [Plan], at expression: Expression
  ) -> Plan? {
    guard environment.replacedFunctions.isEmpty || !environment.replacedFunctions.contains(function)
    else { return nil }
    switch parts.count {
    case 1: return unary(function, parts[0], type(of: operands[0]))
    case 2: break
    default: return nil
    }
    switch function {
    case Operator.index: return indexing(parts[0], parts[1], at: expression)
    case Operator.contains: return membership(parts[0], parts[1], at: expression)
    case "matches":
      guard case .string(let pattern)? = parts[1].constant else { return nil }
      return matching(parts[0], pattern, at: expression)
    default: break
    }
    switch (type(of: operands[0]), type(of: operands[1])) {
    case (.int, .int): return integers(function, parts[0], parts[1], at: expression)
    case (.double, .double): return doubles(function, parts[0], parts[1])
    case (.string, .string): return strings(function, parts[0], parts[1])
    case (.timestamp, .timestamp), (.duration, .duration):
      return times(function, parts[0], parts[1], at: expression)
    case (.timestamp, .string): return zonedPart(function, parts[0], parts[1])
    default: return equality(function, parts[0], parts[1])
    }
  }

  /// Functions of one operand that need no allocation and hardly any work.
  private func unary(_ function: String, _ operand: Plan, _ type: CELType) -> Plan? {
    switch (function, type) {
    case ("size", .list), ("size", .map), ("size", .string): return size(of: operand)
    case ("double", .int):
      let int = operand.asInt
      return Plan(double: { frame in int(&frame).map(Double.init) })
    case ("string", .int):
      let int = operand.asInt
      return Plan { frame in
        guard let number = int(&frame) else { return frame.failure }
        return .string(IntText.decimal(number))
      }
    case (_, .timestamp): return part(function, of: operand)
    default: return nil
    }
  }

  private func size(of operand: Plan) -> Plan {
    if let slot = operand.slot {
      return Plan(int: { frame in
        if case .list(let elements) = frame.slots[slot] { return Int64(elements.count) }
        return frame.size(of: frame.slots[slot])
      })
    }
    let value = operand.value
    return Plan(int: { frame in frame.size(of: value(&frame)) })
  }

  /// `container[key]`, whose key may be any number that is whole when types are not known beforehand.
  private func indexing(_ container: Plan, _ key: Plan, at expression: Expression) -> Plan {
    let (containers, keys) = (container.value, key.value)
    let range = sourceMap.range(of: expression.id)
    if case .string(let field)? = key.constant {
      let missing = failure(.noSuchKey(StringText.literal(field)), at: expression)
      let key = TextKey(constant: field)
      return Plan { frame in
        let container = containers(&frame)
        if case .map(let map) = container { return map[key] ?? missing }
        if container.isErrorOrUnknown { return container }
        return CoreOperators.index(container, .string(field)).located(range)
      }
    }
    if let slot = container.slot {
      return Plan { frame in
        let key = keys(&frame)
        switch (frame.slots[slot], key) {
        case (.list(let elements), .int(let index)) where index >= 0 && index < elements.count:
          return elements[Int(index)]
        case (.map(let map), .string(let text)):
          guard frame.charge(text.utf8.count / 10) else { return frame.costExceeded }
          if let value = map[TextKey(text)] { return value }
        default: break
        }
        return frame.index(frame.slots[slot], key, range)
      }
    }
    return Plan { frame in
      let container = containers(&frame)
      let key = keys(&frame)
      if case .list(let elements) = container, case .int(let index) = key, index >= 0,
        index < elements.count
      {
        return elements[Int(index)]
      }
      return frame.index(container, key, range)
    }
  }

  /// `==` and `!=` of any two values.
  private func equality(_ function: String, _ left: Plan, _ right: Plan) -> Plan? {
    guard function == Operator.equals || function == Operator.notEquals else { return nil }
    let wanted: Truth = function == Operator.equals ? .yes : .no
    let (a, b) = (left.value, right.value)
    return Plan(truth: { frame in
      let left = a(&frame)
      let right = b(&frame)
      if left.isErrorOrUnknown || right.isErrorOrUnknown {
        return frame.fail(mergedFailure(left, right), else: .null)
      }
      let result = frame.isEqual(left, right)
      return result == .failed ? .failed : Truth(result == wanted)
    })
  }
}

extension Frame {
  /// `size(value)`; nil, with the failure noted, for what has none.
  mutating func size(of value: Value) -> Int64? {
    switch value {
    case .list(let elements): return Int64(elements.count)
    case .map(let map): return Int64(map.count)
    case .string(let text):
      guard charge(text.utf8.count / 10) else {
        failure = costExceeded
        return nil
      }
      return Int64(ScalarString.count(text))
    default: return failNil(value, else: .noSuchOverload("size"))
    }
  }

  /// `container[key]` where nothing is known about either.
  mutating func index(_ container: Value, _ key: Value, _ range: Range<Int>) -> Value {
    if container.isErrorOrUnknown || key.isErrorOrUnknown { return mergedFailure(container, key) }
    guard charge(Cost.size(key)) else { return costExceeded }
    return CoreOperators.index(container, key).located(range)
  }
}
