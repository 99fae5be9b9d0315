import CEL
import Model

/// Turns the typed subset of the language that nearly all conditions fall in into column tests.
///
/// A rule with a condition that it cannot turn becomes one `interpreted` node; so a plan always exists, and
/// the interpreter stays the reference for its meaning.
struct MaskCompiler {
  let needs: ColumnNeeds
  var plan = MaskPlan()

  init(needs: ColumnNeeds) {
    self.needs = needs
  }

  /// The node that tests `condition`, or nil if it goes beyond the kernels.
  mutating func compile(_ condition: CheckedExpression) -> Int? {
    compile(condition.root, condition)
  }

  private mutating func compile(_ node: Expression, _ tree: CheckedExpression) -> Int? {
    switch node.kind {
    case .literal(.bool(let value)): plan.add(.constant(value))
    case .identifier: compileName(node, tree)
    case .call(let function, let target, let arguments):
      compileCall(function, (target.map { [$0] } ?? []) + arguments, tree)
    default: nil
    }
  }

  private mutating func compileName(_ node: Expression, _ tree: CheckedExpression) -> Int? {
    if case .bool(let value)? = tree.constantValue(of: node) { return plan.add(.constant(value)) }
    guard let name = tree.variableName(of: node) else { return nil }
    if let blank = needs.blankSlot(named: name) { return plan.add(.blank(slot: blank)) }
    guard let slot = needs.slot(named: name), needs.storage(of: slot) == .flag else { return nil }
    return plan.add(.flag(slot: slot))
  }

  private mutating func compileCall(
    _ function: String, _ operands: [Expression], _ tree: CheckedExpression
  ) -> Int? {
    switch function {
    case Operator.logicalAnd: junction(operands, tree, Operator.logicalAnd, MaskNode.and)
    case Operator.logicalOr: junction(operands, tree, Operator.logicalOr, MaskNode.or)
    case Operator.logicalNot:
      operands.count == 1 ? compile(operands[0], tree).map { plan.add(.not($0)) } : nil
    case Operator.equals: comparison(operands, .equal, tree)
    case Operator.notEquals: comparison(operands, .notEqual, tree)
    case Operator.less: comparison(operands, .less, tree)
    case Operator.lessEquals: comparison(operands, .lessOrEqual, tree)
    case Operator.greater: comparison(operands, .greater, tree)
    case Operator.greaterEquals: comparison(operands, .greaterOrEqual, tree)
    case Operator.contains: membership(operands, tree)
    case "contains", "startsWith", "endsWith", "matches": textTest(function, operands, tree)
    default: nil
    }
  }

  /// Flattens `a && b && c` into one node with three children, sorted so that order does not matter.
  private mutating func junction(
    _ operands: [Expression], _ tree: CheckedExpression, _ function: String,
    _ make: ([Int]) -> MaskNode
  ) -> Int? {
    var children: [Int] = []
    var pending = Array(operands.reversed())
    while let next = pending.popLast() {
      if case .call(function, nil, let inner) = next.kind {
        pending.append(contentsOf: inner.reversed())
      } else {
        guard let child = compile(next, tree) else { return nil }
        children.append(child)
      }
    }
    return plan.add(make(Set(children).sorted()))
  }

  private mutating func comparison(
    _ operands: [Expression], _ comparison: Comparison, _ tree: CheckedExpression
  ) -> Int? {
    guard operands.count == 2 else { return nil }
    if let slot = column(operands[0], tree), let constant = constant(operands[1], tree) {
      return compare(slot, comparison, constant)
    }
    if let slot = column(operands[1], tree), let constant = constant(operands[0], tree) {
      return compare(slot, comparison.mirrored, constant)
    }
    if let slot = numberColumn(operands[0], tree), let number = number(operands[1], tree) {
      return plan.add(.compareNumber(slot: slot, comparison, number))
    }
    if let slot = numberColumn(operands[1], tree), let number = number(operands[0], tree) {
      return plan.add(.compareNumber(slot: slot, comparison.mirrored, number))
    }
    return nil
  }

