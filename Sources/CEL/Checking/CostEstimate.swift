extension CheckedExpression {
  /// Returns bounds on what one evaluation costs, in the units of ``Cost``, before any record is seen.
  ///
  /// - Parameter sizes: How large a variable's value may be (elements, entries, bytes), by full name;
  ///   a variable that is not listed may be of any size.
  /// - Returns: A range whose upper bound is `Int.max` where nothing is known about a size that matters.
  public func estimatedCost(
    sizes: [String: ClosedRange<Int>] = [:]
  ) -> ClosedRange<Int> {
    var estimator = CostEstimator(checked: self, sizes: sizes)
    return estimator.visit(root).cost.closed
  }
}

/// A range of non-negative numbers whose sums and products stop at `Int.max`.
private struct Bounds {
  var low: Int
  var high: Int

  static let one = Bounds(low: 1, high: 1)
  static let zero = Bounds(low: 0, high: 0)
  static let unknown = Bounds(low: 0, high: .max)

  var closed: ClosedRange<Int> { low...max(low, high) }

  static func + (a: Bounds, b: Bounds) -> Bounds {
    Bounds(low: add(a.low, b.low), high: add(a.high, b.high))
  }

  static func * (a: Bounds, b: Bounds) -> Bounds {
    Bounds(low: multiply(a.low, b.low), high: multiply(a.high, b.high))
  }

  /// From nothing to everything of this.
  var optional: Bounds { Bounds(low: 0, high: high) }

  /// Either of both.
  func or(_ other: Bounds) -> Bounds {
    Bounds(low: min(low, other.low), high: max(high, other.high))
  }

  /// In units of ten bytes.
  var tenths: Bounds { Bounds(low: low / 10, high: high == .max ? .max : high / 10) }

  private static func add(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }

  private static func multiply(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : product
  }
}

/// Walks a tree once. Recursion is bounded by ``Limits/depth``.
private struct CostEstimator {
  let checked: CheckedExpression
  let sizes: [String: ClosedRange<Int>]
  /// Sizes of accumulators in scope.
  private var scope: [(name: String, size: Bounds)] = []

  init(checked: CheckedExpression, sizes: [String: ClosedRange<Int>]) {
    self.checked = checked
    self.sizes = sizes
  }

  /// Returns the cost of a node and the size of its value.
  mutating func visit(_ node: Expression) -> (cost: Bounds, size: Bounds) {
    switch node.kind {
    case .literal(let constant):
      switch constant {
      case .string(let text): return (.one, Bounds(low: text.utf8.count, high: text.utf8.count))
      case .bytes(let bytes): return (.one, Bounds(low: bytes.count, high: bytes.count))
      default: return (.one, .zero)
      }
    case .identifier, .select(_, _, false): return name(node)
    case .select(let operand, _, true): return (visit(operand).cost + .one, .zero)
    case .list(let elements, let optionals):
      let cost = elements.reduce(Bounds.one) { $0 + visit($1).cost }
      return (
        cost, Bounds(low: elements.count - optionals.count, high: elements.count)
      )
    case .map(let entries):
      let cost = entries.reduce(Bounds.one) { $0 + visit($1.key).cost + visit($1.value).cost }
      return (cost, Bounds(low: entries.count { !$0.isOptional }, high: entries.count))
    case .structure: return (.one, .unknown)
    case .call(let function, let target, let arguments):
      return call(node, function, (target.map { [$0] } ?? []) + arguments)
    case .comprehension(let fold): return visit(fold)
    }
  }

  private mutating func name(_ node: Expression) -> (cost: Bounds, size: Bounds) {
    switch checked.reference(of: node.id) {
    case .variable(let name)?:
      let size = sizes[name].map { Bounds(low: $0.lowerBound, high: $0.upperBound) }
      return (.one, isScalar(node) ? .zero : size ?? .unknown)
    case .local(let name)?:
      return (.one, scope.last { $0.name == name }?.size ?? (isScalar(node) ? .zero : .unknown))
    case .constant?: return (.one, .unknown)
    default: break
    }
    guard case .select(let operand, _, _) = node.kind else { return (.one, .unknown) }
    return (visit(operand).cost + .one, isScalar(node) ? .zero : .unknown)
  }

  private func isScalar(_ node: Expression) -> Bool {
    switch checked.type(of: node.id) {
    case .bool, .int, .uint, .double, .timestamp, .duration, .null, .type: true
    default: false
    }
  }

  private mutating func call(
    _ node: Expression, _ function: String, _ operands: [Expression]
  ) -> (cost: Bounds, size: Bounds) {
    let parts = operands.map { visit($0) }
    let sum = parts.reduce(Bounds.one) { $0 + $1.cost }
    let total = parts.reduce(Bounds.zero) { $0 + $1.size }
    switch (function, parts.count) {
    case (Operator.logicalAnd, 2), (Operator.logicalOr, 2):
      return (parts[0].cost + parts[1].cost.optional + .one, .zero)
    case (Operator.conditional, 3):
      return (
        parts[0].cost + parts[1].cost.or(parts[2].cost) + .one, parts[1].size.or(parts[2].size)
      )
    case (Operator.add, 2): return isScalar(node) ? (sum, .zero) : (sum + total, total)
    case ("matches", 2), ("contains", 2):
      let product = (parts[0].size.tenths + .one) * (parts[1].size.tenths + .one)
      return (sum + product, .zero)
    case ("size", 1), ("startsWith", 2), ("endsWith", 2): return (sum + total.tenths, .zero)
    case (Operator.contains, 2): return (sum + parts[1].size.optional, .zero)
    default:
      // Reading each argument once is what nearly all functions do.
      return (sum + total.optional, isScalar(node) ? .zero : .unknown)
    }
  }

  private mutating func visit(
    _ fold: Expression.Comprehension
  ) -> (cost: Bounds, size: Bounds) {
    let range = visit(fold.range)
    let initial = visit(fold.initial)
    let isBinding = Planner.isConstant(fold.condition, .bool(false))
    let grows = Planner.isEmptyList(fold.initial)
    let base = scope.count
    scope.append(
      (fold.accumulator, grows && !isBinding ? range.size.optional : initial.size))
    let body = visit(fold.condition).cost + visit(fold.step).cost
    let result = visit(fold.result)
    scope.removeSubrange(base...)
    // A loop may end at its first item.
    let runs = isBinding ? Bounds.zero : range.size.optional
    return (range.cost + initial.cost + runs * body + result.cost, result.size)
  }
}
