/// The state of one evaluation.
struct Frame {
  /// Values of variables, in the order of ``Program/variables``.
  let slots: [Value]
  /// Values of fold variables and accumulators.
  var locals: Locals
  /// Why the last ``Truth/failed`` or nil came about: an error or an unknown.
  var failure: Value = .null
  /// Units that may still be spent; negative once the limit was passed, and that is final.
  private(set) var remaining: Int
  /// ``Limits/cost``, between 0 and a quarter of `Int.max`.
  let costLimit: Int

  init(slots: [Value], localCount: Int, costLimit: Int) {
    self.slots = slots
    locals = Locals(count: localCount)
    self.costLimit = min(max(costLimit, 0), .max / 4)
    remaining = self.costLimit
  }

  /// Spends `units` ≥ 0 and returns whether the limit still holds.
  @inline(__always)
  mutating func charge(_ units: Int) -> Bool {
    guard units <= remaining else {
      remaining = -1
      return false
    }
    remaining -= units
    return true
  }

  /// Spends what a call costs; beyond the limit the arguments are not even looked at.
  @inline(__always)
  mutating func charge(_ cost: Cost, _ argument: Value) -> Bool {
    remaining >= 0 && charge(cost.units(argument, limit: remaining))
  }

  /// Spends what a call costs; beyond the limit the arguments are not even looked at.
  @inline(__always)
  mutating func charge(_ cost: Cost, _ left: Value, _ right: Value) -> Bool {
    remaining >= 0 && charge(cost.units(left, right, limit: remaining))
  }

  /// Spends what a call costs; beyond the limit the arguments are not even looked at.
  mutating func charge(_ cost: Cost, _ arguments: [Value]) -> Bool {
    remaining >= 0 && charge(cost.units(arguments, limit: remaining))
  }

  /// `left == right`, paying for every part that is compared.
  mutating func isEqual(_ left: Value, _ right: Value) -> Truth {
    let isEqual = Value.isEqual(left, right, depth: 512, budget: &remaining)
    guard remaining >= 0 else { return failCost() }
    return Truth(isEqual)
  }

  /// Notes that the limit was passed.
  mutating func failCost() -> Truth {
    failure = costExceeded
    return .failed
  }

  var costExceeded: Value { .failure(.costExceeded(costLimit)) }
}

/// A Boolean result without a ``Value`` around it.
enum Truth: UInt8 {
  case no
  case yes
  /// ``Frame/failure`` has the error or unknown.
  case failed

  @inline(__always)
  init(_ value: Bool) { self = value ? .yes : .no }
}

typealias Run = @Sendable (inout Frame) -> Value
typealias RunTruth = @Sendable (inout Frame) -> Truth
/// Nil means failed, see ``Frame/failure``.
typealias RunInt = @Sendable (inout Frame) -> Int64?
/// Nil means failed, see ``Frame/failure``.
typealias RunDouble = @Sendable (inout Frame) -> Double?

/// Returns what a strict function of two arguments fails with, at least one of which is an error or
/// unknown: unknowns win and are merged, else the first error.
func mergedFailure(_ left: Value, _ right: Value) -> Value {
  switch (left, right) {
  case (.unknown(let a), .unknown(let b)): .unknown(a.union(b))
  case (.unknown, _): left
  case (_, .unknown): right
  case (.error, _): left
  default: right
  }
}
