import CEL
import Testing

/// Whatever an expression does with values that are far larger than they look, it ends in an error value.
///
/// Sharing makes that easy: nine levels of `cel.bind(x, [x, x, …], …)` hold more parts than anybody can walk over.
/// None of these tests looks at a clock; without a limit they would not end.
@Suite struct HostileCostTests {
  /// Evaluates `body` with `@` standing for a value in which `seed` stands 20¹² times.
  private static func shared(_ seed: String, _ body: String) -> String {
    var source = body.replacing("@", with: "v12")
    for level in (1...12).reversed() {
      let parts = Array(repeating: "v\(level - 1)", count: 20).joined(separator: ", ")
      source = "cel.bind(v\(level), [\(parts)], \(source))"
    }
    return "cel.bind(v0, \(seed), \(source))"
  }

  private static func sharedMaps(_ body: String) -> String {
    var source = body.replacing("@", with: "v12")
    for level in (1...12).reversed() {
      let parts = (0..<20).map { "\"k\($0)\": v\(level - 1)" }.joined(separator: ", ")
      source = "cel.bind(v\(level), {\(parts)}, \(source))"
    }
    return "cel.bind(v0, x, \(source))"
  }

  /// `@` stands for the value.
  static let walks = [
    "@ == @", "@ != @", "@ in [@]", "[@] == [@]", "@ in [1, @]", "{'a': @} == {'a': @}",
    "optional.of(@) == optional.of(@)", "dyn(@) == dyn(@)", "@ in {'a': @}.map(k, @)",
    "[@].distinct()", "sets.equivalent([@], [@])", "sets.intersects([@], [@])",
    "'%s'.format([@])", "[@, @].distinct() == [@]",
  ]

  static let listWalks = [
    "@.map(e, e) == @", "@.exists(e, e == @[0])", "@.flatten(9)", "sets.contains(@, @)",
  ]

  @Test(arguments: HostileCostTests.walks + HostileCostTests.listWalks)
  func sharedListsAreNotWalkedToTheEnd(_ body: String) throws {
    try expectTooCostly(HostileCostTests.shared("x", body))
  }

  @Test(
    arguments: HostileCostTests.walks)
  func sharedMapsAreNotWalkedToTheEnd(_ body: String) throws {
    try expectTooCostly(HostileCostTests.sharedMaps(body))
  }

  /// Constants are walked over when they are folded; that has a limit too.
  @Test(arguments: HostileCostTests.walks + HostileCostTests.listWalks)
  func sharedConstantsAreNotWalkedToTheEnd(_ body: String) throws {
    try expectTooCostly(HostileCostTests.shared("1", body))
  }

  /// `||` absorbs the error of each comparison; the next one must not start over.
  @Test func absorbedErrorsDoNotBuyMoreTime() throws {
    let chain = Array(repeating: "@ == @", count: 300).joined(separator: " || ")
    try expectTooCostly(HostileCostTests.shared("x", chain))
    try expectTooCostly(HostileCostTests.shared("1", chain))
  }

  /// Each of these reads a long text, over and over.
  static let readings = [
    "t == u", "t != u", "t < u", "t.contains('ab')", "t.startsWith(u)", "t.endsWith(u)",
    "t.matches('a*b')", "size(t) == 1", "t in [u]", "t in m", "m[t] == 1", "{t: 1}.size() == 2",
    "t in ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13']",
    "(t + 'a') == u", "[t, u].sort() == []", "t.charAt(1) == u", "t.lowerAscii() == 'a'",
    "t.replace('x', 'y') == u", "t.split('x') == []", "bytes(t) == bytes(u)", "[t].join() == u",
  ]

  @Test(arguments: HostileCostTests.readings)
  func longTextsAreNotReadForEver(_ test: String) throws {
    let environment = Environment(variables: [
      VariableDeclaration("t", .string), VariableDeclaration("u", .string),
      VariableDeclaration("m", .map(.string, .int)),
    ])
    let program = try environment.program(
      "lists.range(300).exists_one(a, lists.range(300).exists_one(b, \(test)))")
    let t = String(repeating: "a", count: 200_000)
    let result = program.evaluate([
      "t": .string(t + "a"), "u": .string(t + "b"), "m": .map(MapValue([t + "c": .int(1)])),
    ])
    expectTooCostly(result, test)
  }

  @Test func patternsMadeInALoopAreNotCompiledForEver() throws {
    let program = try Environment(variables: [VariableDeclaration("p", .string)]).program(
      "lists.range(100000).all(n, !'x'.matches('(' + p + ')' + string(n)))")
    expectTooCostly(program.evaluate(["p": .string("(a{9}){9}")]), "matches")
  }

  @Test func manyDigitsArePaidFor() throws {
    let program = try Environment(variables: [VariableDeclaration("d", .double)]).program(
      "lists.range(300).exists_one(a, lists.range(300).exists_one(b, '%.1000f'.format([d]) == ''))")
    expectTooCostly(program.evaluate(["d": .double(.leastNonzeroMagnitude)]), "format")
  }

  /// The type of each map would mention that of the one before twice.
  @Test func typesOfMapsOfMapsStaySmall() throws {
    var source = "x40"
    for level in (1...40).reversed() {
      source = "cel.bind(x\(level), {x\(level - 1): x\(level - 1)}, \(source))"
    }
    let program = try Environment().program("cel.bind(x0, 1, \(source))")
    guard case .error(let error) = program.evaluate(), case .unsupportedKeyType = error.kind else {
      Testing.Issue.record("maps became keys")
      return
    }
  }

  @Test func endlessComplaintsAreCut() throws {
    let source = "[" + Array(repeating: "nobody", count: 14_000).joined(separator: ",") + "]"
    let failure = try #require(throws: CompilationFailure.self) {
      try Environment().compile(source)
    }
    #expect(failure.issues.count == 100)
  }

  @Test func textOfAnyValueStaysShort() throws {
    let program = try Environment(variables: [VariableDeclaration("x", .int)])
      .program(HostileCostTests.shared("x", "@"))
    #expect(program.evaluate(["x": .int(1)]).debugText.utf8.count < 2_000)
  }

  /// A host that compares results itself gets an answer as well.
  @Test func hostsMayCompareSharedValues() throws {
    let program = try Environment(variables: [VariableDeclaration("x", .int)])
      .program(HostileCostTests.shared("x", "@"))
    let value = program.evaluate(["x": .int(1)])
    #expect(!value.isEqual(to: value))
  }

  private func expectTooCostly(_ source: String) throws {
    let environment = Environment(variables: [VariableDeclaration("x", .int)])
    let checked = try environment.program(source)
    expectTooCostly(checked.evaluate(["x": .int(1)]), source)
    let unchecked = environment.plan(unchecked: try environment.parse(source))
    expectTooCostly(unchecked.evaluate(["x": .int(1)]), source)
  }

  private func expectTooCostly(_ value: Value, _ source: String) {
    if case .error(let error) = value, case .costExceeded = error.kind { return }
    Testing.Issue.record("'\(source.suffix(60))' ended in \(value.debugText)")
  }
}
