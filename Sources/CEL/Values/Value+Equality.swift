extension Value {
  /// Returns whether both are equal as `==` of the language has it: numbers compare exactly across
  /// types, values of different types are unequal, `NaN` equals nothing. Errors and unknowns are never equal.
  ///
  /// Values that nest deeper than 512 levels or have more than ten million parts count as unequal.
  public func isEqual(to other: Value) -> Bool {
    var budget = ResultLimit.count
    return Value.isEqual(self, other, depth: 512, budget: &budget)
  }

  /// Compares and takes the units of ``Cost`` for each part inside the values from `budget`; once that is
  /// negative the walk is over and the answer has no meaning. Values that share their parts can have more of them
  /// than anybody could walk over.
  static func isEqual(_ left: Value, _ right: Value, depth: Int, budget: inout Int) -> Bool {
    switch (left, right) {
    case (.int(let a), .int(let b)): return a == b
    case (.string(let a), .string(let b)):
      guard a.utf8.count == b.utf8.count else { return false }
      budget -= a.utf8.count / 10
      return budget >= 0 && ScalarString.isEqual(a, b)
    case (.bool(let a), .bool(let b)): return a == b
    case (.null, .null): return true
    case (.uint(let a), .uint(let b)): return a == b
    case (.double(let a), .double(let b)): return a == b
    case (.int, _), (.uint, _), (.double, _):
      return Value.numericOrder(left, right, isExact: true) == .equal
    case (.bytes(let a), .bytes(let b)):
      guard a.count == b.count else { return false }
      budget -= a.count / 10
      return budget >= 0 && a == b
    case (.timestamp(let a), .timestamp(let b)): return a == b
    case (.duration(let a), .duration(let b)): return a == b
    case (.type(let a), .type(let b)): return a == b
    case (.host(let a), .host(let b)): return a.isEqual(to: b)
    case (.list(let a), .list(let b)):
      guard depth > 0, a.count == b.count else { return false }
      for i in a.indices {
        budget -= 1
        guard budget >= 0, isEqual(a[i], b[i], depth: depth - 1, budget: &budget) else {
          return false
        }
      }
      return true
    case (.map(let a), .map(let b)):
      return depth > 0 && isEqual(a, b, depth: depth, budget: &budget)
    case (.optional(nil), .optional(nil)): return true
    case (.optional(let a?), .optional(let b?)):
      budget -= 1
      return depth > 0 && budget >= 0 && isEqual(a, b, depth: depth - 1, budget: &budget)
    default: return false
    }
  }

  private static func isEqual(
    _ left: MapValue, _ right: MapValue, depth: Int, budget: inout Int
  ) -> Bool {
    guard left.count == right.count else { return false }
    for (key, value) in left.entries {
      budget -= 1 + Cost.size(key)
      guard budget >= 0, let found = right[key],
        isEqual(value, found, depth: depth - 1, budget: &budget)
      else { return false }
    }
    return true
  }

  /// How two values relate.
  enum Order: Equatable {
    case less
    case equal
    case greater
    /// One of them is `NaN`.
    case unordered
  }

  /// Returns how two values of an ordered kind relate; nil if their kinds cannot be compared.
  static func order(_ left: Value, _ right: Value) -> Order? {
    switch (left, right) {
    case (.int(let a), .int(let b)): return order(of: a, b)
    case (.string(let a), .string(let b)):
      if ScalarString.isEqual(a, b) { return .equal }
      return ScalarString.isLess(a, b) ? .less : .greater
    case (.bool(let a), .bool(let b)): return order(of: a ? 1 : 0, b ? 1 : 0)
    case (.bytes(let a), .bytes(let b)):
      if a == b { return .equal }
      return a.lexicographicallyPrecedes(b) ? .less : .greater
    case (.timestamp(let a), .timestamp(let b)): return order(of: a, b)
    case (.duration(let a), .duration(let b)): return order(of: a, b)
    default: return numericOrder(left, right)
    }
  }

  /// Returns how two numbers relate, whatever their types; nil if one is no number.
  ///
  /// Nothing is rounded, with one exception that the conformance suite asks of `<`, `<=`, `>` and `>=`
  /// (`isExact` false): the double 2⁶³ ranks with the greatest int, which rounds to it, and 2⁶⁴ with the
  /// greatest uint.
  static func numericOrder(_ left: Value, _ right: Value, isExact: Bool = false) -> Order? {
    switch (left, right) {
    case (.int(let a), .int(let b)): return order(of: a, b)
    case (.uint(let a), .uint(let b)): return order(of: a, b)
    case (.double(let a), .double(let b)):
      if a.isNaN || b.isNaN { return .unordered }
      return order(of: a, b)
    case (.int(let a), .uint(let b)): return a < 0 ? .less : order(of: UInt64(a), b)
    case (.uint(let a), .int(let b)): return b < 0 ? .greater : order(of: a, UInt64(b))
    case (.int(let a), .double(let b)): return order(a, b, isExact)
    case (.double(let a), .int(let b)): return order(b, a, isExact).reversed
    case (.uint(let a), .double(let b)): return order(a, b, isExact)
    case (.double(let a), .uint(let b)): return order(b, a, isExact).reversed
    default: return nil
    }
  }

  private static func order<T: Comparable>(of left: T, _ right: T) -> Order {
    left < right ? .less : left == right ? .equal : .greater
  }

  /// A double beyond the integer's range decides by its sign, any other is split into whole part and
  /// fraction.
  private static func order<I: FixedWidthInteger>(
    _ left: I, _ right: Double, _ isExact: Bool
  ) -> Order {
    if right.isNaN { return .unordered }
    let whole = right.rounded(.down)
    guard let integer = I(exactly: whole) else {
      if !isExact, left == .max, right == Double(I.max) { return .equal }
      return right < 0 ? .greater : .less
    }
    if left != integer { return left < integer ? .less : .greater }
    return right > whole ? .less : .equal
  }
}

extension Value.Order {
  fileprivate var reversed: Value.Order {
    switch self {
    case .less: .greater
    case .greater: .less
    case .equal, .unordered: self
    }
  }
}
