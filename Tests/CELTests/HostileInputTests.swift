import CEL
import Testing

/// Input that is meant to exhaust stack, memory or time ends in an issue or an error value.
@Suite struct HostileInputTests {
  static let deep: [(name: String, source: String)] = [
    ("parentheses", String(repeating: "(", count: 10_000) + "1"),
    ("closed parentheses", nest("(", "1", ")")),
    ("lists", nest("[", "1", "]")),
    ("maps", nest("{1: ", "1", "}")),
    ("negations", String(repeating: "!", count: 10_000) + "true"),
    ("minus signs", String(repeating: "-", count: 10_000) + "a"),
    ("conditionals", String(repeating: "true ? 1 : ", count: 5_000) + "2"),
    ("sums", String(repeating: "1 + ", count: 10_000) + "1"),
    ("fields", "a" + String(repeating: ".b", count: 10_000)),
    ("indices", "a" + String(repeating: "[0]", count: 10_000)),
    ("calls", nest("int(", "1", ")")),
    ("methods", "a" + String(repeating: ".size()", count: 10_000)),
    (
      "macros",
      String(repeating: "[1].map(x, ", count: 3_000) + "1" + String(repeating: ")", count: 3_000)
    ),
    (
      "bound names",
      String(repeating: "cel.bind(x, 1, ", count: 3_000) + "1"
        + String(repeating: ")", count: 3_000)
    ),
    ("optional fields", "a" + String(repeating: ".?b", count: 10_000)),
  ]

  private static func nest(_ open: String, _ inner: String, _ close: String) -> String {
    String(repeating: open, count: 10_000) + inner + String(repeating: close, count: 10_000)
  }

  @Test(arguments: HostileInputTests.deep.map(\.name))
  func deepNestingIsRefused(_ name: String) throws {
    let source = try #require(HostileInputTests.deep.first { $0.name == name }).source
    #expect(throws: CompilationFailure.self) { try Environment().compile(source) }
  }

  @Test func longChainsOfLogicAreFine() throws {
    let environment = Environment(variables: [VariableDeclaration("a", .bool)])
    let source = Array(repeating: "a", count: 5_000).joined(separator: " && ")
    let program = try environment.program(source)
    guard case .bool(true) = program.evaluate(["a": .bool(true)]) else {
      Testing.Issue.record("the chain is not true")
      return
    }
  }

  @Test func tooLongASourceIsRefused() {
    let source = String(repeating: " ", count: 100_001)
    #expect(throws: CompilationFailure.self) { try Environment().parse(source) }
  }

  @Test func nestedLoopsEndAtTheCostLimit() throws {
    let environment = Environment(variables: [VariableDeclaration("xs", .list(.int))])
    let xs = Value.list((0..<200).map { .int($0) })
    let program = try environment.program(
      "xs.all(a, xs.all(b, xs.all(c, xs.all(d, a + b + c + d >= 0))))")
    guard case .error(let error) = program.evaluate(["xs": xs]),
      case .costExceeded = error.kind
    else {
      Testing.Issue.record("the loop was not stopped")
      return
    }
  }

  @Test func doublingTextEndsAtTheCostLimit() throws {
    var source = "s"
    for level in 0..<40 { source = "cel.bind(v\(level), \(source), v\(level) + v\(level))" }
    let environment = Environment(variables: [VariableDeclaration("s", .string)])
    let program = try environment.program("size(\(source)) > 0")
    let value = program.evaluate(["s": .string("0123456789abcdef")])
    guard case .error = value else {
      Testing.Issue.record("the text grew to the end: \(value.debugText)")
      return
    }
  }

  @Test func deepValuesCompareWithoutCrashing() throws {
    var value = Value.list([])
    for _ in 0..<5_000 { value = .list([value]) }
    #expect(!value.isEqual(to: value))
  }

  /// Mutated fragments of real expressions: whatever comes out, nothing crashes.
  @Test func mutatedTextsNeverCrash() {
    let seeds = [
      "a.b[0] + size('x\\n') > 1u ? [1, 2.5e3][?0] : {?'k': -1}", "xs.filter(x, x.y in [1, 2])",
      "timestamp('2020-01-01T00:00:00Z') - duration('1h') < t", "\"%s %d\".format([1, 'a'])",
      "cel.bind(v, r'\\d+', s.matches(v)) && !has(m.`a-b`)", "[1, 2].sortBy(e, -e)[0]",
    ]
    let environment = Environment(variables: [
      VariableDeclaration("xs", .list(.dyn)), VariableDeclaration("s", .string),
      VariableDeclaration("m", .map(.string, .dyn)),
    ])
    var random = SeededGenerator(seed: 20_260)
    let alphabet = Array("()[]{}.?,:!-+*/%<>=&|'\"`\\ \n01aeurxb_@\u{0}é楼".unicodeScalars)
    for _ in 0..<3_000 {
      var scalars = Array((seeds.randomElement(using: &random) ?? "").unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let position = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: scalars[position] = alphabet.randomElement(using: &random) ?? " "
        case 1: scalars.insert(alphabet.randomElement(using: &random) ?? " ", at: position)
        default: if scalars.count > 1 { scalars.remove(at: position) }
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      guard let parsed = try? environment.parse(String(text)) else { continue }
      _ = environment.plan(unchecked: parsed).evaluate(["s": .string("a1"), "xs": .list([.int(1)])])
      if let checked = try? environment.check(parsed) {
        _ = environment.plan(checked).evaluate(["s": .string("a1"), "xs": .list([.int(1)])])
      }
      _ = parsed.unparsed()
    }
  }
}
