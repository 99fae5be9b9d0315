/// Costs of library calls beyond those of ``Cost``.
enum CallCost {
  /// How much work it is to walk over `value` and everything inside it.
  ///
  /// Values that share their parts can hold more than anybody could count. Beyond
  /// ``ResultLimit/count`` the answer is more than any limit allows, and so is it for values that nest
  /// too deeply to be compared.
  static func deepSize(_ value: Value) -> Int {
    var total = 0
    addDeepSize(value, to: &total, depth: 512)
    return total < ResultLimit.count ? total : .max / 4
  }

  private static func addDeepSize(_ value: Value, to total: inout Int, depth: Int) {
    guard total < ResultLimit.count else { return }
    guard depth > 0 else {
      total = ResultLimit.count
      return
    }
    switch value {
    case .list(let elements):
      total += 1
      for element in elements { addDeepSize(element, to: &total, depth: depth - 1) }
    case .map(let map):
      total += 1
      for (key, value) in map.entries {
        total += 1 + Cost.size(key)
        addDeepSize(value, to: &total, depth: depth - 1)
      }
    case .optional(let inner?): addDeepSize(inner, to: &total, depth: depth - 1)
    default: total += 1 + Cost.size(value)
    }
  }

  /// Walks over every argument and everything inside it once.
  static let deep: @Sendable ([Value]) -> Int = { arguments in
    arguments.reduce(0) { min($0 + deepSize($1), .max / 4) }
  }

  /// Walks over the elements of the first argument and over what each of them holds.
  static let ofContents: @Sendable ([Value]) -> Int = { arguments in
    guard case .list(let elements)? = arguments.first else { return 1 }
    return elements.reduce(1) { $0 &+ 1 &+ Cost.size($1) }
  }

  /// Sorts the first argument: n log n.
  static let sorting: @Sendable ([Value]) -> Int = { arguments in
    guard let first = arguments.first else { return 1 }
    let count = 1 + Cost.size(first)
    return count &* (Int.bitWidth - count.leadingZeroBitCount)
  }
}

/// How large a text or list a function may make.
enum ResultLimit {
  /// Bytes of UTF-8, or elements.
  static let count = 10_000_000

  /// The error of a result beyond the limit.
  static let error = Value.invalidArgument("result too large")
}
