import ArgumentParser
import Foundation

/// `civiclint-bench neutral-tickets --rules NEUTRAL.json IN OUT`
struct NeutralTicketsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neutral-tickets",
    abstract: "Rewrites our NDJSON tickets as the benchmark's verifier reads them.",
    discussion: """
      For verify_tickets.py: its 'pairs' must agree with every other contender's. 'full' cannot, because \
      our 'days' deadlines move off days of rest.
      """)

  @Option(help: "The neutral rules that the documents were made from.")
  var rules: String

  @Argument(help: "Tickets as 'civiclint check --format ndjson' writes them.")
  var tickets: String

  @Argument(help: "File to write.")
  var output: String

  func run() throws {
    let converter = try NeutralConverter(NeutralRules.read(rules))
    var text = ""
    try TicketLine.forEach(inFile: tickets) { ticket in
      text += NeutralTicket(ticket, converter).json + "\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: output))
  }
}
