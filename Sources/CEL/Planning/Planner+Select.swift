extension Planner {
  /// Plans `operand.field`: a qualified name if one is declared, else the field of a map or of what an
  /// optional holds.
  mutating func plan(
    select expression: Expression, _ operand: Expression, _ field: String, isTest: Bool
  ) -> Plan {
    if !isTest, let name = expression.qualifiedName, !isLocal(expression.rootName),
      let plan = self.plan(name: name, type: type(of: expression))
    {
      return plan
    }
    let object = self.plan(operand)
    let missing = failure(.noSuchKey(StringText.literal(field)), at: expression)
    let unfit = failure(.noSuchField(field), at: expression)
    let key = TextKey(constant: field)
    let value = object.value
    let plan: Plan
    switch (isTest, object.slot) {
    case (true, let slot?):
      plan = Plan(truth: { frame in
        if case .map(let map) = frame.slots[slot] { return Truth(map.has(key)) }
        return frame.truth(of: Planner.presence(of: key, in: frame.slots[slot], unfit: unfit))
      })
    case (true, nil):
      plan = Plan(truth: { frame in
        frame.truth(of: Planner.presence(of: key, in: value(&frame), unfit: unfit))
      })
    case (false, let slot?):
      plan = Plan { frame in
        if case .map(let map) = frame.slots[slot] { return map[key] ?? missing }
        return Planner.field(key, of: frame.slots[slot], missing: missing, unfit: unfit)
      }
    case (false, nil):
      plan = Plan { frame in
        Planner.field(key, of: value(&frame), missing: missing, unfit: unfit)
      }
    }
    return fold(plan.depending(on: [object]))
  }

  private static func field(
    _ field: TextKey, of value: Value, missing: Value, unfit: Value
  ) -> Value {
    switch value {
    case .map(let map): map[field] ?? missing
    case .optional(nil), .error, .unknown: value
    case .optional: optionalField(field, of: value, unfit: unfit)
    default: unfit
    }
  }

  /// `operand.?field`
  static func optionalField(_ field: TextKey, of value: Value, unfit: Value) -> Value {
    switch value {
    case .map(let map): .optional(map[field])
    case .optional(nil), .error, .unknown: value
    case .optional(let inner?): optionalField(field, of: inner, unfit: unfit)
    default: unfit
    }
  }

  private static func presence(of field: TextKey, in value: Value, unfit: Value) -> Value {
    switch value {
    case .map(let map): .bool(map.has(field))
    case .optional(nil): .bool(false)
    case .optional(let inner?): presence(of: field, in: inner, unfit: unfit)
    case .error, .unknown: value
    default: unfit
    }
  }
}

extension Frame {
  /// The truth that `value` is; anything but a bool becomes the failure.
  mutating func truth(of value: Value) -> Truth {
    if case .bool(let flag) = value { return Truth(flag) }
    return fail(value, else: value)
  }
}
