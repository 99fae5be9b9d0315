import Model

/// Writes conditions of the neutral form as CEL.
///
/// A blank or unreadable cell makes a CEL comparison unknown or an error, which `&&` and `||` absorb just
/// where the neutral form's `false` decides nothing; conditions hold no negation. So a condition is true
/// for a record in both forms or in neither.
struct ConditionText {
  let fields: FieldTable
  /// Id of the rule, for messages.
  let rule: String

  /// The CEL text; parts are put in brackets where all and any meet.
  func text(_ condition: NeutralCondition) throws(ConversionError) -> String {
    try text(condition, below: nil)
  }

  private enum Junction: String {
    case all = " && "
    case any = " || "
  }

  private func text(
    _ condition: NeutralCondition, below outer: Junction?
  ) throws(ConversionError) -> String {
    let junction: Junction
    let parts: [NeutralCondition]
    switch condition {
    case .test(let test): return try text(test)
    case .all(let all): (junction, parts) = (.all, all)
    case .any(let any): (junction, parts) = (.any, any)
    }
    var texts: [String] = []
    for part in parts { texts.append(try text(part, below: junction)) }
    let joined = texts.joined(separator: junction.rawValue)
    return outer == nil || outer == junction ? joined : "(\(joined))"
  }

  private func text(_ test: NeutralTest) throws(ConversionError) -> String {
    guard let reference = fields.references[test.field] else {
      throw .unknownField(test.field, rule: rule)
    }
    switch reference {
    case .recordField(let field):
      if test.op == .absent { return "blank(\(field.rawValue))" }
      guard ![.photos, .inspectedAt].contains(field) else { throw mismatch(test) }
      return try comparison(test, of: field.rawValue, type: field.type.keyword)
    case .fact(let id, let type):
      return test.op == .absent ? "blank(\(id))" : try comparison(test, of: id, type: type)
    case .number(let id):
      return test.op == .absent
        ? "blank(\(id))" : try comparison(test, of: "double(\(id))", type: "number")
    }
  }

  private func comparison(
    _ test: NeutralTest, of name: String, type: String
  ) throws(ConversionError) -> String {
    switch (type, test.op, test.value) {
    case ("flag", .eq, .flag(let value)?): return value ? name : "!\(name)"
    case ("count", _, .number(let number)?):
      guard let whole = Int64(exactly: number) else { throw mismatch(test) }
      return "\(name) \(try mark(test)) \(whole)"
    case ("number", _, .number(let number)?): return "\(name) \(try mark(test)) \(number)"
    case ("text", .eq, .text(let text)?): return "\(name) == \(Self.literal(text))"
    case ("text", .contains, .text(let text)?), ("text", .matches, .text(let text)?):
      return "\(name).\(test.op.rawValue)(\(Self.literal(text)))"
    case ("text", .in, .texts(let texts)?):
      return "\(name) in [\(texts.map(Self.literal).joined(separator: ", "))]"
    default: throw mismatch(test)
    }
  }

  private func mark(_ test: NeutralTest) throws(ConversionError) -> String {
    switch test.op {
    case .eq: return "=="
    case .lt: return "<"
    case .le: return "<="
    case .gt: return ">"
    case .ge: return ">="
    case .in, .contains, .matches, .absent: throw mismatch(test)
    }
  }

  private func mismatch(_ test: NeutralTest) -> ConversionError {
    .mismatch(field: test.field, op: test.op, rule: rule)
  }

  /// `text` as a CEL string literal.
  static func literal(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }
}
