/// A planned node among others of a list.
///
/// A function that is an element of an array by itself is called through a thunk.
struct Step: Sendable {
  let run: Run
}

/// A planned condition among others of a list.
struct TruthStep: Sendable {
  let run: RunTruth
}

/// How to evaluate one node: a general form, and forms without ``Value`` around the result where the
/// node's type is known.
struct Plan: Sendable {
  let value: Run
  var truth: RunTruth?
  var int: RunInt?
  var double: RunDouble?
  /// The value, if it is known beforehand.
  var constant: Value?
  /// The slot, if the node is a variable and nothing else.
  var slot: Int?
  /// The local, if the node is a fold variable and nothing else.
  var local: Int?
  /// Whether a variable is read anywhere below.
  var usesSlots = false
  /// The smallest index of a local read below that is not bound below.
  var lowestLocal = Int.max
  /// The number of plans below, itself included: the cost of evaluating it once without folds.
  var weight = 1

  init(_ value: @escaping Run) { self.value = value }

  init(constant: Value) {
    value = { _ in constant }
    self.constant = constant
    switch constant {
    case .bool(let flag):
      let truth = Truth(flag)
      self.truth = { _ in truth }
    case .int(let number): int = { _ in number }
    case .double(let number): double = { _ in number }
    // Whoever reads a long text pays for that each time.
    case .string(let text): weight += text.utf8.count / 100
    case .bytes(let bytes): weight += bytes.count / 100
    default: break
    }
  }

  init(truth: @escaping RunTruth) {
    self.truth = truth
    value = { frame in
      switch truth(&frame) {
      case .yes: .bool(true)
      case .no: .bool(false)
      case .failed: frame.failure
      }
    }
  }

  init(int: @escaping RunInt) {
    self.int = int
    value = { frame in
      guard let number = int(&frame) else { return frame.failure }
      return .int(number)
    }
  }

  init(double: @escaping RunDouble) {
    self.double = double
    value = { frame in
      guard let number = double(&frame) else { return frame.failure }
      return .double(number)
    }
  }

  /// Returns this plan with what its parts depend on noted.
  func depending(on parts: [Plan]) -> Plan {
    var plan = self
    for part in parts {
      plan.usesSlots = plan.usesSlots || part.usesSlots
      plan.lowestLocal = min(plan.lowestLocal, part.lowestLocal)
      let (sum, overflow) = plan.weight.addingReportingOverflow(part.weight)
      plan.weight = overflow ? .max / 4 : sum
    }
    return plan
  }

  /// The Boolean form; anything but a bool fails as a call of `function` would.
  func asTruth(_ function: String) -> RunTruth {
    if let truth { return truth }
    let value = value
    return { frame in
      let result = value(&frame)
      if case .bool(let flag) = result { return Truth(flag) }
      frame.failure = result.isErrorOrUnknown ? result : .noSuchOverload(function)
      return .failed
    }
  }

  /// The form for a node that the checker found to be an int.
  var asInt: RunInt {
    if let int { return int }
    let value = value
    return { frame in
      let result = value(&frame)
      if case .int(let number) = result { return number }
      return frame.failNil(result, else: .noSuchOverload("int"))
    }
  }

  /// The form for a node that the checker found to be a double.
  var asDouble: RunDouble {
    if let double { return double }
    let value = value
    return { frame in
      let result = value(&frame)
      if case .double(let number) = result { return number }
      return frame.failNil(result, else: .noSuchOverload("double"))
    }
  }
}
