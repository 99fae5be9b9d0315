import CEL
import Testing

/// Laws of the libraries over random lists and expressions; what no other implementation is asked for.
@Suite struct LibraryLawsTests {
  /// A law over the lists `a` and `b`, either of ints or of strings.
  static let laws = [
    "a.reverse().reverse() == a",
    "a.reverse().sort() == a.sort()",
    "a.sort().all(i, x, i == 0 || a.sort()[i - 1] <= x)",
    "a.sort().size() == a.size() && sets.equivalent(a, a.sort())",
    "a.sortBy(x, x) == a.sort()",
    "a.sortBy(x, 0) == a",
    "(a + a).distinct() == a.distinct()",
    "sets.equivalent(a, a.distinct())",
    "a.distinct().all(x, a.distinct().exists_one(y, x == y))",
    "sets.contains(a, b) == b.all(x, x in a)",
    "sets.intersects(a, b) == a.exists(x, x in b)",
    "sets.equivalent(a, b) == (sets.contains(a, b) && sets.contains(b, a))",
    "sets.contains(a + b, a) && sets.contains(a + b, b)",
    "[a, b].flatten() == a + b",
    "[a, b].flatten() == [a, b].flatten(1)",
    "(a + b).slice(0, a.size()) == a && (a + b).slice(a.size(), (a + b).size()) == b",
    "a.first().optMap(x, [x]).orValue([]) + a.slice(a.size() > 0 ? 1 : 0, a.size()) == a",
    "a.last() == a.reverse().first()",
    "a.transformList(i, x, x) == a",
    "a.transformList(i, x, i) == lists.range(a.size())",
    "a.transformList(i, x, i % 2 == 0, x) == lists.range(a.size()).filter(i, i % 2 == 0).map(i, a[i])",
    "a.transformMap(i, x, x).transformList(i, x, x) == a",
    "a.transformMapEntry(i, x, {i: x}) == a.transformMap(i, x, x)",
    "a.all(i, x, x in b) == a.all(x, x in b)",
    "a.exists(i, x, x in b) == a.exists(x, x in b)",
    "a.existsOne(i, x, x in b) == a.exists_one(x, x in b)",
    "a.map(x, optional.of(x)).unwrapOpt() == a",
    "cel.bind(c, a + b, c.size() == a.size() + b.size())",
    "'%s'.format([a]) == '[' + a.map(x, string(x)).join(', ') + ']'",
  ]

  @Test(arguments: LibraryLawsTests.laws)
  func holdsForLists(_ law: String) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let numbers = try LibraryLawsTests.program(law, .int)
    let texts = try LibraryLawsTests.program(law, .string)
    for _ in 0..<200 {
      let a = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        Int64.random(in: -3...3, using: &random)
      }
      let b = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        Int64.random(in: -3...3, using: &random)
      }
      for (program, wrap) in [
        (numbers, { (number: Int64) -> Value in .int(number) }),
        (texts, { (number: Int64) -> Value in .string("楼\(number)") }),
      ] {
        let result = program.evaluate(["a": .list(a.map(wrap)), "b": .list(b.map(wrap))])
        guard case .bool(true) = result else {
          Issue.record("\(result.debugText) with a = \(a), b = \(b), seed \(seed)")
          return
        }
      }
    }
  }

  private static func program(_ law: String, _ element: CELType) throws -> Program {
    let environment = Environment(variables: [
      VariableDeclaration("a", .list(element)), VariableDeclaration("b", .list(element)),
    ])
    return try environment.program(law)
  }

  /// A law over two strings.
  static let textLaws = [
    "s.reverse().reverse() == s",
    "s.split(t).join(t) == s",
    "s.split('').join() == s",
    "s.replace(t, t) == s",
    "t == '' || s.replace(t, '|') == s.split(t).join('|')",
    "s.indexOf(t) == -1 || s.substring(s.indexOf(t)).startsWith(t)",
    "(s.indexOf(t) >= 0) == s.contains(t)",
    "(s.lastIndexOf(t) >= 0) == s.contains(t)",
    "s.indexOf(t) <= s.lastIndexOf(t)",
    "(s + t).substring(s.size()) == t && (s + t).substring(0, s.size()) == s",
    "lists.range(s.size()).map(i, s.charAt(i)).join() == s",
    "s.upperAscii().lowerAscii() == s.lowerAscii()",
    "base64.decode(base64.encode(bytes(s))) == bytes(s)",
    "'%s'.format([s]) == s",
    "s.trim().trim() == s.trim() && s.contains(s.trim())",
    "strings.quote(s).size() >= s.size() + 2",
  ]

  @Test(arguments: LibraryLawsTests.textLaws)
  func holdsForTexts(_ law: String) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let alphabet: [Unicode.Scalar] = ["a", "B", "楼", "😀", "\u{301}", " ", "\"", "\n", "\u{3000}"]
    let environment = Environment(variables: [
      VariableDeclaration("s", .string), VariableDeclaration("t", .string),
    ])
    let program = try environment.program(law)
    for _ in 0..<300 {
      let texts = [8, 2].map { length in
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &random) {
          text.append(alphabet[Int.random(in: alphabet.indices, using: &random)])
        }
        return String(text)
      }
      let result = program.evaluate(["s": .string(texts[0]), "t": .string(texts[1])])
      guard case .bool(true) = result else {
        Issue.record("\(result.debugText) with \(texts), seed \(seed)")
        return
      }
    }
  }

  /// A checked expression never fails for the types of its operands, and checking changes no result.
  @Test func checkedExpressionsAreSound() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = LibraryExpressionGenerator(
      seed: seed, scope: [("i", .int), ("x", .double), ("s", .string), ("p", .bool), ("ns", .ints)])
    let environment = Environment(variables: [
      VariableDeclaration("i", .int), VariableDeclaration("x", .double),
      VariableDeclaration("s", .string), VariableDeclaration("p", .bool),
      VariableDeclaration("ns", .list(.int)),
    ])
    let state: [String: Value] = [
      "i": .int(-2), "x": .double(2.5), "s": .string("楼道abc"), "p": .bool(false),
      "ns": .list([.int(4), .int(0)]),
    ]
    for round in 0..<1_000 {
      let expression = generator.expression(depth: round % 6)
      let note: Comment = "seed \(seed): \(expression)"
      let checked = try environment.program(expression).evaluate(state)
      if case .error(let error) = checked, case .noSuchOverload = error.kind {
        Issue.record(note)
      }
      let unchecked = environment.plan(unchecked: try environment.parse(expression)).evaluate(state)
      #expect(LibraryOracle.text(checked) == LibraryOracle.text(unchecked), note)
    }
  }

  /// Hostile calls end in an error, at once.
  @Test(arguments: [
    "lists.range(9223372036854775807)",
    "lists.range(10000000).map(i, lists.range(10000000))",
    "'aaaaaaaaaa'.replace('', 'aaaaaaaaaa').replace('', 'aaaaaaaaaa').replace('', 'aaaaaaaaaa')"
      + ".replace('', 'aaaaaaaaaa').replace('', 'aaaaaaaaaa').replace('', 'aaaaaaaaaa').replace('', 'aaa')",
    "lists.range(100).map(i, lists.range(100)).map(x, [x, x]).map(x, '%s'.format([[x, x, x]]))"
      + ".map(s, s.replace('', s)).map(s, s.replace('', s))",
    "lists.range(3000).map(i, lists.range(3000)).flatten().sort()",
  ])
  func endsInAnError(_ expression: String) throws {
    let result = try Environment().program(expression).evaluate()
    guard case .error = result else {
      Issue.record("\(result.debugText)")
      return
    }
  }
}
