/// The middle of `values`; the mean of the two middle ones if their number is even.
///
/// - Precondition: `values` is not empty and holds no NaN.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// Nanoseconds that one call of `turn` takes: the mean of `count` calls in a row.
func nanoseconds(turns count: Int, _ turn: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  for _ in 0..<count { try turn() }
  let spent = (clock.now - start).components
  return (Double(spent.seconds) * 1e9 + Double(spent.attoseconds) / 1e9) / Double(count)
}

/// How many turns fill about `target` nanoseconds if one takes `each`; at least 3.
func turnCount(filling target: Double, each: Double) -> Int {
  max(3, min(10_000_000, Int(target / max(each, 1))))
}
