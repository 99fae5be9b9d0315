import Diagnostics

extension Checker {
  /// Resolves the function and the overloads that the argument types admit.
  ///
  /// If several overloads fit and their results differ, the call is `dyn`.
  mutating func check(
    call expression: Expression, _ function: String, _ target: Expression?,
    _ arguments: [Expression]
  ) -> CELType {
    if function == Operator.optionalSelect, arguments.count == 2,
      case .literal(.string(let field)) = arguments[1].kind
    {
      return check(optionalSelect: expression, arguments[0], field)
    }
    if let id = Checker.connectives[function], target == nil {
      return check(connective: expression, function, id, arguments)
    }
    var operands = arguments
    var name = function
    var overloads: [Overload]?
    var isMember = false
    if let target {
      if let found = environment.find(
        function: function, namespace: target, locals: { isLocal($0) })
      {
        (name, overloads) = found
      } else {
        operands.insert(target, at: 0)
        isMember = true
        overloads = environment.functions[function]
      }
    } else if let found = environment.find(function: function) {
      (name, overloads) = found
    }
    let found = operands.map { check($0) }
    guard let overloads else {
      return undeclared(function, target, at: expression)
    }
    return choose(name, overloads, found, isMember: isMember, at: expression)
  }

  private static let connectives = [
    Operator.logicalAnd: "logical_and", Operator.logicalOr: "logical_or",
    Operator.logicalNot: "logical_not",
  ]

  /// Operands of logic are checked one by one, so that the one that is no bool is pointed at.
  private mutating func check(
    connective expression: Expression, _ function: String, _ id: String, _ operands: [Expression]
  ) -> CELType {
    for operand in operands { expect(.bool, check(operand), at: operand) }
    references[expression.id] = .function(function, overloads: [id])
    return .bool
  }

  private mutating func choose(
    _ name: String, _ overloads: [Overload], _ found: [CELType], isMember: Bool,
    at expression: Expression
  ) -> CELType {
    var fitting: [String] = []
    var result: CELType?
    let before = unifier.bindings
    var after = before
    for overload in overloads
    where overload.isMember == isMember && overload.parameters.count == found.count {
      switch Checker.fit(found, overload.parameters) {
      case .never: continue
      case .always where overload.result.isScalar:
        fitting.append(overload.id)
        result = result == nil || result == overload.result ? overload.result : .dyn
        continue
      default: unifier.bindings = before
      }
      let types = unifier.instantiate(overload.parameters + [overload.result])
      let parameters = Array(types.dropLast())
      guard let own = types.last, unifier.assign(found, to: parameters) else { continue }
      fitting.append(overload.id)
      after = unifier.bindings
      let type = unifier.resolve(own)
      if let known = result {
        if unifier.finish(known) != unifier.finish(type) { result = .dyn }
      } else {
        result = type
      }
    }
    // What an argument must be is known only if one overload alone fits.
    unifier.bindings = fitting.count == 1 ? after : before
    guard let result else {
      if found.contains(.invalid) { return .invalid }
      return report(
        .noMatchingOverload(
          function: Operator.surfaceName(of: name), isMember: isMember,
          arguments: found.map { unifier.finish($0) },
          candidates: overloads.lazy.filter { $0.isMember == isMember }.prefix(8)
            .map { $0.shape }), at: expression)
    }
    references[expression.id] = .function(name, overloads: fitting)
    return result
  }

  /// What can be said of arguments without looking at type variables.
  private enum Fit {
    case never
    case always
    case perhaps
  }

  private static func fit(_ found: [CELType], _ wanted: [CELType]) -> Fit {
    var fit = Fit.always
    for (found, wanted) in zip(found, wanted) {
      switch (found.isScalar, wanted.isScalar) {
      case (true, true):
        if found != wanted { return .never }
      case (true, false):
        switch wanted {
        case .list, .map, .optional: return .never
        default: fit = .perhaps
        }
      case (false, true):
        switch found {
        case .list, .map: return .never
        default: fit = .perhaps
        }
      case (false, false): fit = .perhaps
      }
    }
    return fit
  }

  private mutating func check(
    optionalSelect expression: Expression, _ operand: Expression, _ field: String
  ) -> CELType {
    var object = unifier.resolve(check(operand))
    while case .optional(let inner) = object { object = inner }
    references[expression.id] = .function(
      Operator.optionalSelect, overloads: ["select_optional_field"])
    switch object {
    case .map(_, let value): return .optional(value)
    case .dyn, .invalid, .parameter: return .optional(.dyn)
    default: return report(.noSuchField(field, of: unifier.finish(object)), at: expression)
    }
  }

  private mutating func undeclared(
    _ function: String, _ target: Expression?, at expression: Expression
  ) -> CELType {
    var name = function
    if let namespace = target?.qualifiedName, target.map({ types[$0.id] == .invalid }) ?? false {
      // The receiver is no variable either: most likely a namespaced function was meant.
      name = "\(namespace).\(function)"
      let range = target.map { sourceMap.range(of: $0.id) }
      issues.removeAll { issue in
        guard case .undeclaredName = issue.kind else { return false }
        return issue.range == range
      }
    }
    let known = environment.functions.keys.filter { $0.isSpeakable } + environment.macros.names
    return report(
      .undeclaredFunction(name, nearest: nearestName(to: name, in: known)), at: expression)
  }
}

extension Overload {
  /// The overload as a message shows it: `string.(string)`, `(int, int)`.
  fileprivate var shape: String {
    let names = parameters.map(\.description)
    guard isMember, let receiver = names.first else {
      return "'(\(names.joined(separator: ", ")))'"
    }
    return "'\(receiver).(\(names.dropFirst().joined(separator: ", ")))'"
  }
}

extension String {
  /// Whether this is the name of a function that source text can spell.
  fileprivate var isSpeakable: Bool {
    unicodeScalars.first?.isIdentifierStart == true && !contains("@") && !hasPrefix("_")
  }
}
