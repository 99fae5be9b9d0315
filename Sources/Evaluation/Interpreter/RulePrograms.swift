import CEL
import Diagnostics
import Model

/// An expression ready to run, with the columns that its variables stand for.
struct BoundProgram: Sendable {
  /// What fills one variable.
  enum Variable: Sendable {
    case column(BoundColumn)
    case isBlank(BoundColumn)
    case grade
  }

  let program: Program
  let variables: [Variable]

  init(_ expression: CheckedExpression, _ needs: ColumnNeeds) {
    program = expression.program()
    variables = program.variables.map { name in
      if let column = BlankVariable.column(of: name) { return .isBlank(needs.bind(column)) }
      return name == Self.gradeVariable ? .grade : .column(needs.bind(name))
    }
  }

  /// The variable that stands for the grade of a rule judged by sample.
  static let gradeVariable = "grade"

  /// Runs the expression over one row.
  ///
  /// - Parameter grade: The value of the variable `grade`, if the rule has grades.
  func run(_ row: some RowReader, grade: Value?) -> Value {
    let slots = variables.map { variable -> Value in
      switch variable {
      case .column(let column): celValue(of: row.cell(column), named: column.key.name)
      case .isBlank(let column): .bool(row.cell(column) == .blank)
      case .grade: grade ?? .unknown(UnknownSet("grade"))
      }
    }
    return program.evaluate(slots: slots)
  }
}

/// Every expression of one rule, ready to run.
struct RulePrograms: Sendable {
  let rule: Rule
  let when: BoundProgram?
  let unless: BoundProgram?
  let require: BoundProgram
  let grades: [(label: String, program: BoundProgram)]
  let per: BoundProgram?
  let message: (zh: [MessagePart], en: [MessagePart])
  /// The message, if it is the same for every record.
  let constantMessage: LocalizedText?
  /// Columns that decide the rule, in order of first use.
  let columns: [BoundColumn]

  enum MessagePart: Sendable {
    case text(String)
    case value(BoundProgram)
  }

  init(_ rule: Rule, expressions: [CheckedExpression], _ needs: ColumnNeeds) {
    func bind(_ condition: Condition) -> BoundProgram {
      BoundProgram(expressions[condition.expression.index], needs)
    }
    func bind(_ segments: [MessageTemplate.Segment]) -> [MessagePart] {
      segments.map {
        switch $0 {
        case .text(let text): .text(text)
        case .value(let condition): .value(bind(condition))
        }
      }
    }
    self.rule = rule
    when = rule.when.map(bind)
    unless = rule.unless.map(bind)
    require = bind(rule.require)
    grades = rule.grades?.labels.map { ($0.label, bind($0.condition)) } ?? []
    per = rule.deduction?.per.map(bind)
    message = (bind(rule.message.zh), bind(rule.message.en))
    constantMessage = Self.constant(rule.message)
    columns = rule.decidingColumns.map { needs.bind($0.name) }
  }

  private static func constant(_ message: MessageTemplate) -> LocalizedText? {
    func text(_ segments: [MessageTemplate.Segment]) -> String? {
      var text = ""
      for segment in segments {
        guard case .text(let part) = segment else { return nil }
        text += part
      }
      return text
    }
    guard let zh = text(message.zh), let en = text(message.en) else { return nil }
    return LocalizedText(zh: zh, en: en)
  }
}
