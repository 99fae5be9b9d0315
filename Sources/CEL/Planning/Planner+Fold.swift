extension Planner {
  /// Plans a comprehension; the shapes of the standard macros have forms of their own.
  mutating func plan(_ fold: Expression.Comprehension) -> Plan {
    let accumulator = newLocal()
    // Whatever comes after the fold may use its places again.
    defer { liveLocals = accumulator }
    let range = plan(fold.range)
    let initial = plan(fold.initial)
    if Planner.isEmptyList(fold.range), Planner.isConstant(fold.condition, .bool(false)) {
      return binding(fold, accumulator, initial)
    }
    let first = newLocal()
    let second = fold.secondVariable.map { _ in newLocal() }
    let base = scope.count
    scope.append((fold.accumulator, accumulator, .dyn))
    let types = Planner.itemTypes(type(of: fold.range), pairs: second != nil)
    scope.append((fold.variable, first, types.first))
    if let second, let name = fold.secondVariable { scope.append((name, second, types.second)) }
    let locals = FoldLocals(
      accumulator: accumulator, first: first, second: second, range: range.value)
    let body = shape(fold, locals)
    var plans = body.parts
    scope.removeSubrange((base + 1)...)
    let plan: Plan
    if let special = body.plan {
      scope.removeSubrange(base...)
      plan = special
    } else {
      let result = self.plan(fold.result)
      scope.removeSubrange(base...)
      plans.append(result)
      plan = locals.general(
        initial: initial.value, condition: body.condition, step: body.step, result: result.value,
        weight: body.weight)
    }
    return bind(plan, range, [initial] + plans, from: accumulator)
  }

  /// Notes what a fold depends on: locals from `lowest` on are its own.
  private func bind(_ plan: Plan, _ range: Plan, _ parts: [Plan], from lowest: Int) -> Plan {
    var bound = plan.depending(on: parts + [range])
    bound.lowestLocal = .max
    for part in parts + [range] where part.lowestLocal < lowest {
      bound.lowestLocal = min(bound.lowestLocal, part.lowestLocal)
    }
    return bound
  }

  /// `cel.bind`: the accumulator is a name for `initial`, which is evaluated once.
  private mutating func binding(
    _ fold: Expression.Comprehension, _ local: Int, _ initial: Plan
  ) -> Plan {
    scope.append((fold.accumulator, local, type(of: fold.initial)))
    let result = self.plan(fold.result)
    scope.removeLast()
    let (initialize, body) = (initial.value, result.value)
    var plan = Plan { frame in
      frame.locals[local] = initialize(&frame)
      return body(&frame)
    }
    if let truth = result.truth {
      plan.truth = { frame in
        frame.locals[local] = initialize(&frame)
        return truth(&frame)
      }
    }
    return bind(plan, Plan(constant: .null), [initial, result], from: local)
  }

  private mutating func newLocal() -> Int {
    liveLocals += 1
    localCount = max(localCount, liveLocals)
    return liveLocals - 1
  }

  private static func itemTypes(
    _ range: CELType, pairs: Bool
  ) -> (first: CELType, second: CELType) {
    switch range {
    case .list(let element): pairs ? (.int, element) : (element, .dyn)
    case .map(let key, let value): (key, value)
    default: (.dyn, .dyn)
    }
  }

  static func isEmptyList(_ expression: Expression) -> Bool {
    if case .list(let elements, _) = expression.kind { elements.isEmpty } else { false }
  }

  static func isConstant(_ expression: Expression, _ constant: Constant) -> Bool {
    if case .literal(constant) = expression.kind { true } else { false }
  }

  static func isName(_ expression: Expression, _ name: String) -> Bool {
    if case .identifier(name) = expression.kind { true } else { false }
  }

  /// The second argument of `function(accumulator, x)`.
  private static func added(
    _ expression: Expression, _ function: String, to accumulator: String
  ) -> Expression? {
    guard case .call(function, nil, let arguments) = expression.kind, arguments.count == 2,
      isName(arguments[0], accumulator)
    else { return nil }
    return arguments[1]
  }

  /// What a fold was recognized as.
  private struct Shape {
    var plan: Plan?
    var parts: [Plan] = []
    var condition: RunTruth = { _ in .yes }
    var step: Run = { _ in .null }
    var weight = 1
  }

  /// Recognizes `all`, `exists`, `exists_one`, and the building of a list.
  private mutating func shape(_ fold: Expression.Comprehension, _ locals: FoldLocals) -> Shape {
    let name = fold.accumulator
    if Planner.isName(fold.result, name) {
      if Planner.isConstant(fold.initial, .bool(true)),
        let test = Planner.added(fold.step, Operator.logicalAnd, to: name)
      {
        let part = plan(test)
        let truth = part.asTruth(Operator.logicalAnd)
        return Shape(plan: locals.quantifier(truth, deciding: .no, part.weight), parts: [part])
      }
      if Planner.isConstant(fold.initial, .bool(false)),
        let test = Planner.added(fold.step, Operator.logicalOr, to: name)
      {
        let part = plan(test)
        let truth = part.asTruth(Operator.logicalOr)
        return Shape(plan: locals.quantifier(truth, deciding: .yes, part.weight), parts: [part])
      }
      if Planner.isEmptyList(fold.initial), Planner.isConstant(fold.condition, .bool(true)),
        let shape = listShape(fold, locals)
      {
        return shape
      }
      if case .map(let entries) = fold.initial.kind, entries.isEmpty,
        Planner.isConstant(fold.condition, .bool(true)), let shape = mapShape(fold, locals)
      {
        return shape
      }
    }
    if Planner.isConstant(fold.initial, .int(0)),
      let wanted = Planner.added(fold.result, Operator.equals, to: name),
      Planner.isConstant(wanted, .int(1)),
      case .call(Operator.conditional, nil, let branches) = fold.step.kind,
      Planner.isName(branches[2], name),
      let one = Planner.added(branches[1], Operator.add, to: name),
      Planner.isConstant(one, .int(1))
    {
      let part = plan(branches[0])
      let truth = part.asTruth(Operator.conditional)
      return Shape(plan: locals.counter(truth, part.weight), parts: [part])
    }
    let condition = plan(fold.condition)
    let step = plan(fold.step)
    return Shape(
      parts: [condition, step], condition: condition.asTruth("loop condition"), step: step.value,
      weight: step.weight)
  }

  /// Splits a step `test ? step : accumulator` into its test and what happens if it holds.
  private static func filtered(
    _ fold: Expression.Comprehension
  ) -> (test: Expression?, step: Expression) {
    guard case .call(Operator.conditional, nil, let branches) = fold.step.kind,
      isName(branches[2], fold.accumulator)
    else { return (nil, fold.step) }
    return (branches[0], branches[1])
  }

  /// `accumulator + [element]`, or `test ? accumulator + [element] : accumulator`.
  private mutating func listShape(
    _ fold: Expression.Comprehension, _ locals: FoldLocals
  ) -> Shape? {
    let name = fold.accumulator
    let (test, step) = Planner.filtered(fold)
    guard let added = Planner.added(step, Operator.add, to: name),
      case .list(let elements, let optionals) = added.kind, elements.count == 1, optionals.isEmpty
    else { return nil }
    let element = plan(elements[0])
    guard let test else {
      return Shape(
        plan: locals.collector(nil, element.value, element.weight), parts: [element])
    }
    let part = plan(test)
    return Shape(
      plan: locals.collector(
        part.asTruth(Operator.conditional), element.value, element.weight + part.weight),
      parts: [element, part])
  }

  /// `insert(accumulator, key, value)`, or the same behind a test; inserting one by one would copy the
  /// map each time.
  private mutating func mapShape(
    _ fold: Expression.Comprehension, _ locals: FoldLocals
  ) -> Shape? {
    let name = fold.accumulator
    let (test, step) = Planner.filtered(fold)
    guard case .call("cel.@mapInsert", nil, let arguments) = step.kind, arguments.count == 3,
      Planner.isName(arguments[0], name)
    else { return nil }
    let (key, value) = (self.plan(arguments[1]), self.plan(arguments[2]))
    let condition = test.map { self.plan($0) }
    let parts = [key, value] + (condition.map { [$0] } ?? [])
    return Shape(
      plan: locals.mapCollector(
        condition?.asTruth(Operator.conditional), key.value, value.value,
        parts.reduce(0) { $0 + $1.weight }),
      parts: parts)
  }
}
