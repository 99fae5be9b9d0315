import CEL
import Testing

@Suite struct DecidingConditionsTests {
  static let environment = Environment(
    variables: ["a", "b", "c"].map { VariableDeclaration($0, .bool) }
      + [VariableDeclaration("n", .int), VariableDeclaration("xs", .list(.int))])

  @Test(arguments: [
    ("a", ["a"]),
    ("a && (b || !c)", ["a", "b", "c"]),
    ("a ? n == 0 : b", ["a", "n == 0", "b"]),
    ("a || true", ["a"]),
    ("(a ? 1 : 2) == n", ["(a ? 1 : 2) == n"]),
    ("xs.all(x, x > 0 && a)", ["xs.all(x, x > 0 && a)"]),
    ("n > 0 && n > 0", ["n > 0", "n > 0"]),
  ])
  func areThePartsThatLogicJoins(_ source: String, _ parts: [String]) throws {
    let checked = try Self.environment.compile(source)
    #expect(checked.decidingConditions.map { $0.parsed.unparsed() } == parts)
  }

  /// A part on its own is what it is within the whole: the whole, rebuilt from what its parts say, says the same.
  @Test func aPartRunsOnItsOwn() throws {
    let checked = try Self.environment.compile("a ? n == 0 : b && xs.exists(x, x == n)")
    let programs = checked.decidingConditions.map { $0.program() }
    let whole = checked.program()
    for a in [true, false] {
      for b in [true, false] {
        for n in 0...3 {
          let values: [String: Value] = [
            "a": .bool(a), "b": .bool(b), "n": .int(Int64(n)), "xs": .list([.int(0), .int(2)]),
          ]
          let parts = programs.map { Self.holds($0.evaluate(values)) }
          #expect(parts.count == 4)
          let joined = parts[0] ? parts[1] : parts[2] && parts[3]
          #expect(joined == Self.holds(whole.evaluate(values)), "a \(a), b \(b), n \(n)")
        }
      }
    }
  }

  static func holds(_ value: Value) -> Bool {
    if case .bool(true) = value { true } else { false }
  }
}
