import CEL
import Diagnostics
import Model
import Synchronization

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

/// What the interpreter knows of one rule; its expressions are planned when the first record asks.
///
/// Most rules of a run are decided by masks and violated by no record, so most are never planned.
struct RulePrograms: Sendable {
  let rule: Rule
  /// Columns that decide the rule, in order of first use.
  let columns: [BoundColumn]
  private let later: LaterPrograms

  init(_ rule: Rule, expressions: [CheckedExpression], _ needs: ColumnNeeds) {
    self.rule = rule
    columns = rule.decidingColumns.map { needs.bind($0.name) }
    later = LaterPrograms(rule, expressions, needs)
  }

  /// The expressions.
  ///
  /// - Complexity: O(their size) the first time, then O(1).
  var planned: PlannedPrograms { later.planned }
}

/// Plans the expressions of a rule once, for all workers.
///
/// Two workers that ask at once may both plan; one plan is kept, and they are alike.
private final class LaterPrograms: Sendable {
  private let rule: Rule
  private let expressions: [CheckedExpression]
  private let needs: ColumnNeeds
  private let kept = AtomicLazyReference<PlannedPrograms>()

  init(_ rule: Rule, _ expressions: [CheckedExpression], _ needs: ColumnNeeds) {
    self.rule = rule
    self.expressions = expressions
    self.needs = needs
  }

  var planned: PlannedPrograms {
    kept.load() ?? kept.storeIfNil(PlannedPrograms(rule, expressions, needs))
  }
}

/// Every expression of one rule, ready to run.
final class PlannedPrograms: Sendable {
  let when: BoundProgram?
  let unless: BoundProgram?
  let require: BoundProgram
  let grades: [(label: String, program: BoundProgram)]
  let per: BoundProgram?
  let message: (zh: [MessagePart], en: [MessagePart])

  enum MessagePart: Sendable {
    case text(String)
    case value(BoundProgram)
  }

  init(_ rule: Rule, _ expressions: [CheckedExpression], _ needs: ColumnNeeds) {
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
    when = rule.when.map(bind)
    unless = rule.unless.map(bind)
    require = bind(rule.require)
    grades = rule.grades?.labels.map { ($0.label, bind($0.condition)) } ?? []
    per = rule.deduction?.per.map(bind)
    message = (bind(rule.message.zh), bind(rule.message.en))
  }
}
