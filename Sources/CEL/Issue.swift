/// One thing that is wrong with an expression's text, and where.
public struct Issue: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The text is not a sentence of the language; the string says what was expected.
    case syntax(String)
    /// A macro was called in a way that it does not accept.
    case macro(String)
    /// A bound of ``Limits`` was passed.
    case limit(String)
    case undeclaredName(String, nearest: String?)
    case undeclaredFunction(String, nearest: String?)
    /// No overload of `function` takes `arguments`; `candidates` are the shapes that exist.
    case noMatchingOverload(
      function: String, isMember: Bool, arguments: [CELType], candidates: [String])
    case typeMismatch(expected: CELType, found: CELType)
    case noSuchField(String, of: CELType)
    case notIterable(CELType)
    /// A pattern, time zone or number written as a literal cannot be read.
    case invalidLiteral(String)
  }

  /// What is wrong.
  public let kind: Kind
  /// The extent it concerns, in Unicode scalars of the source.
  public let range: Range<Int>

  /// Creates an issue.
  public init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// The issue in words: lower-case, no full stop.
  public var message: String {
    switch kind {
    case .syntax(let text), .macro(let text), .limit(let text), .invalidLiteral(let text): text
    case .undeclaredName(let name, let nearest):
      "undeclared name '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .undeclaredFunction(let name, let nearest):
      "undeclared function '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .noMatchingOverload(let function, let isMember, let arguments, let candidates):
      Issue.overloadMessage(function, isMember, arguments, candidates)
    case .typeMismatch(let expected, let found): "expected type '\(expected)', found '\(found)'"
    case .noSuchField(let field, let type): "type '\(type)' has no field '\(field)'"
    case .notIterable(let type): "expected a list or a map to iterate over, found '\(type)'"
    }
  }

  private static func overloadMessage(
    _ function: String, _ isMember: Bool, _ arguments: [CELType], _ candidates: [String]
  ) -> String {
    var shape = arguments.map(\.description)
    let receiver = isMember && !shape.isEmpty ? shape.removeFirst() + "." : ""
    let found = "\(receiver)(\(shape.joined(separator: ", ")))"
    guard !candidates.isEmpty else { return "'\(function)' cannot be applied to '\(found)'" }
    if candidates == ["'(A, A)'"] {
      return "'\(function)' cannot be applied to '\(found)'; both sides must have one type"
    }
    return "'\(function)' cannot be applied to '\(found)'; it accepts "
      + candidates.joined(separator: ", ")
  }
}

/// Everything that is wrong with one expression, in order of position.
public struct CompilationFailure: Error, Hashable, Sendable {
  /// The text that was compiled.
  public let source: String
  /// At least one issue.
  public let issues: [Issue]

  /// Returns all issues, each with its line of source and a caret below it.
  public func describe() -> String {
    issues.map { describe($0) }.joined(separator: "\n")
  }

  private func describe(_ issue: Issue) -> String {
    let scalars = Array(source.unicodeScalars)
    let start = min(issue.range.lowerBound, scalars.count)
    let lineStart = (scalars[..<start].lastIndex(of: "\n") ?? -1) + 1
    let lineEnd = scalars[start...].firstIndex(of: "\n") ?? scalars.count
    let line = scalars[..<start].count { $0 == "\n" } + 1
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[lineStart..<lineEnd])
    let width = max(1, min(issue.range.upperBound, lineEnd) - start)
    let caret =
      String(repeating: " ", count: start - lineStart) + String(repeating: "^", count: width)
    return
      "\(line):\(start - lineStart + 1): error: \(issue.message)\n  | \(String(text))\n  | \(caret)"
  }
}
