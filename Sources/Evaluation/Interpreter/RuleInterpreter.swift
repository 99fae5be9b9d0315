import CEL
import Diagnostics
import Model

/// The reference for what a rule means: one rule over one row.
struct RuleInterpreter: Sendable {
  let programs: RulePrograms

  /// What the rule says of the row, whose point type it applies to.
  func outcome(_ row: some RowReader) -> Outcome {
    let planned = programs.planned
    let grade = grade(row)
    if let when = planned.when {
      switch Verdict(when.run(row, grade: grade)) {
      case .holds: break
      case .fails: return .notApplicable
      case .undecided(let value): return undecided(value, row)
      }
    }
    let exempt = planned.unless.map { Verdict($0.run(row, grade: grade)) } ?? .fails
    let met = Verdict(planned.require.run(row, grade: grade))
    switch (exempt, met) {
    case (.holds, _), (_, .holds): return .pass
    case (.fails, .fails): return .fail
    case (.undecided(let value), .fails), (.fails, .undecided(let value)):
      return undecided(value, row)
    case (.undecided(let a), .undecided(let b)): return undecided(merged(a, b), row)
    }
  }

  /// The words of the violation, in both languages.
  func message(_ row: some RowReader) -> LocalizedText {
    programs.rule.fixedMessage ?? composedMessage(row)
  }

  /// The same; nil if the rule has one message for every record.
  func ownMessage(_ row: some RowReader) -> LocalizedText? {
    programs.rule.fixedMessage == nil ? composedMessage(row) : nil
  }

  private func composedMessage(_ row: some RowReader) -> LocalizedText {
    let grade = grade(row)
    func text(_ parts: [PlannedPrograms.MessagePart]) -> String {
      parts.map {
        switch $0 {
        case .text(let text): text
        case .value(let program): program.run(row, grade: grade).messageText
        }
      }.joined()
    }
    let message = programs.planned.message
    return LocalizedText(zh: text(message.zh), en: text(message.en))
  }

  /// Points the violation costs; nil if the rule deducts none. At most the rule's maximum.
  func deduction(_ row: some RowReader) -> Double? {
    guard let deduction = programs.rule.deduction else { return nil }
    var points = deduction.points
    if deduction.per != nil, let per = programs.planned.per {
      switch per.run(row, grade: grade(row)) {
      case .int(let number): points *= max(0, Double(number))
      case .uint(let number): points *= Double(number)
      case .double(let number) where number.isFinite: points *= max(0, number)
      default: break
      }
    }
    return min(points, deduction.maximum ?? points)
  }

  /// The label of the first grade whose condition holds; undecided if one before it is.
  func grade(_ row: some RowReader) -> Value? {
    guard let grades = programs.rule.grades else { return nil }
    for (label, program) in programs.planned.grades {
      switch Verdict(program.run(row, grade: nil)) {
      case .holds: return .string(label)
      case .fails: continue
      case .undecided(let value): return value
      }
    }
    return .string(grades.otherwise)
  }

  /// An unknown outweighs an error, as in the language itself.
  private func merged(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.unknown(let x), .unknown(let y)): .unknown(x.union(y))
    case (_, .unknown): b
    default: a
    }
  }

  private func undecided(_ value: Value, _ row: some RowReader) -> Outcome {
    guard case .unknown(let names) = value else {
      if case .error(let error) = value { return .error(reason: error.message) }
      return .error(reason: "the condition is no bool")
    }
    let reads = programs.columns.filter { names.names.contains($0.key.name) }
    let missing = reads.filter { row.cell($0) != .notApplicable }
    return missing.isEmpty && !reads.isEmpty
      ? .notApplicable : .notChecked(missing: missing.map(\.key))
  }
}

/// A condition's answer.
private enum Verdict {
  case holds
  case fails
  /// An unknown or an error.
  case undecided(Value)

  init(_ value: Value) {
    switch value {
    case .bool(true): self = .holds
    case .bool(false): self = .fails
    default: self = .undecided(value)
    }
  }
}
