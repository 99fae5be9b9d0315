/// How much work an operation is, in units: one for a step of constant size, one more for every ten
/// scalars or bytes touched and every element visited or copied.
public enum Cost {
  /// The size of `value` in units.
  public static func size(_ value: Value) -> Int {
    switch value {
    case .string(let text): text.utf8.count / 10
    case .bytes(let bytes): bytes.count / 10
    case .list(let elements): elements.count
    case .map(let map): map.count
    default: 0
    }
  }

  /// Work that reads every argument once.
  @Sendable public static func copying(_ arguments: [Value]) -> Int {
    arguments.reduce(1) { $0 + size($1) }
  }

  /// Work that ends where the shorter argument ends.
  @Sendable static func comparing(_ arguments: [Value]) -> Int {
    1 + (arguments.map(size).min() ?? 0)
  }

  /// Work that reads the last argument.
  @Sendable static func searching(_ arguments: [Value]) -> Int {
    1 + (arguments.last.map(size) ?? 0)
  }

  /// Work proportional to the product of the sizes.
  @Sendable public static func product(_ arguments: [Value]) -> Int {
    arguments.reduce(1) {
      let (product, overflow) = $0.multipliedReportingOverflow(by: 1 + size($1))
      return overflow ? .max / 2 : product
    }
  }
}
