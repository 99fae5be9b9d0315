import RuleLoading
import YAML

/// Compares a document with a schema as an editor would.
enum SchemaCheck {
  /// What the schema does not allow, each with the path to it.
  static func problems(of node: YAMLNode, _ schema: Schema, at path: String = "") -> [String] {
    switch schema {
    case .text(let pattern):
      guard node.kind == .scalar else { return ["\(path) is no text"] }
      guard let pattern, let expression = try? Regex(pattern) else { return [] }
      return (try? expression.firstMatch(in: node.text)) == nil
        ? ["\(path): '\(node.text)' is not \(pattern)"] : []
    case .flag:
      if case .bool = node.value { return [] }
      return ["\(path): '\(node.text)' is no flag"]
    case .integer(let range):
      if case .int(let number) = node.value, range.contains(Int(number)) { return [] }
      return ["\(path): '\(node.text)' is not in \(range)"]
    case .number(let range):
      return Double(node.text).map(range.contains) == true
        ? [] : ["\(path): '\(node.text)' is not in \(range)"]
    case .word(let words):
      return words.contains(node.text) ? [] : ["\(path): '\(node.text)' is no word of the list"]
    case .constant(.integer(let number)):
      return node.text == "\(number)" ? [] : ["\(path): '\(node.text)' is not \(number)"]
    case .constant(.text(let text)):
      return node.kind == .scalar && node.text == text
        ? [] : ["\(path): '\(node.text)' is not '\(text)'"]
    case .constant: return ["\(path): no constant of this type"]
    case .expression: return node.kind == .scalar ? [] : ["\(path) is no expression"]
    case .list(let item):
      guard node.kind == .sequence else { return ["\(path) is no list"] }
      return node.items.enumerated().flatMap { problems(of: $1, item, at: "\(path)[\($0)]") }
    case .oneOrMany(let item):
      return problems(of: node, node.kind == .sequence ? .list(item) : item, at: path)
    case .named(let names, let value):
      guard node.kind == .mapping else { return ["\(path) is no mapping"] }
      return node.pairs.flatMap { key, item in
        names.map { $0.contains(key.text) } == false
          ? ["\(path) knows no '\(key.text)'"]
          : problems(of: item, value, at: "\(path).\(key.text)")
      }
    case .object(let keys, let choices): return object(node, keys, choices, at: path)
    case .either(let schemas):
      let found = schemas.map { problems(of: node, $0, at: path) }
      return found.contains(where: \.isEmpty) ? [] : found.min { $0.count < $1.count } ?? []
    }
  }

  private static func object(
    _ node: YAMLNode, _ keys: [SchemaKey], _ choices: [[String]], at path: String
  ) -> [String] {
    guard node.kind == .mapping else { return ["\(path) is no mapping"] }
    var found: [String] = []
    for (key, value) in node.pairs {
      guard let known = keys.first(where: { $0.name == key.text }) else {
        found.append("\(path) has no key '\(key.text)'")
        continue
      }
      found += problems(of: value, known.value, at: "\(path).\(key.text)")
    }
    for key in keys where key.isRequired && node[key.name] == nil {
      found.append("\(path) lacks '\(key.name)'")
    }
    for choice in choices where choice.count(where: { node[$0] != nil }) != 1 {
      found.append("\(path) wants one of \(choice)")
    }
    return found
  }
}
