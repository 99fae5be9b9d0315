/// Type variables and what is known about them.
///
/// A variable that has been given a type may later be given a more general one; that is how
/// `[optional.of(1), optional.of(dyn(1))]` becomes a list of `optional_type(dyn)`.
struct Unifier {
  var bindings: [String: CELType] = [:]
  private var count = 0

  /// Makes a type variable that no declaration can spell.
  mutating func fresh() -> CELType {
    count += 1
    return .parameter("%\(count)")
  }

  /// Returns `type` with each of the declaration's variables replaced by a fresh one.
  mutating func instantiate(_ types: [CELType]) -> [CELType] {
    var names: [String: CELType] = [:]
    return types.map { type in
      type.mapParameters { name in
        if let known = names[name] { return known }
        let variable = fresh()
        names[name] = variable
        return variable
      }
    }
  }

  /// Whether values of type `found` may be used where `wanted` is expected; on success variables of
  /// both are bound, on failure nothing changes.
  mutating func assign(_ found: [CELType], to wanted: [CELType]) -> Bool {
    let saved = bindings
    for (found, wanted) in zip(found, wanted) where !assign(found, to: wanted, depth: 64) {
      bindings = saved
      return false
    }
    return true
  }

  /// Returns `type` with variables replaced by what they are bound to; unbound ones stay.
  func resolve(_ type: CELType, depth: Int = 64) -> CELType {
    guard depth > 0 else { return .dyn }
    return type.mapParameters { name in
      bindings[name].map { resolve($0, depth: depth - 1) } ?? .parameter(name)
    }
  }

  /// Returns `type` with variables replaced; unbound ones become `dyn`.
  func finish(_ type: CELType) -> CELType { resolve(type).mapParameters { _ in .dyn } }

  /// Returns the type that two elements of one literal have in common: the more general one, `dyn`
  /// if there is none.
  mutating func join(_ known: CELType?, _ next: CELType) -> CELType {
    guard let known else { return next }
    guard assign([next], to: [known]) || assign([known], to: [next]) else { return .dyn }
    return Unifier.mostGeneral(resolve(known), resolve(next))
  }

  private mutating func assign(_ found: CELType, to wanted: CELType, depth: Int) -> Bool {
    guard depth > 0 else { return false }
    if case .parameter(let name) = wanted {
      switch bind(name, to: found, depth: depth) {
      case .bound: return true
      case .conflict: return false
      case .cyclic: break
      }
    }
    if case .parameter(let name) = found {
      return bind(name, to: wanted, depth: depth) == .bound
    }
    if found.isWild || wanted.isWild { return true }
    switch (found, wanted) {
    case (.null, .null): return true
    case (.null, _): return wanted.isNullable
    case (_, .null): return found.isNullable
    case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)):
      return assign(a, to: b, depth: depth - 1)
    case (.type, .type): return true
    case (.map(let a, let b), .map(let c, let d)):
      return assign(a, to: c, depth: depth - 1) && assign(b, to: d, depth: depth - 1)
    case (.opaque(let name, let a), .opaque(let other, let b)):
      guard name == other, a.count == b.count else { return false }
      for (a, b) in zip(a, b) where !assign(a, to: b, depth: depth - 1) { return false }
      return true
    case (.wrapper(let a), .wrapper(let b)): return a == b
    case (.wrapper(let a), let b), (let b, .wrapper(let a)): return a == b
    default: return found == wanted
    }
  }

  private enum Binding {
    case bound
    case conflict
    /// The type mentions the variable itself.
    case cyclic
  }

  private mutating func bind(_ name: String, to type: CELType, depth: Int) -> Binding {
    if case .parameter(name) = type { return .bound }
    guard let known = bindings[name] else {
      if mentions(type, name) { return .cyclic }
      bindings[name] = type
      return .bound
    }
    guard assign(type, to: known, depth: depth - 1) else { return .conflict }
    let general = Unifier.mostGeneral(resolve(type), resolve(known))
    if !mentions(general, name) { bindings[name] = general }
    return .bound
  }

  private func mentions(_ type: CELType, _ name: String) -> Bool {
    var found = false
    _ = resolve(type).mapParameters { other in
      if other == name { found = true }
      return .parameter(other)
    }
    return found
  }

  private static func mostGeneral(_ left: CELType, _ right: CELType) -> CELType {
    isAtLeastAsGeneral(left, right) ? left : right
  }

  private static func isAtLeastAsGeneral(_ left: CELType, _ right: CELType) -> Bool {
    switch (left, right) {
    case (.dyn, _), (.invalid, _), (.parameter, _): true
    case (_, .dyn), (_, .invalid), (_, .parameter): false
    // What can be null is more general than null itself.
    case (_, .null): true
    case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)):
      isAtLeastAsGeneral(a, b)
    case (.map(let a, let b), .map(let c, let d)):
      isAtLeastAsGeneral(a, c) && isAtLeastAsGeneral(b, d)
    case (.opaque(_, let a), .opaque(_, let b)):
      zip(a, b).allSatisfy { isAtLeastAsGeneral($0, $1) }
    case (.wrapper, _): true
    default: left == right
    }
  }
}

extension CELType {
  /// Whether no other type fits this one but `dyn`, null and wrappers.
  var isScalar: Bool {
    switch self {
    case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration: true
    default: false
    }
  }

  /// Whether the checker leaves it to run time.
  var isWild: Bool { self == .dyn || self == .invalid }

  /// Whether null may stand for a value of this type.
  var isNullable: Bool {
    switch self {
    case .optional, .opaque, .timestamp, .duration, .wrapper: true
    default: false
    }
  }

  /// Returns the type with every variable replaced by what `replace` makes of it.
  func mapParameters(_ replace: (String) -> CELType) -> CELType {
    switch self {
    case .parameter(let name): replace(name)
    case .list(let element): .list(element.mapParameters(replace))
    case .map(let key, let value):
      .map(key.mapParameters(replace), value.mapParameters(replace))
    case .type(let inner): .type(inner.mapParameters(replace))
    case .optional(let inner): .optional(inner.mapParameters(replace))
    case .wrapper(let inner): .wrapper(inner.mapParameters(replace))
    case .opaque(let name, let parameters):
      .opaque(name, parameters.map { $0.mapParameters(replace) })
    default: self
    }
  }
}
