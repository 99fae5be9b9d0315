import CEL
import Testing

/// An expression and the expression of what it evaluates to.
struct LibraryExample: Sendable, CustomTestStringConvertible {
  var expression: String
  var result: String
  var testDescription: String { "\(expression) is \(result)" }

  init(_ expression: String, _ result: String) {
    self.expression = expression
    self.result = result
  }

  /// Expects that both sides pass the checker and evaluate to equal values of one type.
  func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try LibraryExample.evaluate(expression)
    let wanted = try LibraryExample.evaluate(result)
    #expect(
      LibraryExample.isSame(found, wanted), "\(expression) is \(found.debugText), not \(result)",
      sourceLocation: sourceLocation)
  }

  /// Checks and evaluates an expression without variables.
  static func evaluate(_ expression: String) throws -> Value {
    try Environment().program(expression).evaluate([:])
  }

  /// Whether both are equal and of one type; here `NaN` equals `NaN`.
  static func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.double(let a), .double(let b)): a == b || a.isNaN && b.isNaN
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy(isSame)
    case (.optional(let a?), .optional(let b?)): isSame(a, b)
    default: left.typeValue == right.typeValue && left.isEqual(to: right)
    }
  }
}

/// An expression that passes the checker and evaluates to an error.
struct LibraryFailure: Sendable, CustomTestStringConvertible {
  var expression: String
  var message: String
  var testDescription: String { "\(expression) fails: \(message)" }

  init(_ expression: String, _ message: String) {
    self.expression = expression
    self.message = message
  }

  /// Expects the error with this message.
  func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try LibraryExample.evaluate(expression)
    guard case .error(let error) = found else {
      Issue.record("\(expression) is \(found.debugText)", sourceLocation: sourceLocation)
      return
    }
    #expect(error.message == message, "\(expression)", sourceLocation: sourceLocation)
  }
}
