/// Macros by name, shape and number of arguments.
struct MacroTable: Sendable {
  private struct Key: Hashable {
    let name: String
    let argumentCount: Int?
    let isReceiver: Bool
  }

  private var macros: [Key: [Macro]] = [:]

  /// Adds `macro`; of two that fit a call, the one added later is asked first.
  mutating func add(_ macro: Macro) {
    let key = Key(
      name: macro.name, argumentCount: macro.argumentCount, isReceiver: macro.isReceiver)
    macros[key, default: []].insert(macro, at: 0)
  }

  /// Returns the macros that a call may be expanded by, in the order in which to ask them.
  func find(_ name: String, _ argumentCount: Int, isReceiver: Bool) -> [Macro] {
    let exact = Key(name: name, argumentCount: argumentCount, isReceiver: isReceiver)
    let any = Key(name: name, argumentCount: nil, isReceiver: isReceiver)
    return (macros[exact] ?? []) + (macros[any] ?? [])
  }

  /// Names of all macros.
  var names: [String] { macros.keys.map(\.name) }
}
