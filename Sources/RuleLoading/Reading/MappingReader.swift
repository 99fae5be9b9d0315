import Diagnostics
import YAML

/// Reads a mapping key by key, and then says which keys nobody asked for.
///
///     var reader = MappingReader(node, .point, problems)
///     let id = reader.required("id")?.string
///     reader.finish()
///
/// A key without a value (`district:`) counts as absent.
struct MappingReader {
  let node: YAMLNode
  let noun: Noun
  let problems: ProblemList
  private var asked: [String] = []
  /// How many pairs some key asked for has found; if those are all, no key is left over.
  private var found = 0

  /// - Returns: Nil, with a diagnostic, if `node` is no mapping.
  init?(_ node: YAMLNode, _ noun: Noun, _ problems: ProblemList) {
    guard node.kind == .mapping else {
      problems.report(.wrongShape(expected: .mapping, found: Shape(of: node)), at: node)
      return nil
    }
    self.node = node
    self.noun = noun
    self.problems = problems
  }

  /// The value of `key`, or nil if it is absent.
  mutating func optional(_ key: String) -> NodeReader? {
    asked.append(key)
    guard let position = node.position(of: key) else { return nil }
    found += 1
    let value = node.pairs[position].value
    return value.isNull ? nil : NodeReader(value, problems)
  }

  /// The value of `key`; its absence is a problem.
  mutating func required(_ key: String) -> NodeReader? {
    if let value = optional(key) { return value }
    if let (written, _) = node.pairs.first(where: { $0.key.text == key }) {
      problems.report(.noValue(key), at: written)
      return nil
    }
    let others = node.pairs.map(\.key.text).filter { !asked.contains($0) }
    problems.report(.missingKey(key, of: noun, known: others), at: node)
    return nil
  }

  /// Reports every key that was not asked for.
  func finish() {
    // No key is asked for twice, so as many as there are pairs are all of them.
    if found == node.pairs.count { return }
    for (key, _) in node.pairs where !asked.contains(key.text) {
      guard key.kind == .scalar else {
        problems.report(.wrongShape(expected: .text, found: Shape(of: key)), at: key)
        continue
      }
      problems.report(.unknownKey(key.text, of: noun, known: asked), at: key)
    }
  }
}

extension Shape {
  init(of node: YAMLNode) {
    switch node.kind {
    case .mapping: self = .mapping
    case .sequence: self = .sequence
    case .scalar:
      self =
        switch node.value {
        case .null: .nothing
        case .bool: .flag
        case .int, .wideInt: .integer
        case .float: .number
        case .string: .text
        }
    }
  }
}
