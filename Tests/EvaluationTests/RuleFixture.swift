import CEL
import Diagnostics
import Model
import TestSupport

@testable import Evaluation

/// The text of a rule's conditions, before it is compiled.
struct RuleSource: CustomStringConvertible {
  var require: String
  var when: String?
  var unless: String?
  var grades: [(label: String, condition: String)] = []
  var appliesTo: [PointTypeID] = []
  var message = ""
  var per: String?

  var description: String {
    "require \(require), when \(when ?? "-"), unless \(unless ?? "-")"
  }
}

enum RandomRule {
  static func make(number: Int, _ random: inout SeededGenerator) throws -> RuleSource {
    var source = RuleSource(
      require: RandomCondition.make(depth: Int.random(in: 0..<4, using: &random), &random))
    if random.chance(30) { source.when = RandomCondition.make(depth: 1, &random) }
    if random.chance(30) { source.unless = RandomCondition.make(depth: 1, &random) }
    if random.chance(10) {
      source.grades = [("A", RandomCondition.make(depth: 1, &random))]
      source.require = "grade == 'A' || \(source.require)"
    }
    if random.chance(50) { source.appliesTo = [RuleFixture.types[number % 2]] }
    return source
  }
}

/// A rule set made of condition texts, compiled as the rule loader compiles them.
struct RuleFixture {
  static let types: [PointTypeID] = ["community", "road"]

  let sources: [RuleSource]
  let ruleSet: RuleSet
  let expressions: [CheckedExpression]

  static let environment = Environment(
    variables: [
      VariableDeclaration("a", .int), VariableDeclaration("b", .int),
      VariableDeclaration("x", .double), VariableDeclaration("f", .bool),
      VariableDeclaration("c", .string), VariableDeclaration("t", .string),
      VariableDeclaration("grade", .string),
    ]
      + ["a", "b", "x", "f", "c", "t"].map {
        VariableDeclaration(BlankVariable.name(ofColumn: $0), .bool)
      },
    macros: [
      .global("blank", 1) { (context, _, arguments) throws(Issue) in
        let name = try context.variableName(arguments[0])
        return context.identifier(BlankVariable.name(ofColumn: name))
      }
    ])

  init(_ sources: [RuleSource]) throws {
    self.sources = sources
    var expressions: [CheckedExpression] = []
    func condition(_ text: String) throws -> Condition {
      let checked = try Self.environment.compile(text)
      expressions.append(checked)
      var reads: [ColumnKey] = []
      for name in checked.variables where name != "grade" {
        let key = ColumnKey(name: BlankVariable.column(of: name) ?? name)
        if !reads.contains(key) { reads.append(key) }
      }
      return Condition(
        source: text, expression: ExpressionID(index: expressions.count - 1), reads: reads)
    }
    let rules = try sources.enumerated().map { number, source in
      try Rule(
        id: RuleID("r\(number)"), checklist: "test", appliesTo: source.appliesTo, title: "t",
        category: "c", severity: .minor, isRedLine: false, when: source.when.map(condition),
        unless: source.unless.map(condition), require: condition(source.require),
        grades: source.grades.isEmpty
          ? nil
          : Rule.Grades(
            labels: source.grades.map { ($0.label, try condition($0.condition)) }, otherwise: "C"),
        owners: ["o"], supporting: [], deadline: DeadlineRule(stages: []),
        deduction: source.per.map {
          Rule.Deduction(points: 0.5, per: try condition($0), maximum: 2)
        },
        message: MessageTemplate(
          zh: try segments(source.message, condition), en: try segments(source.message, condition)),
        remedy: "", rationale: "", references: [], photosRequired: 0, theme: nil, formerIDs: [],
        examples: [], location: SourceLocation(file: "test"))
    }
    var vocabulary = Vocabulary()
    for (name, type) in RandomBatch.columns {
      vocabulary.facts[FactID(name)] = Fact(
        id: FactID(name), type: type, title: LocalizedText(name),
        location: SourceLocation(file: "test"))
    }
    ruleSet = RuleSet(vocabulary: vocabulary, checklists: [], rules: rules)
    self.expressions = expressions
  }

  func evaluator() -> Evaluator {
    Evaluator(
      ruleSet, expressions: expressions, selection: RuleSelection(), pointTypes: Self.types,
      alsoNeeded: [])
  }
}

/// A message written as parts apart by `|`; a part that begins with `=` is an expression.
private func segments(
  _ message: String, _ condition: (String) throws -> Condition
) throws -> [MessageTemplate.Segment] {
  try message.split(separator: "|").map {
    $0.hasPrefix("=") ? .value(try condition(String($0.dropFirst()))) : .text(String($0))
  }
}
