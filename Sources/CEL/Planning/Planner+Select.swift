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
    let value = object.value
    let plan: Plan
    if isTest {
      plan = Plan { frame in Planner.presence(of: field, in: value(&frame), unfit: unfit) }
    } else if let slot = object.slot {
      plan = Plan { frame in
        if case .map(let map) = frame.slots[slot] { return map[field: field] ?? missing }
        return Planner.field(field, of: frame.slots[slot], missing: missing, unfit: unfit)
      }
    } else {
      plan = Plan { frame in
        Planner.field(field, of: value(&frame), missing: missing, unfit: unfit)
      }
    }
    return fold(plan.depending(on: [object]))
  }

  private static func field(
    _ field: String, of value: Value, missing: Value, unfit: Value
  ) -> Value {
    switch value {
    case .map(let map): map[field: field] ?? missing
    case .optional(nil), .error, .unknown: value
    case .optional: optionalField(field, of: value, unfit: unfit)
    default: unfit
    }
  }

  /// `operand.?field`
  static func optionalField(_ field: String, of value: Value, unfit: Value) -> Value {
    switch value {
    case .map(let map): .optional(map[field: field])
    case .optional(nil), .error, .unknown: value
    case .optional(let inner?): optionalField(field, of: inner, unfit: unfit)
    default: unfit
    }
  }

  private static func presence(of field: String, in value: Value, unfit: Value) -> Value {
    switch value {
    case .map(let map): .bool(map[field: field] != nil)
    case .optional(nil): .bool(false)
    case .optional(let inner?): presence(of: field, in: inner, unfit: unfit)
    case .error, .unknown: value
    default: unfit
    }
  }
}
