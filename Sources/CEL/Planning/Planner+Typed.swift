extension Planner {
  /// Returns a form for `function` that the types of its operands allow; nil for the general one.
  mutating func specialized(
    _ function: String, _ operands: [Expression], _ parts: [Plan], at expression: Expression
  ) -> Plan? {
    if parts.count == 2, function == "matches", case .string(let pattern)? = parts[1].constant {
      return matching(parts[0], pattern, at: expression)
    }
    if parts.count == 2, function == Operator.contains,
      case .list(let elements)? = parts[1].constant
    {
      return membership(parts[0], elements)
    }
    guard parts.count == 2 else { return nil }
    if function == Operator.index { return indexing(parts[0], parts[1], at: expression) }
    let types = (type(of: operands[0]), type(of: operands[1]))
    switch types {
    case (.int, .int): return integers(function, parts[0], parts[1], at: expression)
    case (.double, .double): return doubles(function, parts[0], parts[1])
    case (.string, .string): return strings(function, parts[0], parts[1])
    default: return equality(function, parts[0], parts[1])
    }
  }

  /// A pattern that is known beforehand is compiled once; one that cannot be is an error when called.
  private func matching(_ text: Plan, _ pattern: String, at expression: Expression) -> Plan {
    let compiled: RE2Pattern
    do throws(PatternError) {
      compiled = try RE2Pattern(pattern)
    } catch {
      let failed = failure(.invalidArgument(error.message), at: expression)
      return Plan { _ in failed }
    }
    let value = text.value
    return Plan(truth: { frame in
      let text = value(&frame)
      guard case .string(let text) = text else {
        return frame.fail(text, else: .noSuchOverload("matches"))
      }
      return Truth(compiled.matches(text))
    })
  }

  /// Membership in a list that is known beforehand: by hashing, if all elements can be map keys.
  private func membership(_ element: Plan, _ elements: [Value]) -> Plan {
    let value = element.value
    let keys = elements.compactMap { MapKey(inserting: $0) }
    guard keys.count == elements.count, keys.count > 6 else {
      if let few = fewTexts(element, elements) { return few }
      return Plan(truth: { frame in
        let element = value(&frame)
        if element.isErrorOrUnknown { return frame.fail(element, else: element) }
        for candidate in elements where candidate.isEqual(to: element) { return .yes }
        return .no
      })
    }
    let set = Set(keys)
    return Plan(truth: { frame in
      let element = value(&frame)
      if element.isErrorOrUnknown { return frame.fail(element, else: element) }
      return Truth(MapKey(looking: element).map(set.contains) ?? false)
    })
  }

  /// Membership in a short list of ASCII strings; nil for any other list.
  private func fewTexts(_ element: Plan, _ elements: [Value]) -> Plan? {
    let texts = elements.compactMap { element -> String? in
      guard case .string(let text) = element, text.utf8.allSatisfy({ $0 < 0x80 }) else {
        return nil
      }
      return text
    }
    guard texts.count == elements.count else { return nil }
    let value = element.value
    return Plan(truth: { frame in
      let element = value(&frame)
      guard case .string(let text) = element else {
        return element.isErrorOrUnknown ? frame.fail(element, else: element) : .no
      }
      for candidate in texts where ScalarString.isEqual(text, ascii: candidate) { return .yes }
      return .no
    })
  }

  /// `container[key]`, whose key may be any number that is whole when types are not known beforehand.
  private func indexing(_ container: Plan, _ key: Plan, at expression: Expression) -> Plan {
    let (containers, keys) = (container.value, key.value)
    let range = sourceMap.range(of: expression.id)
    if case .string(let field)? = key.constant {
      let missing = failure(.noSuchKey(StringText.literal(field)), at: expression)
      return Plan { frame in
        let container = containers(&frame)
        if case .map(let map) = container { return map[field: field] ?? missing }
        if container.isErrorOrUnknown { return container }
        return CoreOperators.index(container, .string(field)).located(range)
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
      if container.isErrorOrUnknown || key.isErrorOrUnknown { return mergedFailure(container, key) }
      return CoreOperators.index(container, key).located(range)
    }
  }

  private func strings(_ function: String, _ left: Plan, _ right: Plan) -> Plan? {
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
      // Long searches are charged by the general form; short ones cannot cost much.
      guard case .string(let part)? = right.constant, part.utf8.count <= 64 else { return nil }
      return text(left, right) { ByteSearch.find($1, in: $0) != nil }
    default: return nil
    }
  }

  @inline(__always)
  private func text(
    _ left: Plan, _ right: Plan, _ test: @escaping @Sendable (String, String) -> Bool
  ) -> Plan {
    if let slot = left.slot, case .string(let constant)? = right.constant {
      return Plan(truth: { frame in
        guard case .string(let text) = frame.slots[slot] else {
          return frame.fail(frame.slots[slot], else: .noSuchOverload("string"))
        }
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
      return Truth(test(first, second))
    })
  }

  private func equality(_ function: String, _ left: Plan, _ right: Plan) -> Plan? {
    guard function == Operator.equals || function == Operator.notEquals else { return nil }
    let wanted = function == Operator.equals
    let (a, b) = (left.value, right.value)
    return Plan(truth: { frame in
      let left = a(&frame)
      let right = b(&frame)
      if left.isErrorOrUnknown || right.isErrorOrUnknown {
        return frame.fail(mergedFailure(left, right), else: .null)
      }
      guard frame.charge(min(Cost.size(left), Cost.size(right))) else {
        frame.failure = frame.costExceeded
        return .failed
      }
      return Truth(left.isEqual(to: right) == wanted)
    })
  }
}
