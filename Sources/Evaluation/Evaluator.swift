import CEL
import Diagnostics
import Model

/// The rules of a run, compiled: they say of every record of a batch what each rule says.
///
/// Immutable, hence shared by all workers; each worker brings its own ``EvaluationScratch``.
package struct Evaluator: Sendable {
  /// Columns that batches must bring, in this order.
  package let needs: ColumnNeeds
  let ruleSet: RuleSet
  let compiled: [CompiledRule]
  let plan: MaskPlan
  let gates: [PatternGate]
  /// Distinct sets of point types that rules apply to; empty set: every type.
  let scopes: [Set<Int16>]

  /// - Parameters:
  ///   - selection: Which of the rules run.
  ///   - pointTypes: The run's list of types, which `RecordBatch.pointTypes` indexes.
  ///   - alsoNeeded: Columns that tickets need besides those that rules read.
  package init(
    _ ruleSet: RuleSet, expressions: [CheckedExpression], selection: RuleSelection,
    pointTypes: [PointTypeID], alsoNeeded: [RecordField]
  ) {
    self.ruleSet = ruleSet
    let chosen = ruleSet.rules.indices.filter { selection.contains(ruleSet.rules[$0]) }
    let selected = chosen.filter { ruleSet.rules[$0].over == nil }
    let needs = Self.needs(chosen.map { ruleSet.rules[$0] }, ruleSet.vocabulary, alsoNeeded)
    var compiler = MaskCompiler(needs: needs)
    var scopes: [Set<Int16>] = []
    var compiled: [CompiledRule] = []
    for index in selected {
      let rule = ruleSet.rules[index]
      let scope = Set(
        rule.appliesTo.compactMap { type in pointTypes.firstIndex(of: type).map { Int16($0) } })
      let scopeNumber = scopes.firstIndex(of: scope) ?? scopes.count
      if scopeNumber == scopes.count { scopes.append(scope) }
      let interpreter = RuleInterpreter(
        programs: RulePrograms(rule, expressions: expressions, needs))
      let masks = compiler.masks(of: rule, expressions, number: compiled.count)
      compiled.append(
        CompiledRule(
          index: index, scope: scopeNumber, interpreter: interpreter, masks: masks,
          isInterpreted: compiler.plan.nodes[masks.met].isInterpreted))
    }
    self.needs = needs
    self.scopes = scopes
    self.compiled = compiled
    compiler.plan.finish(
      roots: Set(compiled.flatMap { [$0.masks.when, $0.masks.met].compactMap(\.self) }))
    plan = compiler.plan
    gates = PatternGate.all(of: compiler.plan)
  }

  /// Columns of the rules in order of first use, then what tickets need besides.
  private static func needs(
    _ rules: [Rule], _ vocabulary: Vocabulary, _ fields: [RecordField]
  ) -> ColumnNeeds {
    var columns: [(key: ColumnKey, storage: ColumnStorage)] = []
    var known: Set<ColumnKey> = []
    func add(_ key: ColumnKey) {
      guard known.insert(key).inserted else { return }
      switch key {
      case .fact(let id):
        if let fact = vocabulary.facts[id] { columns.append((key, fact.storage)) }
      case .field(let field): columns.append((key, field.type.storage))
      }
    }
    for rule in rules { rule.columnsRead.forEach(add) }
    for field in fields { add(.field(field)) }
    return ColumnNeeds(columns)
  }
}

/// One rule as the evaluator runs it.
///
/// A class, since every violation asks it and a copy would count references to all its programs.
final class CompiledRule: Sendable {
  /// Index in the rule set.
  let index: Int
  /// Number of the set of point types it applies to.
  let scope: Int
  let interpreter: RuleInterpreter
  let masks: RuleMasks
  /// Slots of the columns that decide it.
  let slots: [Int]
  /// Whether the interpreter decides it, row by row.
  let isInterpreted: Bool

  init(
    index: Int, scope: Int, interpreter: RuleInterpreter, masks: RuleMasks, isInterpreted: Bool
  ) {
    self.index = index
    self.scope = scope
    self.interpreter = interpreter
    self.masks = masks
    slots = interpreter.programs.columns.compactMap(\.slot)
    self.isInterpreted = isInterpreted
  }
}

/// Nodes of the plan that decide a rule.
struct RuleMasks: Sendable {
  let when: Int?
  /// `unless || require`.
  let met: Int
}

extension MaskCompiler {
  /// The nodes of `rule`; interpreted as a whole if its grades or conditions go beyond the kernels.
  mutating func masks(
    of rule: Rule, _ expressions: [CheckedExpression], number: Int
  ) -> RuleMasks {
    let when = rule.when.map { expressions[$0.expression.index] }
    let unless = rule.unless.map { expressions[$0.expression.index] }
    let require = expressions[rule.require.expression.index]
    let before = plan
    if rule.grades == nil {
      let whenNode = when.map { compile($0) }
      let unlessNode = unless.map { compile($0) }
      if let requireNode = compile(require), whenNode != .some(nil), unlessNode != .some(nil) {
        guard let exempt = unlessNode ?? nil else {
          return RuleMasks(when: whenNode ?? nil, met: requireNode)
        }
        let met = plan.add(.or(Set([exempt, requireNode]).sorted()))
        return RuleMasks(when: whenNode ?? nil, met: met)
      }
    }
    plan = before
    return RuleMasks(when: nil, met: plan.add(.interpreted(rule: number)))
  }
}

extension Rule {
  /// Every column that conditions, message and deduction read, in order of first use.
  var columnsRead: [ColumnKey] {
    // A rule over many records reads what its aggregates ask of each.
    if let over { return Self.columns(of: over.aggregates.compactMap(\.argument)) }
    var conditions = [when, unless, require].compactMap { $0 }
    conditions += grades?.labels.map(\.condition) ?? []
    if let per = deduction?.per { conditions.append(per) }
    for segment in message.zh + message.en {
      if case .value(let condition) = segment { conditions.append(condition) }
    }
    return Self.columns(of: conditions)
  }
}