  /// The slot of the text column that `node` reads as a number, `double(x)`.
  private func numberColumn(_ node: Expression, _ tree: CheckedExpression) -> Int? {
    guard case .call("double", nil, let arguments) = node.kind, arguments.count == 1,
      let slot = column(arguments[0], tree), needs.storage(of: slot) == .text
    else { return nil }
    return slot
  }

  /// A constant that a double can be compared with exactly.
  private func number(_ node: Expression, _ tree: CheckedExpression) -> Double? {
    switch constant(node, tree) {
    case .double(let value) where !value.isNaN: value
    case .int(let value): Double(exactly: value)
    default: nil
    }
  }

  private mutating func compare(_ slot: Int, _ comparison: Comparison, _ constant: Value) -> Int? {
    switch (needs.storage(of: slot), constant) {
    case (.integer, .int(let value)):
      return plan.add(.compareInteger(slot: slot, comparison, value))
    case (.double, .double(let value)) where !value.isNaN:
      return plan.add(.compareDouble(slot: slot, comparison, value))
    case (.double, .int(let value)):
      guard let exact = Double(exactly: value) else { return nil }
      return plan.add(.compareDouble(slot: slot, comparison, exact))
    case (.flag, .bool(let value)):
      guard comparison == .equal || comparison == .notEqual else { return nil }
      let flag = plan.add(.flag(slot: slot))
      return value == (comparison == .equal) ? flag : plan.add(.not(flag))
    case (.code, .string(let word)), (.text, .string(let word)):
      guard comparison == .equal || comparison == .notEqual else { return nil }
      let equal = words([word], slot)
      return comparison == .equal ? equal : plan.add(.not(equal))
    default: return nil
    }
  }

  private mutating func membership(_ operands: [Expression], _ tree: CheckedExpression) -> Int? {
    guard operands.count == 2, let slot = column(operands[0], tree),
      case .list(let elements, let optional) = operands[1].kind, optional.isEmpty
    else { return nil }
    let constants = elements.compactMap { constant($0, tree) }
    guard constants.count == elements.count else { return nil }
    switch needs.storage(of: slot) {
    case .code, .text:
      let listed = constants.compactMap { if case .string(let word) = $0 { word } else { nil } }
      return listed.count == constants.count ? words(listed, slot) : nil
    case .integer, .double:
      let children = constants.compactMap { compare(slot, .equal, $0) }
      return children.count == constants.count ? plan.add(.or(Set(children).sorted())) : nil
    default: return nil
    }
  }

  private mutating func words(_ words: [String], _ slot: Int) -> Int {
    plan.add(.wordIn(slot: slot, words: Set(words).sorted()))
  }

  private mutating func textTest(
    _ function: String, _ operands: [Expression], _ tree: CheckedExpression
  ) -> Int? {
    guard operands.count == 2, let slot = column(operands[0], tree),
      needs.storage(of: slot) == .text, case .string(let text)? = constant(operands[1], tree)
    else { return nil }
    switch function {
    case "contains": return plan.add(.text(slot: slot, .contains(text)))
    case "startsWith": return plan.add(.text(slot: slot, .startsWith(text)))
    case "endsWith": return plan.add(.text(slot: slot, .endsWith(text)))
    default:
      guard let pattern = plan.addPattern(text) else { return nil }
      return plan.add(.text(slot: slot, .matches(pattern: pattern)))
    }
  }

  /// The slot of the column that `node` names, or nil if it is anything else.
  private func column(_ node: Expression, _ tree: CheckedExpression) -> Int? {
    tree.variableName(of: node).flatMap { needs.slot(named: $0) }
  }

  /// The value of a literal or of a parameter.
  private func constant(_ node: Expression, _ tree: CheckedExpression) -> Value? {
    switch node.kind {
    case .literal(let constant): constant.value
    case .call(Operator.negate, nil, let arguments) where arguments.count == 1:
      negated(constant(arguments[0], tree))
    default: tree.constantValue(of: node)
    }
  }

  private func negated(_ value: Value?) -> Value? {
    switch value {
    case .int(let number) where number != .min: .int(-number)
    case .double(let number): .double(-number)
    default: nil
    }
  }
}
