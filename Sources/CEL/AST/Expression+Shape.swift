extension Expression {
  /// Whether both trees are the same, ids aside.
  public func hasSameShape(as other: Expression) -> Bool {
    switch (kind, other.kind) {
    case (.literal(let a), .literal(let b)): return Expression.isSame(a, b)
    case (.identifier(let a), .identifier(let b)): return a == b
    case (.select(let a, let field, let isTest), .select(let b, let otherField, let otherTest)):
      return field == otherField && isTest == otherTest && a.hasSameShape(as: b)
    case (.call(let a, let target, let arguments), .call(let b, let other, let others)):
      guard a == b, arguments.count == others.count else { return false }
      switch (target, other) {
      case (nil, nil): break
      case (let target?, let other?):
        guard target.hasSameShape(as: other) else { return false }
      default: return false
      }
      return Expression.isSame(arguments, others)
    case (.list(let a, let optionals), .list(let b, let others)):
      return optionals == others && Expression.isSame(a, b)
    case (.map(let a), .map(let b)):
      return a.map(\.isOptional) == b.map(\.isOptional)
        && Expression.isSame(a.flatMap { [$0.key, $0.value] }, b.flatMap { [$0.key, $0.value] })
    case (.structure(let a, let fields), .structure(let b, let others)):
      return a == b && fields.map(\.name) == others.map(\.name)
        && fields.map(\.isOptional) == others.map(\.isOptional)
        && Expression.isSame(fields.map(\.value), others.map(\.value))
    case (.comprehension(let a), .comprehension(let b)):
      return a.variable == b.variable && a.secondVariable == b.secondVariable
        && a.accumulator == b.accumulator
        && Expression.isSame(
          [a.range, a.initial, a.condition, a.step, a.result],
          [b.range, b.initial, b.condition, b.step, b.result])
    default: return false
    }
  }

  private static func isSame(_ left: [Expression], _ right: [Expression]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.hasSameShape(as: $1) }
  }

  /// Texts are the same if their scalars are, doubles if their bits are.
  private static func isSame(_ left: Constant, _ right: Constant) -> Bool {
    switch (left, right) {
    case (.string(let a), .string(let b)): ScalarString.isEqual(a, b)
    case (.double(let a), .double(let b)): a.bitPattern == b.bitPattern
    default: left == right
    }
  }
}
