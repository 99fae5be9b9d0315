import Diagnostics
import Model

/// For people at a terminal: verdict, criteria with what to do next, forecast, ranking.
enum GateText {
  static let entry = GateReporterEntry(
    id: "text", summary: LocalizedText(zh: "给人看的报告", en: "a report for people")
  ) { text($0, GateVoice(report: $0, language: $1), $2) }

  /// Tickets shown under one criterion; the rest is counted.
  private static let shown = 10

  private static func text(_ report: GateReport, _ voice: GateVoice, _ palette: Palette) -> String {
    var lines = [palette.bold(printable(voice.title))]
    var second = [voice.words(report.verdict)]
    if let countdown = report.countdown { second.append(voice.words(countdown)) }
    if let phase = report.phase {
      second.append(voice.words(zh: "阶段: \(phase.zh)", en: "phase: \(phase.en)"))
    }
    lines.append(printable(second.joined(separator: "; ")))
    lines.append("")
    var table = TextTable()
    for criterion in report.criteria {
      table.add([
        "\(criterion.isMet ? "✓" : "✗") \(voice.words(criterion.title))",
        voice.words(criterion.figure), voice.words(criterion.threshold),
      ])
    }
    lines.append(table.text(indent: 0) { _, line in line })
    for criterion in report.criteria where !criterion.isMet {
      lines.append(palette.bold("✗ \(voice.words(criterion.title))"))
      if let next = criterion.next { lines.append("  → \(printable(voice.words(next)))") }
      lines += items(criterion.tickets, voice)
      lines.append("")
    }
    if let forecast = report.forecast {
      lines.append(palette.bold(voice.words(zh: "预测", en: "Forecast")))
      lines += voice.forecast(forecast).map { "  " + $0 }
      lines += items(forecast.fixes ?? [], voice)
      lines.append("")
    }
    lines.append(palette.bold(voice.words(zh: "得分排名", en: "Ranking")))
    for level in ["city", "district", "street", "type"] {
      let ranks = report.ranking.filter { $0.level == level }
      guard !ranks.isEmpty else { continue }
      lines.append("  " + voice.level(level))
      var table = TextTable()
      for rank in ranks {
        let mark =
          report.redList.contains { $0.level == level && $0.name == rank.name }
          ? voice.words(zh: "红榜", en: "red list")
          : report.blackList.contains { $0.level == level && $0.name == rank.name }
            ? voice.words(zh: "黑榜", en: "black list") : ""
        table.add([
          "\(rank.rank) \(printable(voice.words(rank.name)))", rank.score,
          voice.words(zh: "\(rank.points) 个点位", en: "\(rank.points) points"),
          voice.words(zh: "扣分 \(rank.tickets.count) 件", en: "\(rank.tickets.count) tickets"), mark,
        ])
      }
      lines.append(String(table.text(indent: 4) { _, line in line }.dropLast()))
    }
    let faults = report.faults
    lines.append("")
    lines.append(
      voice.words(
        zh: "发现 \(faults.found) 个问题, 已整改 \(faults.closed), 未整改 \(faults.open), 其中回潮 \(faults.back)",
        en:
          "\(faults.found) faults found, \(faults.closed) put right, \(faults.open) open, \(faults.back) of them back again"
      ))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func items(_ items: [GateReport.Item], _ voice: GateVoice) -> [String] {
    var lines = items.prefix(shown).map { "    " + voice.item($0) }
    if items.count > shown {
      let more = items.count - shown
      lines.append("    " + voice.words(zh: "… 另有 \(more) 件", en: "… and \(more) more"))
    }
    return lines
  }
}
