import CEL

/// Makes well-typed expressions at random, twice with the same structure: once with literals, once
/// with variables in place of the literals.
struct ExpressionGenerator {
  private var random: SeededGenerator
  private(set) var values: [(type: CELType, value: Value)] = []
  private var bound: [String] = []

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// An expression in which each literal is marked `\u{1}index\u{2}`.
  mutating func expression(_ type: CELType, depth: Int) -> String {
    if depth == 0 || Int.random(in: 0..<6, using: &random) == 0 { return leaf(type) }
    switch type {
    case .int: return integer(depth - 1)
    case .double: return double(depth - 1)
    case .string: return string(depth - 1)
    case .list: return list(depth - 1)
    default: return condition(depth - 1)
    }
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &random) ?? ""
  }

  private mutating func leaf(_ type: CELType) -> String {
    if type == .int, let name = bound.randomElement(using: &random), Bool.random(using: &random) {
      return name
    }
    let value: Value
    switch type {
    case .int:
      let numbers: [Int64] = [
        0, 1, 2, 3, 7, -1, .max, .min, Int64.random(in: -50...50, using: &random),
      ]
      value = .int(numbers.randomElement(using: &random) ?? 0)
    case .double:
      value = .double([0, 0.5, -1.25, 1e300, 3].randomElement(using: &random) ?? 0)
    case .string: value = .string(pick(["", "a", "abc", "楼道", "e\u{301}", "\u{E9}", "a\"b\\"]))
    case .list:
      let count = Int.random(in: 0...3, using: &random)
      value = .list((0..<count).map { _ in .int(Int64.random(in: -3...3, using: &random)) })
    default: value = .bool(Bool.random(using: &random))
    }
    values.append((type, value))
    return "\u{1}\(values.count - 1)\u{2}"
  }

  private mutating func integer(_ depth: Int) -> String {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "-(\(expression(.int, depth: depth)))"
    case 1: return "size(\(expression(.string, depth: depth)))"
    case 2: return conditional(.int, depth)
    case 3: return "(\(expression(.list(.int), depth: depth)))[\(expression(.int, depth: depth))]"
    default:
      let symbol = pick(["+", "-", "*", "/", "%"])
      return "(\(expression(.int, depth: depth)) \(symbol) \(expression(.int, depth: depth)))"
    }
  }

  private mutating func double(_ depth: Int) -> String {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return "double(\(expression(.int, depth: depth)))"
    case 1: return conditional(.double, depth)
    default:
      let symbol = pick(["+", "-", "*", "/"])
      return "(\(expression(.double, depth: depth)) \(symbol) \(expression(.double, depth: depth)))"
    }
  }

  private mutating func string(_ depth: Int) -> String {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return "string(\(expression(.int, depth: depth)))"
    case 1: return conditional(.string, depth)
    default: return "(\(expression(.string, depth: depth)) + \(expression(.string, depth: depth)))"
    }
  }

  private mutating func list(_ depth: Int) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return "(\(expression(.list(.int), depth: depth)) + \(expression(.list(.int), depth: depth)))"
    case 1: return "[\(expression(.int, depth: depth)), \(expression(.int, depth: depth))]"
    default:
      let range = expression(.list(.int), depth: depth)
      let name = "v\(bound.count)"
      bound.append(name)
      defer { bound.removeLast() }
      return Bool.random(using: &random)
        ? "(\(range)).map(\(name), \(expression(.int, depth: depth)))"
        : "(\(range)).filter(\(name), \(expression(.bool, depth: depth)))"
    }
  }

  private mutating func condition(_ depth: Int) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return "!(\(expression(.bool, depth: depth)))"
    case 1, 2:
      let symbol = pick(["&&", "||"])
      return "(\(expression(.bool, depth: depth)) \(symbol) \(expression(.bool, depth: depth)))"
    case 3:
      let range = expression(.list(.int), depth: depth)
      let name = "v\(bound.count)"
      bound.append(name)
      defer { bound.removeLast() }
      let macro = pick(["all", "exists", "exists_one"])
      return "(\(range)).\(macro)(\(name), \(expression(.bool, depth: depth)))"
    case 4: return "(\(expression(.int, depth: depth)) in \(expression(.list(.int), depth: depth)))"
    case 5:
      let method = pick(["startsWith", "endsWith", "contains"])
      return
        "(\(expression(.string, depth: depth))).\(method)(\(expression(.string, depth: depth)))"
    default:
      let type: CELType = [.int, .double, .string].randomElement(using: &random) ?? .int
      let symbol = pick(["==", "!=", "<", "<=", ">", ">="])
      return "(\(expression(type, depth: depth)) \(symbol) \(expression(type, depth: depth)))"
    }
  }

  private mutating func conditional(_ type: CELType, _ depth: Int) -> String {
    "(\(expression(.bool, depth: depth)) ? \(expression(type, depth: depth))"
      + " : \(expression(type, depth: depth)))"
  }

  /// Returns `text` with each mark replaced.
  static func fill(_ text: String, _ replace: (Int) -> String) -> String {
    var out = ""
    for (position, part) in text.split(separator: "\u{1}", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard position > 0, let end = part.firstIndex(of: "\u{2}"), let index = Int(part[..<end])
      else {
        out += part
        continue
      }
      out += replace(index) + part[part.index(after: end)...]
    }
    return out
  }
}
