import CEL
import Diagnostics
import Model

/// What the expressions of one checklist may name: facts, fields of the record, the checklist's
/// parameters with their values, `grade`, and the macro `blank(x)`.
struct ExpressionScope {
  /// The variable that holds a record's grade.
  static let grade = "grade"

  let environment: Environment
  /// Tells scopes apart.
  let number: Int
  /// Everything that can be named, for proposals.
  let names: [String]
  /// Whether a parameter without a value is among them; the rules are not used then.
  let hasBroken: Bool
  /// Parameters of the checklist.
  let constants: [ConstantDeclaration]
  /// The aggregates of a rule over many records; nil: the rule is about one.
  let group: GroupExpressions?

  /// What every checklist of `vocabulary` may name: all but parameters.
  init(_ vocabulary: Vocabulary) {
    let columns =
      RecordField.allCases.map { ($0.rawValue, celType($0.type.storage)) }
      + vocabulary.facts.values.map { ($0.id.text, celType($0.storage)) }
    var variables = [VariableDeclaration(Self.grade, .string)]
    variables.reserveCapacity(columns.count * 2 + 1)
    for (name, type) in columns {
      variables.append(VariableDeclaration(name, type))
      variables.append(VariableDeclaration(BlankVariable.name(ofColumn: name), .bool))
    }
    number = 0
    hasBroken = false
    constants = []
    group = nil
    names = columns.map(\.0)
    environment = Environment(variables: variables, macros: [Self.blank(names)])
  }

  /// `base` with the parameters of a checklist.
  ///
  /// - Parameter broken: Names of parameters whose value is missing. They stand for anything, so
  ///   that one mistake is reported once.
  init(_ base: ExpressionScope, number: Int, parameters: [Parameter], broken: [String]) {
    let constants =
      parameters.map { ConstantDeclaration($0.name, $0.value.celType, $0.value.celValue) }
      + broken.map { ConstantDeclaration($0, .dyn, .null) }
    self.number = number
    hasBroken = !broken.isEmpty
    self.constants = constants
    group = nil
    names = base.names + parameters.map(\.name)
    environment = base.environment.adding(constants: constants)
  }

  /// What a rule over many records may name: aggregates of what `base` may name.
  init(_ base: ExpressionScope, number: Int, group: GroupExpressions) {
    self.number = number
    hasBroken = base.hasBroken
    constants = base.constants
    self.group = group
    names = base.constants.map(\.name) + [AggregateVariable.group, AggregateVariable.windowDays]
    environment = base.environment
  }

  /// `blank(x)`: whether the cell of the fact or field `x` is blank; always known.
  private static func blank(_ columns: [String]) -> Macro {
    let known = Set(columns)
    return .global("blank", 1) { (context, _, arguments) throws(Issue) in
      let name = try context.variableName(arguments[0])
      guard known.contains(name) else {
        let range = context.issue("", at: arguments[0]).range
        throw Issue(.undeclaredName(name, nearest: nil), range)
      }
      return context.identifier(BlankVariable.name(ofColumn: name))
    }
  }
}

/// The type that an expression sees of a column.
func celType(_ storage: ColumnStorage) -> CELType {
  switch storage {
  case .integer: .int
  case .double: .double
  case .flag: .bool
  case .code, .text: .string
  case .instant: .timestamp
  case .list: .list(.string)
  }
}

extension CellValue {
  var celType: CELType {
    switch self {
    case .integer: .int
    case .double: .double
    case .flag: .bool
    case .text: .string
    case .instant: .timestamp
    case .list: .list(.string)
    }
  }

  /// Parameters are numbers, texts, true or false; nothing else comes here.
  fileprivate var celValue: Value {
    switch self {
    case .integer(let number): .int(number)
    case .double(let number): .double(number)
    case .flag(let flag): .bool(flag)
    case .text(let text): .string(text)
    case .instant, .list: .null
    }
  }
}
