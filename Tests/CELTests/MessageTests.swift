import CEL
import Testing

/// What an author reads when an expression is wrong: words, place and caret.
@Suite struct MessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: String
    var text: String
    var testDescription: String { source }
  }

  static let environment = Environment(variables: [
    VariableDeclaration("corridor_stacking", .int), VariableDeclaration("name", .string),
    VariableDeclaration("lit", .list(.bool)),
  ])

  static let cases = [
    Case(
      source: "coridor_stacking == 0",
      text: """
        1:1: error: undeclared name 'coridor_stacking'; did you mean 'corridor_stacking'?
          | coridor_stacking == 0
          | ^^^^^^^^^^^^^^^^
        """),
    Case(
      source: "corridor_stacking == 'none'",
      text: """
        1:1: error: '==' cannot be applied to '(int, string)'; both sides must have one type
          | corridor_stacking == 'none'
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """),
    Case(
      source: "name.startWith('a') &&\n  lit",
      text: """
        1:1: error: undeclared function 'startWith'; did you mean 'startsWith'?
          | name.startWith('a') &&
          | ^^^^^^^^^^^^^^^^^^^
        2:3: error: expected type 'bool', found 'list(bool)'
          |   lit
          |   ^^^
        """),
    Case(
      source: "name = 'a'",
      text: """
        1:6: error: unexpected character '='; '==' compares
          | name = 'a'
          |      ^
        """),
    Case(
      source: "lit.all(1, true)",
      text: """
        1:9: error: expected a variable name
          | lit.all(1, true)
          |         ^
        """),
    Case(
      source: "has(name)",
      text: """
        1:5: error: expected a field selection as in 'has(a.b)'
          | has(name)
          |     ^^^^
        """),
    Case(
      source: "(1 + 2",
      text: """
        1:7: error: expected ')', found end of expression
          | (1 + 2
          |       ^
        """),
    Case(
      source: "name.all(c, true)",
      text: """
        1:1: error: expected a list or a map to iterate over, found 'string'
          | name.all(c, true)
          | ^^^^
        """),
    Case(
      source: "'楼道' + name.size",
      text: """
        1:8: error: type 'string' has no field 'size'
          | '楼道' + name.size
          |        ^^^^^^^^^
        """),
  ]

  @Test(arguments: MessageTests.cases)
  func saysWhatAndWhere(_ c: Case) throws {
    let failure = try #require(throws: CompilationFailure.self) {
      try MessageTests.environment.compile(c.source)
    }
    #expect(failure.describe().hasPrefix(c.text), "\(failure.describe())")
  }

  @Test func everyIssueOfAnExpressionIsReported() throws {
    let failure = try #require(throws: CompilationFailure.self) {
      try MessageTests.environment.compile("a + b > size(c) || name > 1")
    }
    #expect(failure.issues.count == 4, "\(failure.describe())")
  }

  @Test func literalsThatMustFailAreFoundBeforehand() throws {
    let environment = Environment(variables: [
      VariableDeclaration("t", .timestamp), VariableDeclaration("s", .string),
    ])
    let checked = try environment.compile(
      "s.matches('[') || t > timestamp('2026-13-01') || t - t > duration('1d')"
        + " || t.getHours('Mars/Base') > 8 || s.matches('^a+$') || t.getHours('Asia/Shanghai') > 9")
    #expect(
      checked.literalIssues().map(\.message) == [
        "invalid regular expression: missing ]: '['",
        "expected a timestamp such as '2026-11-20T09:30:00+08:00', found '2026-13-01'",
        "expected a duration such as '1h30m', found '1d'", "unknown time zone 'Mars/Base'",
      ])
  }

  @Test func errorsOfEvaluationKnowTheirPlace() throws {
    let program = try MessageTests.environment.program("1 < 2 && 10 / corridor_stacking > 1")
    guard case .error(let error) = program.evaluate(["corridor_stacking": .int(0)]) else {
      Testing.Issue.record("no error")
      return
    }
    #expect(error.message == "division by zero")
    #expect(error.range == 9..<31)
  }

  static let surfaceNames = [
    ("dyn(1) + 'a'", "no such overload of '+'"),
    ("dyn('a') in dyn(1)", "no such overload of 'in'"),
    ("dyn('a') && true", "no such overload of '&&'"),
    ("-dyn('a') == 1", "no such overload of '-'"),
    ("9223372036854775807 + int('1')", "'+' overflows"),
    ("[1].transformMapEntry(i, v, dyn(1))", "no such overload of 'transformMapEntry'"),
    ("[dyn(1)].sortBy(e, dyn([e]))", "'list' has no order to sort by"),
  ]

  /// Errors name operators and macros as a rule's author wrote them.
  @Test(arguments: MessageTests.surfaceNames)
  func errorsOfEvaluationSpeakTheLanguage(_ source: String, _ message: String) throws {
    let environment = Environment()
    for program in [
      try environment.program(source),
      environment.plan(unchecked: try environment.parse(source)),
    ] {
      guard case .error(let error) = program.evaluate() else {
        Testing.Issue.record("no error")
        continue
      }
      #expect(error.message == message)
    }
  }

  @Test func theElementsOfABareListStayOpen() throws {
    let environment = Environment()
    #expect(try environment.compile("math.abs([][0])").resultType == .dyn)
    #expect(try environment.compile("9 / math.abs([][0])").resultType == .int)
    #expect(try environment.compile("9.0 / math.abs([][0])").resultType == .double)
    #expect(try environment.compile("[] + [1]").resultType == .list(.int))
  }
}
