import Diagnostics

/// Deduces types from the leaves up and resolves names and overloads.
///
/// Gradual: `dyn` fits everywhere and is checked when the expression runs. After an issue the node has the
/// type `invalid`, which fits everywhere too, so that one mistake is reported once.
/// Source: cel-spec, langdef.md, "Gradual Type Checking".
struct Checker {
  let environment: Environment
  let sourceMap: SourceMap
  var unifier = Unifier()
  var types: NodeTable<CELType>
  var references: NodeTable<CheckedExpression.Reference>
  var issues: [Issue] = []
  var variables: [String] = []
  /// Fold variables in scope, innermost last.
  var scope: [(name: String, type: CELType)] = []

  /// - Throws: ``CompilationFailure`` with all issues in order of position.
  static func check(
    _ parsed: ParsedExpression, in environment: Environment
  ) throws(CompilationFailure) -> CheckedExpression {
    let nodeCount = parsed.sourceMap.nodeCount
    var checker = Checker(
      environment: environment, sourceMap: parsed.sourceMap,
      types: NodeTable(nodeCount: nodeCount), references: NodeTable(nodeCount: nodeCount))
    _ = checker.check(parsed.root)
    guard checker.issues.isEmpty else {
      let issues = checker.issues.sorted {
        ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
      }
      throw CompilationFailure(source: parsed.source, issues: issues)
    }
    let unifier = checker.unifier
    checker.types.update { $0.isScalar ? $0 : unifier.finish($0) }
    return CheckedExpression(
      parsed: parsed, environment: environment, types: checker.types,
      references: checker.references, variables: checker.variables)
  }

  mutating func report(_ kind: Issue.Kind, at expression: Expression) -> CELType {
    let issue = Issue(kind, sourceMap.range(of: expression.id))
    // Expanded macros use an argument more than once; what is wrong with it is said once. Nobody reads
    // beyond the first hundred.
    if issues.count < 100, !issues.contains(issue) { issues.append(issue) }
    return .invalid
  }

  /// Returns the type of `expression` and notes it.
  mutating func check(_ expression: Expression) -> CELType {
    let type: CELType
    switch expression.kind {
    case .literal(let constant): type = constant.type
    case .identifier(let name): type = check(name: name, at: expression)
    case .select(let operand, let field, let isTest):
      type = check(select: expression, operand, field, isTest: isTest)
    case .call(let function, let target, let arguments):
      type = check(call: expression, function, target, arguments)
    case .list(let elements, let optionals): type = check(list: elements, optionals)
    case .map(let entries): type = check(map: entries)
    case .structure(let name, let fields):
      for field in fields { _ = check(field.value) }
      type = report(.undeclaredName(name, nearest: nil), at: expression)
    case .comprehension(let fold): type = check(fold)
    }
    types[expression.id] = type
    return type
  }

  // MARK: Names

  private mutating func check(name: String, at expression: Expression) -> CELType {
    if let local = scope.last(where: { $0.name == name }) {
      references[expression.id] = .local(name)
      return local.type
    }
    if let type = resolve(name, at: expression) { return type }
    let known =
      Array(environment.variables.keys) + Array(environment.constants.keys) + scope.map(\.name)
    let nearest = nearestName(to: name, in: known.filter { !$0.hasPrefix("@") })
    return report(.undeclaredName(name, nearest: nearest), at: expression)
  }

  private mutating func resolve(_ name: String, at expression: Expression) -> CELType? {
    switch environment.find(name: name) {
    case .variable(let name, let type)?:
      references[expression.id] = .variable(name)
      if !variables.contains(name) { variables.append(name) }
      return type
    case .constant(let constant)?:
      references[expression.id] = .constant(constant.name)
      return constant.type
    case nil: return nil
    }
  }

  private mutating func check(
    select expression: Expression, _ operand: Expression, _ field: String, isTest: Bool
  ) -> CELType {
    if !isTest, let name = expression.qualifiedName, !isLocal(expression.rootName),
      let type = resolve(name, at: expression)
    {
      return type
    }
    let object = unifier.resolve(check(operand))
    let type = self.type(of: field, in: object, at: expression)
    return isTest && type != .invalid ? .bool : type
  }

