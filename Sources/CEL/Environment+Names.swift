/// What a name stands for outside of folds.
enum NamedThing {
  case variable(name: String, type: CELType)
  case constant(ConstantDeclaration)
}

extension Environment {
  /// Returns the full names that `name` may stand for, innermost container first.
  ///
  /// In container `a.b`, `c` is `a.b.c`, `a.c` or `c`; `.c` is `c` alone.
  func candidates(_ name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    guard !container.isEmpty else { return [name] }
    var parts = container.split(separator: ".")
    var names: [String] = []
    while !parts.isEmpty {
      names.append(parts.joined(separator: ".") + "." + name)
      parts.removeLast()
    }
    return names + [name]
  }

  /// Whether `name` can only stand for itself.
  private func isPlain(_ name: String) -> Bool {
    container.isEmpty && name.utf8.first != UInt8(ascii: ".")
  }

  /// Returns the variable or constant that `name` stands for.
  func find(name: String) -> NamedThing? {
    if isPlain(name) {
      if let type = variables[name] { return .variable(name: name, type: type) }
      return constants[name].map(NamedThing.constant)
    }
    for candidate in candidates(name) {
      if let type = variables[candidate] { return .variable(name: candidate, type: type) }
      if let constant = constants[candidate] { return .constant(constant) }
    }
    return nil
  }

  /// Returns the function that `name` stands for, with its overloads.
  func find(function name: String) -> (name: String, overloads: [Overload])? {
    if isPlain(name) { return functions[name].map { (name, $0) } }
    for candidate in candidates(name) {
      if let overloads = functions[candidate] { return (candidate, overloads) }
    }
    return nil
  }

  /// Returns the namespaced function that `target.function(…)` calls, nil if it is a method call.
  func find(
    function: String, namespace target: Expression, locals: (String) -> Bool
  )
    -> (name: String, overloads: [Overload])?
  {
    guard let namespace = target.qualifiedName, !locals(target.rootName) else { return nil }
    return find(function: "\(namespace).\(function)")
  }
}

extension Expression {
  /// The first name of a chain `a.b.c`, a leading dot kept; empty if this is no chain.
  var rootName: String {
    var node = self
    while case .select(let operand, _, _) = node.kind { node = operand }
    if case .identifier(let name) = node.kind { return name }
    return ""
  }
}
