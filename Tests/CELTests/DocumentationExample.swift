import CEL
import Foundation
import Testing

/// One example of the documentation: an expression, what is noted, and what must come of it.
///
/// In a block fenced as `cel`, lines up to one with `// →` are an expression. The text behind the arrow is
/// an expression of the result, or `error` with or without its message, `refused: …` or `unknown: …`. A line `// given: {…}` sets the
/// variables, `// unknown: a, b` those without a value; both hold until the next `// given`.
struct DocumentationExample {
  var expression: String
  var result: String
  var given: [(name: String, value: Value)]
  var unknown: [String]
  var place: String

  /// Reads the examples of a page.
  static func read(_ page: URL) throws -> [DocumentationExample] {
    var examples: [DocumentationExample] = []
    var given: [(name: String, value: Value)] = []
    var unknown: [String] = []
    var pending: [String] = []
    var isExample = false
    let lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        isExample = line == "```cel"
        #expect(
          pending.isEmpty, "\(page.lastPathComponent):\(number + 1): an expression has no result")
        continue
      }
      guard isExample, !line.isEmpty else { continue }
      if let map = line.remainder(after: "// given: ") {
        guard case .map(let map) = try LibraryExample.evaluate(map) else {
          Issue.record("\(page.lastPathComponent):\(number + 1): not a map")
          continue
        }
        given = map.entries.map { entry in (entry.key.text, entry.value) }
        unknown = []
      } else if let names = line.remainder(after: "// unknown: ") {
        unknown = names.components(separatedBy: ", ")
      } else if let arrow = line.range(of: "  // → ") {
        pending.append(String(line[..<arrow.lowerBound]))
        examples.append(
          DocumentationExample(
            expression: pending.joined(separator: "\n"), result: String(line[arrow.upperBound...]),
            given: given, unknown: unknown, place: "\(page.lastPathComponent):\(number + 1)"))
        pending = []
      } else if !line.hasPrefix("//") {
        pending.append(line)
      }
    }
    return examples
  }

  /// Expects what stands behind the arrow.
  func verify() {
    do throws(CompilationFailure) {
      let environment = Environment(
        variables: given.map { VariableDeclaration($0.name, $0.value.type) }
          + unknown.map { VariableDeclaration($0, .int) })
      var state: [String: Value] = [:]
      for (name, value) in given { state[name] = value }
      for name in unknown { state[name] = .unknown(UnknownSet(name)) }
      let found = try environment.program(expression).evaluate(state)
      if let message = result.remainder(after: "error: ") {
        guard case .error(let error) = found else { return differs(found.debugText) }
        if error.message != message { differs("error: \(error.message)") }
      } else if result == "error" {
        guard case .error = found else { return differs(found.debugText) }
      } else if let names = result.remainder(after: "unknown: ") {
        guard case .unknown(let set) = found else { return differs(found.debugText) }
        if set.names != names.components(separatedBy: ", ") { differs(found.debugText) }
      } else {
        let wanted = try environment.program(result).evaluate(state)
        if !LibraryExample.isSame(found, wanted) { differs(found.debugText) }
      }
    } catch {
      guard let message = result.remainder(after: "refused: ") else {
        return differs(error.describe())
      }
      if error.issues.first?.message.hasPrefix(message) != true { differs(error.describe()) }
    }
  }

  private func differs(_ found: String) {
    Issue.record("\(place): \(expression) is \(found), not \(result)")
  }
}

extension String {
  /// What follows `prefix`, nil if the text begins otherwise.
  fileprivate func remainder(after prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}

extension Value {
  /// The text of a string.
  fileprivate var text: String {
    if case .string(let text) = self { text } else { debugText }
  }

  /// The type of all values, `dyn` if they differ.
  private static func common(_ values: [Value]) -> CELType {
    let types = Set(values.map(\.type))
    return types.count == 1 ? types.first ?? .dyn : .dyn
  }

  /// The type to declare for a variable with this value.
  fileprivate var type: CELType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .timestamp: .timestamp
    case .duration: .duration
    case .list(let elements): .list(Value.common(elements))
    case .map(let map): .map(.string, Value.common(map.entries.map(\.value)))
    default: .dyn
    }
  }
}
