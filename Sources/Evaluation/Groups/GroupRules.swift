import CEL
import Diagnostics
import Model

/// The rules over many records of a run, compiled.
///
/// Immutable, hence shared by all workers. Each keeps a ``GroupTally``: ``collect(_:_:records:into:)`` per
/// batch, `+=` in any order, ``conclude(_:)`` once.
package struct GroupRules: Sendable {
  /// The run's moment and what windows are reckoned by.
  package struct Clock: Sendable {
    package let asOf: Timestamp
    package let offset: UTCOffset
    /// Days of one round in the phase in force; nil if no phase says.
    package let cadence: Int?

    package init(asOf: Timestamp, offset: UTCOffset, cadence: Int?) {
      self.asOf = asOf
      self.offset = offset
      self.cadence = cadence
    }

    var today: CivilDate { asOf.local(at: offset).date }
  }

  struct Compiled: Sendable {
    /// Index in the rule set.
    let index: Int
    let rule: Rule
    let over: GroupScope
    /// Numbers of point types; empty: every type.
    let types: Set<Int16>
    /// Days of the window; nil: everything counts.
    let days: Int?
    /// The window is a round, and no phase says how long one is: the rule does not apply.
    let isIdle: Bool
    let interpreter: RuleInterpreter
    let arguments: [BoundProgram?]
    /// For each aggregate the rules that it names, by index; nil: it names none.
    let named: [Set<Int>?]
  }

  let rules: [Compiled]
  let clock: Clock
  /// Rules whose every outcome is wanted, by index.
  let watched: [Int: Watched]
  /// How many points the registry has, by rule and group; nil without a registry.
  let registry: [GroupTally.Key: (count: Int, first: Point)]?

  struct Watched: Sendable {
    let types: Set<Int16>
    let interpreter: RuleInterpreter
  }

  /// - Parameters:
  ///   - selection: Which of the rules run; an aggregate counts breaches of these alone.
  ///   - pointTypes: The run's list of types, which `RecordBatch.pointTypes` indexes.
  ///   - registry: Points of the registry; nil if there is none.
  /// - Returns: Nil if no rule over many records runs.
  package init?(
    _ ruleSet: RuleSet, expressions: [CheckedExpression], selection: RuleSelection,
    pointTypes: [PointTypeID], needs: ColumnNeeds, registry: [Point]?, clock: Clock
  ) {
    let selected = ruleSet.rules.indices.filter { selection.contains(ruleSet.rules[$0]) }
    guard selected.contains(where: { ruleSet.rules[$0].over != nil }) else { return nil }
    func numbers(_ types: [PointTypeID]) -> Set<Int16> {
      Set(types.compactMap { type in pointTypes.firstIndex(of: type).map { Int16($0) } })
    }
    let plain = selected.filter { ruleSet.rules[$0].over == nil }
    rules = selected.compactMap { index in
      Compiled(
        ruleSet.rules, index, plain, expressions, needs,
        types: numbers(ruleSet.rules[index].appliesTo),
        cadence: clock.cadence)
    }
    self.clock = clock
    var watched: [Int: Watched] = [:]
    for rule in rules {
      for (aggregate, named) in zip(rule.over.aggregates, rule.named)
      where aggregate.function == .regressions {
        for index in named ?? [] where watched[index] == nil {
          let rule = ruleSet.rules[index]
          watched[index] = Watched(
            types: numbers(rule.appliesTo),
            interpreter: RuleInterpreter(
              programs: RulePrograms(rule, expressions: expressions, needs)))
        }
      }
    }
    self.watched = watched
    let compiled = rules
    self.registry = registry.map { points in
      Self.counted(points, compiled) { point in
        point.type.flatMap { pointTypes.firstIndex(of: $0) }.map { Int16($0) } ?? -1
      }
    }
  }

  private static func counted(
    _ points: [Point], _ rules: [Compiled], type: (Point) -> Int16
  ) -> [GroupTally.Key: (count: Int, first: Point)] {
    var counts: [GroupTally.Key: (count: Int, first: Point)] = [:]
    for point in points {
      let type = type(point)
      for (number, rule) in rules.enumerated() where rule.types.isEmpty || rule.types.contains(type)
      {
        guard let group = rule.over.level.group(of: point) else { continue }
        counts[.init(rule: number, group: group.id), default: (0, group)].count += 1
      }
    }
    return counts
  }

  /// Ids of the rules, in the order of a tally's ``GroupTally/leftOut``.
  package var ids: [RuleID] { rules.map(\.rule.id) }

  /// The state before the first record.
  package var empty: GroupTally {
    GroupTally(leftOut: Array(repeating: GroupTally.LeftOut(), count: rules.count))
  }
}

extension GroupRules.Compiled {
  /// - Parameter plain: Indices of the rules that aggregates may name.
  init?(
    _ rules: [Rule], _ index: Int, _ plain: [Int], _ expressions: [CheckedExpression],
    _ needs: ColumnNeeds, types: Set<Int16>, cadence: Int?
  ) {
    let rule = rules[index]
    guard let over = rule.over else { return nil }
    self.index = index
    self.rule = rule
    self.over = over
    self.types = types
    switch over.window {
    case .everything: (days, isIdle) = (nil, false)
    case .days(let count): (days, isIdle) = (count, false)
    case .cadence: (days, isIdle) = (cadence ?? 0, cadence == nil)
    }
    interpreter = RuleInterpreter(
      programs: RulePrograms(rule, expressions: expressions, ColumnNeeds([])))
    arguments = over.aggregates.map { aggregate in
      aggregate.argument.map { BoundProgram(expressions[$0.expression.index], needs) }
    }
    named = over.aggregates.map { aggregate in
      switch aggregate.function {
      case .violations, .regressions: Set(plain.filter { aggregate.names(rules[$0]) })
      default: nil
      }
    }
  }
}
