import CEL
import Testing

@Suite struct UnparserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var source: String
    var text: String
    var testDescription: String { "\(source) is written \(text)" }

    init(_ source: String, _ text: String) {
      self.source = source
      self.text = text
    }

    /// A text that is written as it is.
    init(_ text: String) { self.init(text, text) }
  }

  static let cases = [
    Case("((a + b)) * (c)", "(a + b) * c"), Case("(a * b) + c", "a * b + c"),
    Case("a - (b - c)"), Case("(a - b) - c", "a - b - c"), Case("a || (b || c)", "a || b || c"),
    Case("(a || b) && c"), Case("(a && b) || c", "a && b || c"), Case("!(a && b)"), Case("!a.b"),
    Case("!!a"), Case("-(-a)", "--a"), Case("-(1)"), Case("-1"), Case("- 1 + 2", "-1 + 2"),
    Case("-(1.5)"), Case("!(-a)"), Case("-(!a)"), Case("-x.y"), Case("-1.abs()"),
    Case("-(1.abs())"),
    Case("a ? b : c ? d : e"), Case("(a ? b : c) ? d : e"), Case("a ? (b ? c : d) : e"),
    Case("(a == b) == c", "a == b == c"), Case("a == (b == c)"),
    Case("(a in b) in c", "a in b in c"),
    Case("has(a.b)"), Case("xs.all(x, x > 0)"), Case("xs.map(x, x > 0, x * 2)"),
    Case("a.?b[?c].d"), Case("[a, ?b]"), Case("{?a: b, c: d}"), Case("a.`b-c`.in_"),
    Case("cel.bind(x, 1 + 2, x * x)"), Case(".a.b"), Case("(a + b).size()"), Case("(a + b)[0]"),
    Case("'it\\'s'", "\"it's\""), Case("b'\\xff'", "b\"\\xff\""), Case("1u + 2.0 + 1e+300"),
    Case("xs.exists(x, ys.all(y, has(x.y) || y in zs))"), Case("!(a in b)"), Case("(-a)[0]"),
    Case("f(a, g(b))"), Case("optional.of(1).optMap(x, x + 1)"),
  ]

  @Test(arguments: UnparserTests.cases)
  func writesNoMoreParenthesesThanNeeded(_ c: Case) throws {
    let environment = Environment()
    let parsed = try environment.parse(c.source)
    #expect(parsed.unparsed() == c.text)
    let again = try environment.parse(parsed.unparsed())
    #expect(parsed.root.hasSameShape(as: again.root))
  }
}
