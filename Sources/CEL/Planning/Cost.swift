/// How much work a call is, in units: one for a step of constant size, one more for every ten scalars or
/// bytes touched and every element visited or copied.
public enum Cost: Sendable {
  /// One unit whatever the arguments.
  case constant
  /// Every argument is read once.
  case copying
  /// Reading ends where the shorter argument ends.
  case comparing
  /// The last argument is read once.
  case searching
  /// The sizes of the arguments multiply.
  case product
  /// Every argument is walked over with everything inside it.
  case deep
  /// Whatever the function makes of the arguments.
  case custom(@Sendable ([Value]) -> Int)

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

  /// The units of a call with one argument; allocates only for ``custom(_:)``. Counting ends beyond `limit`.
  func units(_ argument: Value, limit: Int) -> Int {
    switch self {
    case .constant, .comparing: 1
    case .copying, .searching, .product: 1 + Cost.size(argument)
    case .deep: Cost.deepSize(argument, limit: limit)
    case .custom(let units): units([argument])
    }
  }

  /// The units of a call with two arguments; allocates only for ``custom(_:)``. Counting ends beyond
  /// `limit`.
  func units(_ left: Value, _ right: Value, limit: Int) -> Int {
    switch self {
    case .constant: 1
    case .copying: 1 + Cost.size(left) + Cost.size(right)
    case .comparing: 1 + min(Cost.size(left), Cost.size(right))
    case .searching: 1 + Cost.size(right)
    case .product: Cost.product(1 + Cost.size(left), 1 + Cost.size(right))
    case .deep: Cost.deepSize([left, right], limit: limit)
    case .custom(let units): units([left, right])
    }
  }

  /// The units of a call with any number of arguments. Counting ends beyond `limit`.
  func units(_ arguments: [Value], limit: Int) -> Int {
    switch self {
    case .constant: 1
    case .copying: arguments.reduce(1) { $0 + Cost.size($1) }
    case .comparing: 1 + (arguments.map(Cost.size).min() ?? 0)
    case .searching: 1 + (arguments.last.map(Cost.size) ?? 0)
    case .product: arguments.reduce(1) { Cost.product($0, 1 + Cost.size($1)) }
    case .deep: Cost.deepSize(arguments, limit: limit)
    case .custom(let units): units(arguments)
    }
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max / 2 : product
  }
}

extension Cost {
  /// How much work it is to walk over `value` and everything inside it.
  ///
  /// Values that share their parts can hold more than anybody could count, hence `limit`: the answer is
  /// greater than it as soon as that is certain, and also for values that nest too deeply to be compared.
  static func deepSize(_ value: Value, limit: Int) -> Int {
    var total = 0
    addDeepSize(value, to: &total, limit: limit, depth: 512)
    return total
  }

  private static func deepSize(_ values: [Value], limit: Int) -> Int {
    values.reduce(0) { $0 > limit ? $0 : $0 + deepSize($1, limit: limit - $0) }
  }

  private static func addDeepSize(
    _ value: Value, to total: inout Int, limit: Int, depth: Int
  ) {
    guard total <= limit else { return }
    guard depth > 0 else {
      total = .max / 4
      return
    }
    total += 1
    switch value {
    case .list(let elements):
      for element in elements {
        guard total <= limit else { return }
        addDeepSize(element, to: &total, limit: limit, depth: depth - 1)
      }
    case .map(let map):
      for (key, value) in map.entries {
        guard total <= limit else { return }
        total += 1 + Cost.size(key)
        addDeepSize(value, to: &total, limit: limit, depth: depth - 1)
      }
    case .optional(let inner?): addDeepSize(inner, to: &total, limit: limit, depth: depth - 1)
    default: total += Cost.size(value)
    }
  }
}
