/// Turns a tree into nested functions, choosing for every node the narrowest form that its type allows.
///
/// Recursion is bounded by ``Limits/depth``.
struct Planner {
  let environment: Environment
  let checked: CheckedExpression?
  let sourceMap: SourceMap
  /// Names of the slots, in order of first appearance.
  var variables: [String] = []
  var slots: [String: Int] = [:]
  /// Fold variables in scope, innermost last.
  var scope: [(name: String, local: Int, type: CELType)] = []
  /// The most locals that are in use at the same time.
  var localCount = 0
  /// Locals that are in use.
  var liveLocals = 0
  /// Units of cost that folding constants may still use.
  var foldingBudget = 200_000

  static func plan(
    _ parsed: ParsedExpression, checked: CheckedExpression?, in environment: Environment
  ) -> Program {
    var planner = Planner(
      environment: environment, checked: checked, sourceMap: parsed.sourceMap)
    let plan = planner.plan(parsed.root)
    return Program(
      plan, variables: planner.variables, localCount: planner.localCount,
      costLimit: environment.limits.cost)
  }

  func type(of expression: Expression) -> CELType { checked?.types[expression.id] ?? .dyn }

  /// Returns an error value that points at `expression`.
  func failure(_ kind: EvaluationError.Kind, at expression: Expression) -> Value {
    .error(EvaluationError(kind, range: sourceMap.range(of: expression.id)))
  }

  mutating func plan(_ expression: Expression) -> Plan {
    switch expression.kind {
    case .literal(let constant): return Plan(constant: constant.value)
    case .identifier(let name):
      return plan(name: name, type: type(of: expression))
        ?? Plan(constant: failure(.undeclaredName(name), at: expression))
    case .select(let operand, let field, let isTest):
      return plan(select: expression, operand, field, isTest: isTest)
    case .call(let function, let target, let arguments):
      return fold(plan(call: expression, function, target, arguments))
    case .list(let elements, let optionals): return fold(plan(list: elements, optionals))
    case .map(let entries): return fold(plan(map: entries))
    case .structure(let name, _):
      return Plan(constant: failure(.undeclaredName(name), at: expression))
    case .comprehension(let comprehension): return fold(plan(comprehension))
    }
  }

  /// Replaces a plan that depends on nothing by its value, unless that is an error or costs too much.
  mutating func fold(_ plan: Plan) -> Plan {
    guard plan.constant == nil, !plan.usesSlots, plan.lowestLocal == .max, foldingBudget > 0 else {
      return plan
    }
    var frame = Frame(
      slots: [], localCount: localCount, costLimit: min(foldingBudget, 10_000))
    let value = plan.value(&frame)
    foldingBudget -= frame.costLimit - frame.remaining + plan.weight
    guard !value.isErrorOrUnknown else { return plan }
    var folded = Plan(constant: value)
    folded.weight = plan.weight
    return folded
  }

  // MARK: Names

  /// Plans a name: a fold variable, else a declared variable or constant; nil if it is neither.
  mutating func plan(name: String, type: CELType) -> Plan? {
    if let (_, local, type) = scope.last(where: { $0.name == name }) {
      return Planner.load(local: local, type: type)
    }
    switch environment.find(name: name) {
    case .variable(let name, let type)?: return load(variable: name, type: type)
    case .constant(let constant)?: return Plan(constant: constant.value)
    case nil: return nil
    }
  }

  private mutating func load(variable name: String, type: CELType) -> Plan {
    let slot = slots[name] ?? variables.count
    if slot == variables.count {
      variables.append(name)
      slots[name] = slot
    }
    var plan = Plan { frame in frame.slots[slot] }
    // A declared type that is not met counts as an error of the call that reads the value.
    let mismatch = Value.noSuchOverload(name)
    switch checked == nil ? .dyn : type {
    case .bool:
      plan.truth = { frame in
        if case .bool(let flag) = frame.slots[slot] { return Truth(flag) }
        return frame.fail(frame.slots[slot], else: mismatch)
      }
    case .int:
      plan.int = { frame in
        if case .int(let number) = frame.slots[slot] { return number }
        return frame.failNil(frame.slots[slot], else: mismatch)
      }
    case .double:
      plan.double = { frame in
        if case .double(let number) = frame.slots[slot] { return number }
        return frame.failNil(frame.slots[slot], else: mismatch)
      }
    default: break
    }
    plan.slot = slot
    plan.usesSlots = true
    return plan
  }

  static func load(local: Int, type: CELType) -> Plan {
    var plan = Plan { frame in frame.locals[local] }
    let mismatch = Value.noSuchOverload("fold variable")
    switch type {
    case .bool:
      plan.truth = { frame in
        if case .bool(let flag) = frame.locals[local] { return Truth(flag) }
        return frame.fail(frame.locals[local], else: mismatch)
      }
    case .int:
      plan.int = { frame in
        if case .int(let number) = frame.locals[local] { return number }
        return frame.failNil(frame.locals[local], else: mismatch)
      }
    case .double:
      plan.double = { frame in
        if case .double(let number) = frame.locals[local] { return number }
        return frame.failNil(frame.locals[local], else: mismatch)
      }
    default: break
    }
    plan.local = local
    plan.lowestLocal = local
    return plan
  }

  func isLocal(_ name: String) -> Bool { scope.contains { $0.name == name } }
}

extension Frame {
  /// Notes `value`, which was not of the kind that was wanted.
  mutating func fail(_ value: Value, else mismatch: @autoclosure () -> Value) -> Truth {
    failure = value.isErrorOrUnknown ? value : mismatch()
    return .failed
  }

  /// Notes `value`, which was not of the kind that was wanted.
  mutating func failNil<T>(_ value: Value, else mismatch: @autoclosure () -> Value) -> T? {
    failure = value.isErrorOrUnknown ? value : mismatch()
    return nil
  }
}
