import CEL
import Diagnostics
import Model
import YAML

/// The aggregates that the expressions of one rule over many records ask for.
///
/// A class because every expression of the rule adds to the same list.
final class GroupExpressions {
  /// A text that must name rules; whether it does is known when all files are read.
  struct RuleReference {
    let word: String
    let node: YAMLNode
    let scalars: Range<Int>
  }

  /// What arguments may name: facts, fields and parameters.
  let records: ExpressionScope
  private(set) var aggregates: [Aggregate] = []
  private(set) var references: [RuleReference] = []

  init(records: ExpressionScope) {
    self.records = records
  }

  /// The number of `aggregate`; the same call twice is one.
  func number(of aggregate: Aggregate) -> Int {
    if let known = aggregates.firstIndex(of: aggregate) { return known }
    aggregates.append(aggregate)
    return aggregates.count - 1
  }

  func add(_ reference: RuleReference) { references.append(reference) }

  /// What an expression may name if the calls that start at these offsets are these aggregates.
  func environment(numbers: [Int: Int]) -> Environment {
    let variables =
      [
        VariableDeclaration(ExpressionScope.grade, .string),
        VariableDeclaration(AggregateVariable.group, .string),
        VariableDeclaration(AggregateVariable.windowDays, .int),
      ]
      + aggregates.enumerated().map { number, aggregate in
        VariableDeclaration(
          AggregateVariable.name(number), aggregate.result == .integer ? .int : .double)
      }
    let macros = Aggregate.Function.allCases.map { function in
      Macro.global(function.rawValue, nil) { (context, _, _) throws(Issue) in
        guard let number = numbers[context.callRange.lowerBound] else { return nil }
        return context.identifier(AggregateVariable.name(number))
      }
    }
    return Environment(variables: variables, constants: records.constants, macros: macros)
  }
}

extension ExpressionCompiler {
  /// Finds the calls of aggregates in `source`, compiles what they ask of a record, and returns what the
  /// expression may name besides: one variable for each call.
  ///
  /// - Returns: Nil if something is wrong with a call; it is reported.
  func environment(
    for source: String, _ node: YAMLNode, offset: Int, _ group: GroupExpressions
  ) throws(CompilationFailure) -> Environment? {
    let parsed = try group.records.environment.parse(source)
    let calls = AggregateCall.all(in: parsed)
    var numbers: [Int: Int] = [:]
    for call in calls {
      guard let aggregate = aggregate(call, node, offset: offset, group) else { continue }
      numbers[call.range.lowerBound] = group.number(of: aggregate)
    }
    return numbers.count == calls.count ? group.environment(numbers: numbers) : nil
  }

  private func aggregate(
    _ call: AggregateCall, _ node: YAMLNode, offset: Int, _ group: GroupExpressions
  ) -> Aggregate? {
    func made(
      _ result: Aggregate.Result, rules: String? = nil, _ argument: Condition? = nil
    ) -> Aggregate {
      Aggregate(
        function: call.function, rules: rules, argument: argument, result: result,
        source: call.source)
    }
    func refuse(_ expected: LocalizedText) -> Aggregate? {
      problems.report(
        .wrongAggregate(call.function.rawValue, expected: expected), at: node,
        scalars: call.range.shifted(by: offset))
      return nil
    }
    switch call.function {
    case .inspections, .points, .inspected:
      return call.arguments.isEmpty ? made(.integer) : refuse(AggregateCall.noArgument)
    case .violations, .regressions:
      if call.arguments.isEmpty { return made(.integer) }
      guard call.arguments.count == 1, case .literal(.string(let word)) = call.arguments[0].kind
      else { return refuse(AggregateCall.ruleName) }
      group.add(
        .init(word: word, node: node, scalars: call.inside.shifted(by: offset)))
      return made(.integer, rules: word)
    case .count, .share:
      guard call.arguments.count == 1 else { return refuse(AggregateCall.oneCondition) }
      return compile(
        node, scalars: call.inside.shifted(by: offset), .bool, in: group.records, hasGrade: false
      ).map { made(call.function == .count ? .integer : .double, $0) }
    case .sum, .avg, .min, .max:
      guard call.arguments.count == 1 else { return refuse(AggregateCall.oneNumber) }
      return compile(
        node, scalars: call.inside.shifted(by: offset), .number, in: group.records,
        hasGrade: false
      ).map { condition in
        let type = expressions[condition.expression.index].resultType
        let isWhole = type == .int || type == .uint
        return made(isWhole && call.function != .avg ? .integer : .double, condition)
      }
    }
  }
}

/// A call of an aggregate as it stands in an expression.
private struct AggregateCall {
  let function: Aggregate.Function
  let arguments: [Expression]
  /// The whole call, in Unicode scalars of the expression.
  let range: Range<Int>
  /// What stands between its brackets.
  let inside: Range<Int>
  let source: String

  static let noArgument = LocalizedText(zh: "不带参数", en: "nothing between the brackets")
  static let ruleName = LocalizedText(
    zh: "一个带引号的细则编号或前缀, 或不带参数", en: "one id or prefix of rules in quotes, or nothing")
  static let oneCondition = LocalizedText(zh: "一个条件", en: "one condition")
  static let oneNumber = LocalizedText(zh: "一个数字表达式", en: "one number")

  /// Calls that stand in no other one, in order of places.
  static func all(in parsed: ParsedExpression) -> [AggregateCall] {
    let scalars = Array(parsed.source.unicodeScalars)
    var calls: [AggregateCall] = []
    func visit(_ node: Expression) {
      if case .call(let name, nil, let arguments) = node.kind,
        let function = Aggregate.Function(rawValue: name)
      {
        let range = parsed.sourceMap.range(of: node.id)
        if let open = scalars[range].firstIndex(of: "("), open + 1 < range.upperBound {
          let text = String(String.UnicodeScalarView(scalars[range]))
          calls.append(
            AggregateCall(
              function: function, arguments: arguments, range: range,
              inside: open + 1..<range.upperBound - 1, source: text))
        }
        return
      }
      node.kind.forEachChild(visit)
    }
    visit(parsed.root)
    return calls.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension Range<Int> {
  fileprivate func shifted(by offset: Int) -> Range<Int> {
    lowerBound + offset..<upperBound + offset
  }
}
