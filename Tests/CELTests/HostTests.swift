import CEL
import Testing

/// What a host builds on: slots, its own functions, macros and constants, positions, references.
@Suite struct HostTests {
  @Test func slotsFollowTheProgramsOwnOrder() throws {
    let environment = Environment(variables: [
      VariableDeclaration("a", .int), VariableDeclaration("b", .int),
      VariableDeclaration("point.area", .string),
    ])
    let program = try environment.program("b > a && point.area == 'north' && b > 0")
    #expect(program.variables == ["b", "a", "point.area"])
    let value = program.evaluate(slots: [.int(2), .int(1), .string("north")])
    #expect(value.debugText == "true")
    #expect(program.evaluate(slots: [.int(2)]).debugText == "error(variable 'a' has no value)")
    #expect(program.evaluate(["b": .int(2), "a": .int(3)]).debugText == "false")
  }

  @Test func aHostAddsFunctionsWithTypes() throws {
    let doubled = FunctionDeclaration(
      "city.doubled",
      [
        .function(
          "city_doubled_int", [.int], .int,
          .unary { value in
            guard case .int(let number) = value else { return .noSuchOverload("city.doubled") }
            return .int(number * 2)
          })
      ])
    let environment = Environment(
      variables: [VariableDeclaration("n", .int)], functions: [doubled], container: "city")
    #expect(try environment.compile("city.doubled(n)").resultType == .int)
    #expect(try environment.program("doubled(n) + 1").evaluate(["n": .int(4)]).debugText == "9")
    #expect(throws: CompilationFailure.self) { try environment.compile("doubled('a')") }
  }

  @Test func aHostMacroBecomesAName() throws {
    let blank = Macro.global("blank", 1) { (context, _, arguments) throws(CEL.Issue) in
      let name = try context.variableName(arguments[0])
      return context.identifier("\(name).blank")
    }
    let environment = Environment(
      variables: [VariableDeclaration("x", .int), VariableDeclaration("x.blank", .bool)],
      macros: [blank])
    let checked = try environment.compile("blank(x) || x > 1")
    #expect(checked.variables == ["x.blank", "x"])
    #expect(checked.parsed.unparsed() == "blank(x) || x > 1")
    let program = environment.plan(checked)
    let found = program.evaluate(["x.blank": .bool(true), "x": .unknown(UnknownSet("x"))])
    #expect(found.debugText == "true")
    #expect(throws: CompilationFailure.self) { try environment.compile("blank(1)") }
  }

  @Test func aCheckedTreeTellsTypesReferencesAndPlaces() throws {
    let environment = Environment(
      variables: [VariableDeclaration("n", .int)],
      constants: [ConstantDeclaration("limit", .int, .int(3))])
    let checked = try environment.compile("n < limit")
    guard case .call(Operator.less, nil, let arguments) = checked.root.kind else {
      Testing.Issue.record("not a comparison")
      return
    }
    #expect(checked.reference(of: checked.root.id) == .function("_<_", overloads: ["less_int"]))
    #expect(checked.reference(of: arguments[0].id) == .variable("n"))
    #expect(checked.reference(of: arguments[1].id) == .constant("limit"))
    #expect(checked.type(of: arguments[1].id) == .int)
    #expect(checked.parsed.sourceMap.range(of: arguments[1].id) == 4..<9)
    #expect(environment.plan(checked).evaluate(["n": .int(2)]).debugText == "true")
  }

  @Test func constantExpressionsAreFolded() throws {
    let environment = Environment(variables: [VariableDeclaration("n", .int)])
    #expect(try environment.program("[1, 2, 3].map(x, x * 2).exists(x, x == 4)").constant != nil)
    #expect(try environment.program("n > 0 || 1 < 2").constant != nil)
    #expect(try environment.program("1 / 0 > 1").constant == nil)
    #expect(try environment.program("n > 0").constant == nil)
  }

  @Test func costIsEstimatedBeforeAndBoundedDuring() throws {
    let environment = Environment(variables: [VariableDeclaration("xs", .list(.int))])
    let checked = try environment.compile("xs.all(a, xs.all(b, a + b > 0))")
    #expect(checked.estimatedCost().upperBound == .max)
    let bounded = checked.estimatedCost(sizes: ["xs": 0...100])
    #expect((20_000...200_000).contains(bounded.upperBound))
    #expect(
      try environment.compile("1 + 2 > size(xs)").estimatedCost(sizes: ["xs": 0...9]).upperBound
        < 20)
  }

  @Test func oneProgramServesManyTasks() async throws {
    let environment = Environment(variables: [
      VariableDeclaration("n", .int), VariableDeclaration("s", .string),
    ])
    let program = try environment.program(
      "s.matches('^a+$') && [1, 2, n].exists(x, x * 2 == n) && s + 'b' != 'b'")
    let results = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<2_000).count { round in
            let slots: [Value] = program.variables.map { name in
              name == "n" ? .int(Int64((task + round) % 5)) : .string("aaa")
            }
            return program.holds(slots: slots) == ([0, 2, 4].contains((task + round) % 5))
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(results == 16_000)
  }
}
