import CEL
import Testing

/// Laws over expressions made at random; a failure prints the seed and the expression.
@Suite struct GeneratedLawTests {
  struct Sample {
    let seed: UInt64
    /// With literals in place.
    let literal: String
    /// With a variable for each literal.
    let variable: String
    let environment: Environment
    let activation: [String: Value]

    init(seed: UInt64) {
      var generator = ExpressionGenerator(seed: seed)
      let text = generator.expression(.bool, depth: 5)
      let values = generator.values
      self.seed = seed
      literal = ExpressionGenerator.fill(text) { values[$0].value.debugText }
      variable = ExpressionGenerator.fill(text) { "c\($0)" }
      environment = Environment(
        variables: values.enumerated().map { VariableDeclaration("c\($0.offset)", $0.element.type) }
      )
      activation = Dictionary(
        uniqueKeysWithValues: values.enumerated().map { ("c\($0.offset)", $0.element.value) })
    }
  }

  static let seeds = (0..<400).map { UInt64($0) &* 0x9E37_79B9 &+ 17 }

  /// The result in words, without positions.
  private func word(_ value: Value) -> String { value.debugText }

  @Test func aCheckedExpressionNeverFailsWithATypeError() throws {
    for seed in GeneratedLawTests.seeds {
      let sample = Sample(seed: seed)
      let value = try sample.environment.program(sample.variable).evaluate(sample.activation)
      if case .error(let error) = value, case .noSuchOverload = error.kind {
        Testing.Issue.record("seed \(seed): \(sample.variable): \(error.message)")
      }
    }
  }

  @Test func foldingChangesNothing() throws {
    for seed in GeneratedLawTests.seeds {
      let sample = Sample(seed: seed)
      let folded = try sample.environment.program(sample.literal).evaluate()
      let run = try sample.environment.program(sample.variable).evaluate(sample.activation)
      #expect(word(folded) == word(run), "seed \(seed): \(sample.literal)")
    }
  }

  @Test func typedAndUntypedPlansAgree() throws {
    for seed in GeneratedLawTests.seeds {
      let sample = Sample(seed: seed)
      let parsed = try sample.environment.parse(sample.variable)
      let typed = sample.environment.plan(try sample.environment.check(parsed))
      let untyped = sample.environment.plan(unchecked: parsed)
      #expect(
        word(typed.evaluate(sample.activation)) == word(untyped.evaluate(sample.activation)),
        "seed \(seed): \(sample.variable)")
    }
  }

  @Test func oneUnknownVariableIsNamedOrAbsorbed() throws {
    for seed in GeneratedLawTests.seeds.prefix(200) {
      let sample = Sample(seed: seed)
      let parsed = try sample.environment.parse(sample.variable)
      let typed = sample.environment.plan(try sample.environment.check(parsed))
      let untyped = sample.environment.plan(unchecked: parsed)
      for name in typed.variables {
        var activation = sample.activation
        activation[name] = .unknown(UnknownSet(name))
        let found = typed.evaluate(activation)
        #expect(
          word(found) == word(untyped.evaluate(activation)),
          "seed \(seed), \(name) unknown: \(sample.variable)")
        if case .unknown(let set) = found { #expect(set.names == [name], "seed \(seed)") }
      }
    }
  }

  @Test func parsingTheUnparsedGivesTheSameTree() throws {
    for seed in GeneratedLawTests.seeds {
      let sample = Sample(seed: seed)
      for source in [sample.literal, sample.variable] {
        let parsed = try sample.environment.parse(source)
        let text = parsed.unparsed()
        let again = try sample.environment.parse(text)
        #expect(parsed.root.hasSameShape(as: again.root), "seed \(seed): \(source) became \(text)")
        #expect(again.unparsed() == text)
      }
    }
  }
}
