import Foundation

/// What the benchmark needs of one line of our NDJSON output (`civiclint/ticket/1`).
struct TicketLine: Decodable {
  struct Rule: Decodable {
    let id: String
    let category: String
    let severity: String
  }

  struct Point: Decodable {
    let id: String
    let street: String?
  }

  struct Record: Decodable {
    let id: String
    let inspectedAt: String?

    enum CodingKeys: String, CodingKey {
      case id
      case inspectedAt = "inspected_at"
    }
  }

  struct Owner: Decodable {
    let unit: String
  }

  let rule: Rule
  let point: Point
  let record: Record
  let owner: Owner
  let deadline: String?
}

extension TicketLine {
  /// Calls `body` with each ticket of the file at `path`, in order.
  static func forEach(inFile path: String, _ body: (TicketLine) throws -> Void) throws {
    let decoder = JSONDecoder()
    // An array is split many times faster than `Data`.
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      try body(decoder.decode(TicketLine.self, from: Data(line)))
    }
  }

  /// The pairs of record and rule in the file at `path`, rules in the neutral spelling.
  static func pairs(inFile path: String) throws -> PairsDigest {
    var pairs: [(rule: String, record: String)] = []
    try forEach(inFile: path) { ticket in
      pairs.append((NeutralConverter.neutralID(ticket.rule.id), ticket.record.id))
    }
    return PairsDigest(pairs)
  }
}
