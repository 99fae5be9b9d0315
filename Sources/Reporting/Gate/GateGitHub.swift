import Diagnostics
import Model

/// Workflow commands of GitHub Actions: an error for each criterion that is not met, at the record of its
/// worst ticket where it has one, and a notice with the verdict.
///
/// At most ten errors a step are shown there; there are never more criteria than that. Source: GitHub Docs,
/// "Workflow commands for GitHub Actions"; escapes as in actions/toolkit, `command.ts`.
enum GateGitHub {
  static let entry = GateReporterEntry(
    id: "github",
    summary: LocalizedText(zh: "GitHub Actions 的批注", en: "annotations of GitHub Actions")
  ) { report, language, _ in text(report, GateVoice(report: report, language: language)) }

  private static func text(_ report: GateReport, _ voice: GateVoice) -> String {
    var out = ""
    for criterion in report.criteria where !criterion.isMet {
      var properties: [(String, String)] = []
      if let item = criterion.tickets.first, item.line > 0, !item.file.isEmpty {
        properties = [("file", item.file), ("line", String(item.line))]
      }
      properties.append(("title", voice.words(criterion.title)))
      var message = "\(voice.words(criterion.figure)); \(voice.words(criterion.threshold))"
      if let next = criterion.next { message += "\n\(voice.words(next))" }
      for item in criterion.tickets.prefix(5) { message += "\n\(voice.item(item))" }
      out += command("error", properties, message)
    }
    var verdict = voice.words(report.verdict)
    if let countdown = report.countdown { verdict += "; \(voice.words(countdown))" }
    for line in report.forecast.map(voice.forecast)?.prefix(1) ?? [] { verdict += "\n\(line)" }
    return out + command("notice", [("title", voice.title)], verdict)
  }

  private static func command(
    _ name: String, _ properties: [(String, String)], _ message: String
  ) -> String {
    let list = properties.map { "\($0)=\(escaped($1, isProperty: true))" }.joined(separator: ",")
    return "::\(name) \(list)::\(escaped(message, isProperty: false))\n"
  }

  /// A line of the message that a sheet wrote cannot become a command of its own: its line feeds are
  /// escaped, and so is every `%` that could undo that.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": out += "%25"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      case ":" where isProperty: out += "%3A"
      case "," where isProperty: out += "%2C"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
