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

  /// The units of a call with one argument; allocates only for ``custom(_:)``.
  func units(_ argument: Value) -> Int {
    switch self {
    case .constant, .comparing: 1
    case .copying, .searching, .product: 1 + Cost.size(argument)
    case .custom(let units): units([argument])
    }
  }

  /// The units of a call with two arguments; allocates only for ``custom(_:)``.
  func units(_ left: Value, _ right: Value) -> Int {
    switch self {
    case .constant: 1
    case .copying: 1 + Cost.size(left) + Cost.size(right)
    case .comparing: 1 + min(Cost.size(left), Cost.size(right))
    case .searching: 1 + Cost.size(right)
    case .product: Cost.product(1 + Cost.size(left), 1 + Cost.size(right))
    case .custom(let units): units([left, right])
    }
  }

  /// The units of a call with any number of arguments.
  func units(_ arguments: [Value]) -> Int {
    switch self {
    case .constant: 1
    case .copying: arguments.reduce(1) { $0 + Cost.size($1) }
    case .comparing: 1 + (arguments.map(Cost.size).min() ?? 0)
    case .searching: 1 + (arguments.last.map(Cost.size) ?? 0)
    case .product: arguments.reduce(1) { Cost.product($0, 1 + Cost.size($1)) }
    case .custom(let units): units(arguments)
    }
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max / 2 : product
  }
}
