/// Why neutral rules cannot become documents with the same meaning.
enum ConversionError: Error, Hashable {
  /// A condition names a field that the file does not declare.
  case unknownField(String, rule: String)
  /// The test compares a field with a value of another type.
  case mismatch(field: String, op: NeutralTest.Operation, rule: String)
  /// Two fields share a column and no conversion makes one of the other.
  case sharedColumn(String)
  /// Two names of the neutral file become one id.
  case collision(String)
  /// Our reading of `无` as none would change what the rule says.
  case noneChangesMeaning(field: String)
  /// A date or weekday of the calendar that is none.
  case calendar(String)
}

extension ConversionError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownField(let field, let rule): "rule '\(rule)' tests the undeclared field '\(field)'"
    case .mismatch(let field, let op, let rule):
      "rule '\(rule)': '\(op.rawValue)' on field '\(field)' does not fit the field's type"
    case .sharedColumn(let column): "column '\(column)' has fields that do not fit together"
    case .collision(let id): "two names become the id '\(id)'"
    case .noneChangesMeaning(let field):
      "field '\(field)': a cell that says 无 would be read as none and change a rule's meaning"
    case .calendar(let text): "'\(text)' is neither a date nor a weekday"
    }
  }
}
