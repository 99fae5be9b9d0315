extension Planner {
  /// Differences and comparisons of two timestamps or two durations.
  func times(
    _ function: String, _ left: Plan, _ right: Plan, at expression: Expression
  ) -> Plan? {
    switch function {
    case Operator.less: return compare(left, right, function) { $0 < $1 }
    case Operator.lessEquals: return compare(left, right, function) { $0 <= $1 }
    case Operator.greater: return compare(left, right, function) { $0 > $1 }
    case Operator.greaterEquals: return compare(left, right, function) { $0 >= $1 }
    case Operator.equals: return compare(left, right, function) { $0 == $1 }
    case Operator.notEquals: return compare(left, right, function) { $0 != $1 }
    case Operator.subtract: break
    default: return nil
    }
    let (a, b) = (left.value, right.value)
    let range = failure(.outOfRange("duration"), at: expression)
    let mismatch = failure(.noSuchOverload(function), at: expression)
    return Plan { frame in
      let left = a(&frame)
      let right = b(&frame)
      switch (left, right) {
      case (.timestamp(let a), .timestamp(let b)):
        return a.distance(from: b).map(Value.duration) ?? range
      case (.duration(let a), .duration(let b)): return (a - b).map(Value.duration) ?? range
      default:
        guard left.isErrorOrUnknown || right.isErrorOrUnknown else { return mismatch }
        return mergedFailure(left, right)
      }
    }
  }

  /// Seconds and nanoseconds of either kind.
  private struct Moment: Comparable {
    let seconds: Int64
    let nanoseconds: Int32

    @inline(__always)
    static func < (left: Moment, right: Moment) -> Bool {
      left.seconds != right.seconds
        ? left.seconds < right.seconds : left.nanoseconds < right.nanoseconds
    }
  }

  @inline(__always)
  private func compare(
    _ left: Plan, _ right: Plan, _ function: String,
    _ holds: @escaping @Sendable (Moment, Moment) -> Bool
  ) -> Plan {
    let (a, b) = (left.value, right.value)
    return Plan(truth: { frame in
      let left = a(&frame)
      let right = b(&frame)
      switch (left, right) {
      case (.timestamp(let a), .timestamp(let b)):
        return Truth(
          holds(
            Moment(seconds: a.seconds, nanoseconds: a.nanoseconds),
            Moment(seconds: b.seconds, nanoseconds: b.nanoseconds)))
      case (.duration(let a), .duration(let b)):
        return Truth(
          holds(
            Moment(seconds: a.seconds, nanoseconds: a.nanoseconds),
            Moment(seconds: b.seconds, nanoseconds: b.nanoseconds)))
      default: return frame.fail(mergedFailure(left, right), else: .noSuchOverload(function))
      }
    })
  }

  /// A part of a timestamp in UTC; nil if `function` is none.
  func part(_ function: String, of operand: Plan) -> Plan? {
    guard let read = CoreTimes.parts[function] else { return nil }
    let value = operand.value
    return Plan(int: { frame in
      let value = value(&frame)
      guard case .timestamp(let instant) = value else {
        return frame.failNil(value, else: .noSuchOverload(function))
      }
      return read(CivilTime(secondsSince1970: instant.seconds))
    })
  }

  /// A part of a timestamp in a zone that is known beforehand; nil if `function` is none or the zone is
  /// unknown.
  func zonedPart(_ function: String, _ operand: Plan, _ zone: Plan) -> Plan? {
    guard let read = CoreTimes.parts[function], case .string(let name)? = zone.constant,
      let zone = ZoneOffset(name)
    else { return nil }
    let value = operand.value
    return Plan(int: { frame in
      let value = value(&frame)
      guard case .timestamp(let instant) = value else {
        return frame.failNil(value, else: .noSuchOverload(function))
      }
      return read(CivilTime(secondsSince1970: instant.seconds + zone.seconds(at: instant)))
    })
  }
}