  private mutating func type(
    of field: String, in object: CELType, at expression: Expression
  ) -> CELType {
    switch object {
    case .map(let key, let value):
      guard unifier.assign([.string], to: [key]) else {
        return report(.noSuchField(field, of: unifier.finish(object)), at: expression)
      }
      return value
    case .dyn, .invalid, .parameter: return .dyn
    case .optional(let inner):
      let type = self.type(of: field, in: unifier.resolve(inner), at: expression)
      if case .optional = type { return type }
      return type == .invalid ? .invalid : .optional(type)
    default: return report(.noSuchField(field, of: unifier.finish(object)), at: expression)
    }
  }

  func isLocal(_ name: String) -> Bool { scope.contains { $0.name == name } }

  // MARK: Aggregates

  private mutating func check(list elements: [Expression], _ optionals: [Int]) -> CELType {
    var joined: CELType?
    for (index, element) in elements.enumerated() {
      var type = check(element)
      if optionals.contains(index) { type = unwrap(type, at: element) }
      joined = unifier.join(joined, type)
    }
    return .list(joined ?? unifier.fresh())
  }

  private mutating func check(map entries: [Expression.MapEntry]) -> CELType {
    var key: CELType?
    var value: CELType?
    for entry in entries {
      key = unifier.join(key, keyType(check(entry.key)))
      var type = check(entry.value)
      if entry.isOptional { type = unwrap(type, at: entry.value) }
      value = unifier.join(value, type)
    }
    return .map(key ?? unifier.fresh(), value ?? unifier.fresh())
  }

  /// What the type of a map says of a key: a list or a map can be none, which is for evaluation to say, and its
  /// type twice in one, level by level, would grow beyond all bounds.
  private func keyType(_ type: CELType) -> CELType {
    switch unifier.resolve(type) {
    case .list, .map, .optional, .opaque, .type, .wrapper: .dyn
    case let other: other
    }
  }

  /// The type inside the optional that an element marked with `?` must be.
  private mutating func unwrap(_ type: CELType, at expression: Expression) -> CELType {
    switch unifier.resolve(type) {
    case .optional(let inner): return inner
    case .dyn, .invalid: return .dyn
    case let other:
      let inner = unifier.fresh()
      if unifier.assign([other], to: [.optional(inner)]) { return inner }
      return report(
        .typeMismatch(expected: .optional(.dyn), found: unifier.finish(other)), at: expression)
    }
  }

  // MARK: Folds

  private mutating func check(_ fold: Expression.Comprehension) -> CELType {
    let range = unifier.resolve(check(fold.range))
    let initial = check(fold.initial)
    let (first, second) = itemTypes(range, pairs: fold.secondVariable != nil, at: fold.range)
    let base = scope.count
    scope.append((fold.accumulator, initial))
    scope.append((fold.variable, first))
    if let name = fold.secondVariable { scope.append((name, second)) }
    expect(.bool, check(fold.condition), at: fold.condition)
    let step = check(fold.step)
    expect(initial, step, at: fold.step)
    scope.removeSubrange((base + 1)...)
    let result = check(fold.result)
    scope.removeSubrange(base...)
    return unifier.resolve(result)
  }

  private mutating func itemTypes(
    _ range: CELType, pairs: Bool, at expression: Expression
  ) -> (CELType, CELType) {
    switch range {
    case .list(let element): return pairs ? (.int, element) : (element, .dyn)
    case .map(let key, let value): return (key, value)
    case .dyn, .invalid: return (.dyn, .dyn)
    case .parameter:
      _ = unifier.assign([.dyn], to: [range])
      return (.dyn, .dyn)
    default:
      _ = report(.notIterable(unifier.finish(range)), at: expression)
      return (.invalid, .invalid)
    }
  }

  mutating func expect(_ wanted: CELType, _ found: CELType, at expression: Expression) {
    guard !unifier.assign([found], to: [wanted]) else { return }
    _ = report(
      .typeMismatch(expected: unifier.finish(wanted), found: unifier.finish(found)), at: expression)
  }
}
