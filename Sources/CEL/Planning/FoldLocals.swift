/// Where a fold keeps its variables, and the loops over its range.
struct FoldLocals: Sendable {
  let accumulator: Int
  let first: Int
  let second: Int?
  let range: Run

  /// What a loop does after an item.
  private enum Next {
    case goOn
    case stop
  }

  /// Runs `body` once for each item with the fold variables set.
  ///
  /// - Returns: nil if the range was walked, else the failure: the range is an error, no list or map, or
  ///   the cost limit is passed.
  @inline(__always)
  private func forEach(
    _ frame: inout Frame, weight: Int, _ body: (inout Frame) -> Next
  ) -> Value? {
    switch range(&frame) {
    case .list(let elements):
      for index in elements.indices {
        guard frame.charge(weight) else { return frame.costExceeded }
        if let second {
          frame.locals[first] = .int(Int64(index))
          frame.locals[second] = elements[index]
        } else {
          frame.locals[first] = elements[index]
        }
        if body(&frame) == .stop { break }
      }
      return nil
    case .map(let map):
      for (key, value) in map.entries {
        guard frame.charge(weight) else { return frame.costExceeded }
        frame.locals[first] = key
        if let second { frame.locals[second] = value }
        if body(&frame) == .stop { break }
      }
      return nil
    case let other: return other.isErrorOrUnknown ? other : .noSuchOverload("comprehension")
    }
  }

  /// `all` (deciding `no`) and `exists` (deciding `yes`): a deciding item wins over failures.
  func quantifier(_ test: @escaping RunTruth, deciding: Truth, _ weight: Int) -> Plan {
    Plan(truth: { frame in
      var failure: Value?
      var isDecided = false
      let broken = forEach(&frame, weight: weight) { frame in
        let result = test(&frame)
        if result == deciding {
          isDecided = true
          return .stop
        }
        if result == .failed {
          failure = failure.map { mergedFailure($0, frame.failure) } ?? frame.failure
        }
        return .goOn
      }
      if isDecided { return deciding }
      guard let failure = broken ?? failure else { return deciding == .no ? .yes : .no }
      frame.failure = failure
      return .failed
    })
  }

  /// `exists_one`: any failure is the result.
  func counter(_ test: @escaping RunTruth, _ weight: Int) -> Plan {
    Plan(truth: { frame in
      var count = 0
      var failure: Value?
      let broken = forEach(&frame, weight: weight) { frame in
        switch test(&frame) {
        case .yes: count += 1
        case .no: break
        case .failed:
          failure = failure.map { mergedFailure($0, frame.failure) } ?? frame.failure
        }
        return .goOn
      }
      guard let failure = broken ?? failure else { return Truth(count == 1) }
      frame.failure = failure
      return .failed
    })
  }

  /// `map` and `filter`: the elements of the items that pass `test`; any failure is the result.
  func collector(_ test: RunTruth?, _ element: @escaping Run, _ weight: Int) -> Plan {
    Plan { frame in
      var values: [Value] = []
      var failure: Value?
      let broken = forEach(&frame, weight: weight + 1) { frame in
        switch test?(&frame) ?? .yes {
        case .no: return .goOn
        case .failed:
          failure = failure.map { mergedFailure($0, frame.failure) } ?? frame.failure
          return .goOn
        case .yes: break
        }
        let value = element(&frame)
        if value.isErrorOrUnknown {
          failure = failure.map { mergedFailure($0, value) } ?? value
        } else {
          values.append(value)
        }
        return .goOn
      }
      return broken ?? failure ?? .list(values)
    }
  }

  /// `transformMap`: an entry for each item that passes `test`; any failure is the result.
  func mapCollector(
    _ test: RunTruth?, _ key: @escaping Run, _ value: @escaping Run, _ weight: Int
  ) -> Plan {
    Plan { frame in
      var entries: [(key: Value, value: Value)] = []
      var failure: Value?
      let broken = forEach(&frame, weight: weight + 1) { frame in
        switch test?(&frame) ?? .yes {
        case .no: return .goOn
        case .failed:
          failure = failure.map { mergedFailure($0, frame.failure) } ?? frame.failure
          return .goOn
        case .yes: break
        }
        let entry = (key: key(&frame), value: value(&frame))
        if entry.key.isErrorOrUnknown || entry.value.isErrorOrUnknown {
          let merged = mergedFailure(entry.key, entry.value)
          failure = failure.map { mergedFailure($0, merged) } ?? merged
        } else {
          guard frame.charge(Cost.size(entry.key)) else {
            failure = frame.costExceeded
            return .stop
          }
          entries.append(entry)
        }
        return .goOn
      }
      if let failure = broken ?? failure { return failure }
      do throws(EvaluationError) {
        return .map(try MapValue(entries))
      } catch {
        return .error(error)
      }
    }
  }

  /// Any other fold, step by step.
  func general(
    initial: @escaping Run, condition: @escaping RunTruth, step: @escaping Run,
    result: @escaping Run, weight: Int
  ) -> Plan {
    Plan { frame in
      frame.locals[accumulator] = initial(&frame)
      let broken = forEach(&frame, weight: weight) { frame in
        guard condition(&frame) != .no else { return .stop }
        frame.locals[accumulator] = step(&frame)
        return .goOn
      }
      if let broken { return broken }
      return result(&frame)
    }
  }
}
