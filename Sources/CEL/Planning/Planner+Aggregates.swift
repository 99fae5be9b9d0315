extension Planner {
  mutating func plan(list elements: [Expression], _ optionals: [Int]) -> Plan {
    let parts = elements.map { self.plan($0) }
    let runs = parts.map { Step(run: $0.value) }
    let optionals = Set(optionals)
    let plan = Plan { frame in
      var values: [Value] = []
      values.reserveCapacity(runs.count)
      var failure: Value?
      for (index, step) in runs.enumerated() {
        let value = step.run(&frame)
        if value.isErrorOrUnknown {
          failure = failure.map { mergedFailure($0, value) } ?? value
        } else if optionals.contains(index) {
          guard case .optional(let inner) = value else { return .noSuchOverload("[?…]") }
          if let inner { values.append(inner) }
        } else {
          values.append(value)
        }
      }
      guard frame.charge(runs.count) else { return frame.costExceeded }
      return failure ?? .list(values)
    }
    return plan.depending(on: parts)
  }

  mutating func plan(map entries: [Expression.MapEntry]) -> Plan {
    let parts = entries.flatMap { [self.plan($0.key), self.plan($0.value)] }
    let runs = parts.map { Step(run: $0.value) }
    let optionals = entries.map(\.isOptional)
    let plan = Plan { frame in
      var pairs: [(key: Value, value: Value)] = []
      pairs.reserveCapacity(optionals.count)
      var failure: Value?
      for (index, isOptional) in optionals.enumerated() {
        let key = runs[2 * index].run(&frame)
        let value = runs[2 * index + 1].run(&frame)
        if key.isErrorOrUnknown || value.isErrorOrUnknown {
          let merged = mergedFailure(key, value)
          failure = failure.map { mergedFailure($0, merged) } ?? merged
        } else if isOptional {
          guard case .optional(let inner) = value else { return .noSuchOverload("{?…: …}") }
          if let inner { pairs.append((key, inner)) }
        } else {
          pairs.append((key, value))
        }
      }
      let units = pairs.reduce(pairs.count) { $0 + Cost.size($1.key) }
      guard frame.charge(units) else { return frame.costExceeded }
      if let failure { return failure }
      do throws(EvaluationError) {
        return .map(try MapValue(pairs))
      } catch {
        return .error(error)
      }
    }
    return plan.depending(on: parts)
  }
}
