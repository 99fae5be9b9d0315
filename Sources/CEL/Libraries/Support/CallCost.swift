/// Costs of library calls beyond those of ``Cost``.
enum CallCost {
  /// Walks over the elements of the first argument and over what each of them holds.
  static let ofContents: @Sendable ([Value]) -> Int = { arguments in
    guard case .list(let elements)? = arguments.first else { return 1 }
    return elements.reduce(1) { $0 &+ 1 &+ Cost.size($1) }
  }

  /// Sorts by the last argument: n log n, with what each of its elements holds.
  static let sorting: @Sendable ([Value]) -> Int = { arguments in
    guard case .list(let keys)? = arguments.last else { return 1 }
    let size = keys.reduce(1) { $0 &+ 1 &+ Cost.size($1) }
    return size &* (Int.bitWidth - keys.count.leadingZeroBitCount)
  }
}

/// How large a text or list a function may make.
enum ResultLimit {
  /// Bytes of UTF-8, or elements.
  static let count = 10_000_000

  /// The error of a result beyond the limit.
  static let error = Value.invalidArgument("result too large")
}
