import Diagnostics
import Model

/// Markdown with one table of criteria, for a merge request or the summary of a job.
///
/// Text of sheets stands in cells: pipes, angle brackets and marks that Markdown knows are escaped.
enum GateMarkdown {
  static let entry = GateReporterEntry(
    id: "markdown", summary: LocalizedText(zh: "Markdown 表格", en: "tables in Markdown")
  ) { report, language, _ in text(report, GateVoice(report: report, language: language)) }

  private static func text(_ report: GateReport, _ voice: GateVoice) -> String {
    var out = "# \(escaped(voice.title))\n\n**\(escaped(voice.words(report.verdict)))**"
    if let countdown = report.countdown { out += "; \(escaped(voice.words(countdown)))" }
    out += "\n\n"
    out += row([
      "", voice.words(zh: "条件", en: "criterion"), voice.words(zh: "实际", en: "figure"),
      voice.words(zh: "要求", en: "threshold"), voice.words(zh: "下一步", en: "next"),
    ])
    out += "| --- | --- | ---: | ---: | --- |\n"
    for criterion in report.criteria {
      out += row([
        criterion.isMet ? "✅" : "❌", escaped(voice.words(criterion.title)),
        escaped(voice.words(criterion.figure)), escaped(voice.words(criterion.threshold)),
        criterion.next.map { escaped(voice.words($0)) } ?? "",
      ])
    }
    for criterion in report.criteria where !criterion.tickets.isEmpty && !criterion.isMet {
      out += "\n## \(escaped(voice.words(criterion.title)))\n\n"
      for item in criterion.tickets { out += "- \(escaped(voice.item(item)))\n" }
    }
    if let forecast = report.forecast {
      out += "\n## \(voice.words(zh: "预测", en: "Forecast"))\n\n"
      out += voice.forecast(forecast).map(escaped).joined(separator: "\n\n") + "\n"
      if let fixes = forecast.fixes, !fixes.isEmpty {
        out += "\n"
        for (number, item) in fixes.enumerated() {
          out += "\(number + 1). \(escaped(voice.item(item)))\n"
        }
      }
    }
    if !report.ranking.isEmpty {
      out += "\n## \(voice.words(zh: "得分排名", en: "Ranking"))\n\n"
      out += row([
        voice.words(zh: "层级", en: "level"), voice.words(zh: "名次", en: "rank"),
        voice.words(zh: "名称", en: "name"), voice.words(zh: "得分", en: "score"),
        voice.words(zh: "点位", en: "points"),
      ])
      out += "| --- | ---: | --- | ---: | ---: |\n"
      for rank in report.ranking {
        out += row([
          voice.level(rank.level), "\(rank.rank)", escaped(voice.words(rank.name)), rank.score,
          "\(rank.points)",
        ])
      }
    }
    return out
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |\n"
  }

  /// Source: CommonMark 0.31, section 2.4: any ASCII punctuation may be escaped.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in printable(text) {
      if "\\`*_{}[]<>#|~&".contains(character) { out += "\\" }
      out.append(character)
    }
    return out
  }
}
