extension Planner {
  /// Plans a call: operators that need a form of their own first, then functions by overload.
  mutating func plan(
    call expression: Expression, _ function: String, _ target: Expression?,
    _ arguments: [Expression]
  ) -> Plan {
    switch (function, arguments.count) {
    case (Operator.logicalAnd, 2): return plan(chain: expression, function, isAnd: true)
    case (Operator.logicalOr, 2): return plan(chain: expression, function, isAnd: false)
    case (Operator.conditional, 3): return plan(conditional: arguments)
    case (Operator.logicalNot, 1): return plan(not: arguments[0])
    case (Operator.notStrictlyFalse, 1): return plan(notStrictlyFalse: arguments[0])
    case (Operator.optionalSelect, 2): return plan(optionalSelect: expression, arguments)
    case (Operator.add, 2):
      if let plan = plan(concatenation: expression) { return plan }
    default: break
    }
    var operands: [Expression] = arguments
    var name = function
    var overloads: [Overload] = []
    var isMember = false
    if let target {
      if let found = environment.find(
        function: function, namespace: target, locals: { isLocal($0) })
      {
        (name, overloads) = found
      } else {
        operands.insert(target, at: 0)
        overloads = environment.functions[function] ?? []
        isMember = true
      }
    } else if let found = environment.find(function: function) {
      (name, overloads) = found
    }
    let parts = operands.map { self.plan($0) }
    guard overloads.contains(where: { $0.isMember == isMember }) else {
      let kind: EvaluationError.Kind =
        environment.functions[name] == nil ? .undeclaredName(name) : .noSuchOverload(name)
      return Plan(constant: failure(kind, at: expression)).depending(on: parts)
    }
    if let special = specialized(name, operands, parts, at: expression) {
      return special.depending(on: parts)
    }
    overloads = overloads.filter {
      $0.isMember == isMember && $0.parameters.count == operands.count
    }
    if case .function(_, let ids)? = checked?.reference(of: expression.id) {
      overloads = overloads.filter { ids.contains($0.id) }
    }
    let dispatch = Dispatch(
      function: name, overloads: overloads,
      isExact: overloads.count == 1 && operands.allSatisfy { type(of: $0).isConcrete },
      range: sourceMap.range(of: expression.id))
    return dispatch.plan(parts.map { Step(run: $0.value) }).depending(on: parts)
  }

  private mutating func plan(
    optionalSelect expression: Expression, _ arguments: [Expression]
  )
    -> Plan
  {
    guard case .literal(.string(let field)) = arguments[1].kind else {
      return Plan(constant: failure(.noSuchOverload(Operator.optionalSelect), at: expression))
    }
    let object = self.plan(arguments[0])
    let value = object.value
    let unfit = failure(.noSuchField(field), at: expression)
    let key = TextKey(constant: field)
    return Plan { frame in Planner.optionalField(key, of: value(&frame), unfit: unfit) }
      .depending(on: [object])
  }
}

extension CELType {
  /// Whether a value of this type can only be of one kind at run time.
  var isConcrete: Bool {
    switch self {
    case .dyn, .parameter, .wrapper, .invalid, .null: false
    default: true
    }
  }
}
