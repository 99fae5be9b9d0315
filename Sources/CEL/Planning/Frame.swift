/// The state of one evaluation.
struct Frame {
  /// Values of variables, in the order of ``Program/variables``.
  let slots: [Value]
  /// Values of fold variables and accumulators.
  var locals: [Value]
  /// Why the last ``Truth/failed`` or nil came about: an error or an unknown.
  var failure: Value = .null
  var cost = 0
  let costLimit: Int

  /// Adds `units` and returns whether the limit still holds.
  @inline(__always)
  mutating func charge(_ units: Int) -> Bool {
    let (sum, overflow) = cost.addingReportingOverflow(units)
    cost = overflow ? .max : sum
    return cost <= costLimit
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
