import Diagnostics
import Model

/// One JSON document with everything the gate knows. Texts are in the language asked for; ids, figures and
/// keys do not depend on it. Scores are texts with two decimals, so that nobody rounds them again.
enum GateJSON {
  static let entry = GateReporterEntry(
    id: "json", summary: LocalizedText(zh: "一份 JSON 文档", en: "one JSON document")
  ) { report, language, _ in
    var writer = Writer(voice: GateVoice(report: report, language: language))
    writer.document(report)
    return String(decoding: writer.json.bytes, as: UTF8.self)
  }

  private struct Writer {
    let voice: GateVoice
    var json = JSONWriter()

    init(voice: GateVoice) {
      self.voice = voice
    }

    private mutating func key(_ name: String, _ separator: String = ",") {
      json.raw("\(separator)\"\(name)\":")
    }

    mutating func document(_ report: GateReport) {
      json.raw("{\"schema\":\"civiclint/gate/1\",\"title\":")
      json.string(voice.title)
      key("passed")
      json.bool(report.isMet)
      key("as_of")
      json.instant(report.asOf, at: report.offset)
      key("assessment")
      json.stringOrNull(report.assessment?.description)
      key("days_left")
      if let days = report.daysLeft { json.integer(days) } else { json.null() }
      key("phase")
      json.stringOrNull(report.phase.map(voice.words))
      key("faults")
      let faults = report.faults
      json.raw(
        "{\"found\":\(faults.found),\"closed\":\(faults.closed),\"open\":\(faults.open),\"back\":\(faults.back)}"
      )
      key("criteria")
      list(report.criteria) { $0.criterion($1) }
      key("forecast")
      if let forecast = report.forecast { self.forecast(forecast) } else { json.null() }
      key("ranking")
      list(report.ranking) { $0.rank($1) }
      key("red_list")
      list(report.redList) { $0.json.string($0.voice.words($1.name)) }
      key("black_list")
      list(report.blackList) { $0.json.string($0.voice.words($1.name)) }
      json.raw("}\n")
    }

    private mutating func list<Item>(_ items: [Item], _ write: (inout Writer, Item) -> Void) {
      json.raw("[")
      for (index, item) in items.enumerated() {
        json.raw(index == 0 ? "\n  " : ",\n  ")
        write(&self, item)
      }
      json.raw(items.isEmpty ? "]" : "\n]")
    }

    private mutating func criterion(_ criterion: GateReport.Criterion) {
      key("id", "{")
      json.string(criterion.id)
      key("title")
      json.string(voice.words(criterion.title))
      key("passed")
      json.bool(criterion.isMet)
      key("figure")
      json.string(voice.words(criterion.figure))
      key("threshold")
      json.string(voice.words(criterion.threshold))
      key("next")
      json.stringOrNull(criterion.next.map(voice.words))
      key("tickets")
      list(criterion.tickets) { $0.item($1) }
      json.raw("}")
    }

    private mutating func item(_ item: GateReport.Item) {
      key("id", "{")
      json.string(item.id)
      key("rule")
      json.string(item.rule)
      key("point")
      json.string(item.point)
      key("message")
      json.string(voice.words(item.message))
      key("unit")
      json.string(voice.words(item.unit))
      key("deadline")
      json.instant(item.due, at: voice.report.offset)
      key("points")
      json.string(item.points.text)
      key("file")
      json.string(item.file)
      key("line")
      json.integer(item.line)
      json.raw("}")
    }

    private mutating func forecast(_ forecast: GateReport.Forecast) {
      key("now", "{")
      json.string(forecast.now)
      key("if_due_closed")
      json.string(forecast.ifDueClosed)
      key("due_tickets")
      json.integer(forecast.dueTickets)
      key("target")
      json.stringOrNull(forecast.target)
      key("exact")
      json.bool(forecast.isExact)
      key("fixes")
      if let fixes = forecast.fixes { list(fixes) { $0.item($1) } } else { json.null() }
      json.raw("}")
    }

    private mutating func rank(_ rank: GateReport.Rank) {
      key("level", "{")
      json.string(rank.level)
      key("rank")
      json.integer(rank.rank)
      key("name")
      json.string(voice.words(rank.name))
      key("score")
      json.string(rank.score)
      key("points")
      json.integer(rank.points)
      key("tickets")
      json.strings(rank.tickets)
      json.raw("}")
    }
  }
}
