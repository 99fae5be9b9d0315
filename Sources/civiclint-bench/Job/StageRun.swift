import CheckRun
import Diagnostics
import Evaluation
import Model
import RecordReading
import Reporting
import Ticketing

/// Where the time of the job goes: each step of one record's way, timed chunk by chunk on one thread.
struct StageRun {
  /// The steps in order.
  enum Stage: String, CaseIterable {
    case split = "split into chunks"
    case decode = "decode columns"
    case evaluate = "evaluate rules"
    case ticket = "make tickets"
    case render = "render tickets"
  }

  private let plan: RunPlan
  private let input: String
  private let clock = ContinuousClock()

  init(plan: RunPlan, input: String) {
    self.plan = plan
    self.input = input
  }

  /// What one pass over the input came to.
  struct Figures {
    var rows = 0
    /// Size of the rendered tickets.
    var ticketBytes = 0
    /// Per stage, in the order of `Stage.allCases`.
    var seconds: [Double] = []
  }

  /// Passes over the input once.
  func run() throws -> Figures {
    let format = InputFormatCatalog.standard.format(ofPath: input) ?? .csv
    guard var sheet = try format.open(ByteSource(path: input), plan.request).sheets.first else {
      return Figures()
    }
    let decoder = sheet.decoder
    let renderer = TicketJSON(plan.context)
    var scratch = EvaluationScratch(plan.evaluator, maximumRows: 4096)
    var memo = TicketMemo()
    var cache = TicketJSON.Cache()
    var spent = Stage.allCases.map { _ in Duration.zero }
    var figures = Figures()
    while true {
      let start = clock.now
      guard let chunk = try sheet.next() else { break }
      let split = clock.now
      let batch = decoder.decode(chunk)
      let decoded = clock.now
      let outcomes = plan.evaluator.evaluate(batch, &scratch)
      let evaluated = clock.now
      let tickets = outcomes.findings.map { plan.tickets.ticket($0, in: batch, memo: &memo) }
      let made = clock.now
      var rendered = RenderedTickets()
      for ticket in tickets { renderer.render(ticket, cache: &cache, into: &rendered) }
      let end = clock.now
      figures.rows += batch.count
      figures.ticketBytes += rendered.size
      let marks = [start, split, decoded, evaluated, made, end]
      for index in spent.indices { spent[index] += marks[index + 1] - marks[index] }
    }
    figures.seconds = spent.map(civiclint_bench.seconds)
    return figures
  }
}

/// `duration` in seconds.
func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}
