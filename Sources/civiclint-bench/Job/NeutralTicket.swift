import Model

/// A ticket as every contender of the benchmark writes it.
///
/// Keys stand in the order in which the peers write them.
struct NeutralTicket {
  let ruleID: String
  let recordID: String
  let pointID: String
  let street: String
  let category: String
  let severity: String
  let owner: String
  let inspectedAt: String?
  let dueAt: String?

  /// - Parameter converter: The converter that made the documents under which `ticket` came about.
  init(_ ticket: TicketLine, _ converter: NeutralConverter) {
    ruleID = NeutralConverter.neutralID(ticket.rule.id)
    recordID = ticket.record.id
    pointID = ticket.point.id
    street = ticket.point.street ?? ""
    category = converter.categoryTitle(ticket.rule.category) ?? ticket.rule.category
    let severities = NeutralRules.Severity.allCases
    severity =
      severities.first { NeutralConverter.severity($0).rawValue == ticket.rule.severity }?.rawValue
      ?? ticket.rule.severity
    owner = ticket.owner.unit
    inspectedAt = ticket.record.inspectedAt
    dueAt = ticket.deadline
  }

  /// One JSON object without a line feed.
  var json: String {
    let members: [(String, String?)] = [
      ("rule_id", ruleID), ("record_id", recordID), ("point_id", pointID), ("street", street),
      ("category", category), ("severity", severity), ("owner", owner),
      ("inspected_at", inspectedAt), ("due_at", dueAt),
    ]
    let texts = members.map { "\"\($0)\":\($1.map(Self.literal) ?? "null")" }
    return "{\(texts.joined(separator: ","))}"
  }

  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
