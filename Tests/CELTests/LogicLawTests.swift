import CEL
import Testing

/// `&&`, `||`, `!` and `?:` over true, false, errors and unknowns.
@Suite struct LogicLawTests {
  static let error = Value.failure(.divisionByZero)
  static let operands: [Value] = [
    .bool(true), .bool(false), error, .unknown(UnknownSet("p")), .unknown(UnknownSet("q")),
  ]
  static let environment = Environment(
    variables: ["a", "b", "c"].map { VariableDeclaration($0, .bool) })

  /// A value as a word, with errors and unknowns told apart.
  static func word(_ value: Value) -> String { value.debugText }

  private func evaluate(
    _ source: String, _ a: Value, _ b: Value, _ c: Value = .null
  ) throws
    -> String
  {
    let activation = ["a": a, "b": b, "c": c]
    let parsed = try LogicLawTests.environment.parse(source)
    let checked = try LogicLawTests.environment.check(parsed)
    let planned = LogicLawTests.environment.plan(checked)
    let found = LogicLawTests.word(planned.evaluate(activation))
    let unchecked = LogicLawTests.environment.plan(unchecked: parsed).evaluate(activation)
    #expect(LogicLawTests.word(unchecked) == found, "\(source) unchecked")
    let slots = planned.variables.map { activation[$0] ?? .null }
    let flag = planned.holds(slots: slots).map { "\($0)" }
    #expect(flag == (["true", "false"].contains(found) ? found : nil), "\(source) as a condition")
    return found
  }

  @Test func doubleNegationChangesNothing() throws {
    for a in LogicLawTests.operands {
      #expect(try evaluate("!!a", a, .null) == LogicLawTests.word(a))
    }
  }

  @Test func deMorganHoldsUnderErrorsAndUnknowns() throws {
    for a in LogicLawTests.operands {
      for b in LogicLawTests.operands {
        #expect(try evaluate("!(a && b)", a, b) == evaluate("!a || !b", a, b))
        #expect(try evaluate("!(a || b)", a, b) == evaluate("!a && !b", a, b))
      }
    }
  }

  @Test func chainsDoNotDependOnGrouping() throws {
    for a in LogicLawTests.operands {
      for b in LogicLawTests.operands {
        for c in LogicLawTests.operands {
          for symbol in ["&&", "||"] {
            let flat = try evaluate("a \(symbol) b \(symbol) c", a, b, c)
            #expect(try evaluate("(a \(symbol) b) \(symbol) c", a, b, c) == flat)
            #expect(try evaluate("a \(symbol) (b \(symbol) c)", a, b, c) == flat)
          }
        }
      }
    }
  }

  @Test func aDecidingOperandAbsorbsTheOther() throws {
    for b in LogicLawTests.operands {
      #expect(try evaluate("a && b", .bool(false), b) == "false")
      #expect(try evaluate("b && a", .bool(false), b) == "false")
      #expect(try evaluate("a || b", .bool(true), b) == "true")
      #expect(try evaluate("b || a", .bool(true), b) == "true")
      #expect(
        try evaluate("[b, a].exists(x, x)", .bool(true), b) == evaluate("a", .bool(true), b)
          || b.isErrorOrUnknown)
    }
  }

  @Test func unknownsAreMergedAndWinOverErrors() throws {
    let p = LogicLawTests.operands[3]
    let q = LogicLawTests.operands[4]
    #expect(try evaluate("a && b", p, q) == "unknown(p, q)")
    #expect(try evaluate("a || b", q, LogicLawTests.error) == "unknown(q)")
    #expect(try evaluate("a || b", LogicLawTests.error, q) == "unknown(q)")
    #expect(try evaluate("a == b", LogicLawTests.error, q) == "unknown(q)")
    #expect(try evaluate("a == b", p, q) == "unknown(p, q)")
    #expect(try evaluate("a ? b : c", p, q, .bool(true)) == "unknown(p)")
  }

  @Test func foldsAbsorbAsTheirOperatorsDo() throws {
    let environment = Environment(variables: [
      VariableDeclaration("xs", .list(.int)), VariableDeclaration("u", .bool),
    ])
    let xs = Value.list([.int(0), .int(1), .int(2)])
    let cases = [
      ("xs.exists(x, 2 / x == 2)", "true"), ("xs.all(x, 2 / x == 5)", "false"),
      ("xs.exists(x, u || x == 2)", "true"), ("xs.all(x, u && x != 2)", "false"),
      ("xs.exists(x, u)", "unknown(u)"), ("xs.all(x, u)", "unknown(u)"),
      ("xs.exists(x, 2 / x == 7)", "error(division by zero)"),
    ]
    for (source, wanted) in cases {
      let program = try environment.program(source)
      let found = program.evaluate(["xs": xs, "u": .unknown(UnknownSet("u"))])
      #expect(found.debugText == wanted, "\(source)")
    }
  }
}
