import Diagnostics
import Model

/// One format in which `civiclint gate` can report.
package struct GateReporterEntry: Sendable {
  package let id: String
  package let summary: LocalizedText
  /// The whole report, UTF-8.
  package let render: @Sendable (GateReport, Language, Palette) -> String

  init(
    id: String, summary: LocalizedText,
    render: @escaping @Sendable (GateReport, Language, Palette) -> String
  ) {
    self.id = id
    self.summary = summary
    self.render = render
  }
}

/// Every format of the gate. Command line, help and tests are derived from this list.
package struct GateReporterCatalog: Sendable {
  package let entries: [GateReporterEntry]

  package static let standard = GateReporterCatalog(entries: [
    GateGitHub.entry, GateJSON.entry, GateJUnit.entry, GateMarkdown.entry, GateText.entry,
  ])

  package var ids: [String] { entries.map(\.id) }

  package func entry(named id: String) -> GateReporterEntry? { entries.first { $0.id == id } }
}

/// Words that several formats share.
struct GateVoice {
  let report: GateReport
  let language: Language

  func words(_ text: LocalizedText) -> String { text.text(in: language) }
  func words(zh: String, en: String) -> String { words(LocalizedText(zh: zh, en: en)) }

  var title: String {
    let name = words(report.title)
    return name.isEmpty ? words(zh: "迎检达标检查", en: "assessment rehearsal") : name
  }

  func level(_ level: String) -> String {
    switch level {
    case "city": words(zh: "全市", en: "city")
    case "district": words(zh: "区", en: "districts")
    case "street": words(zh: "街道", en: "sub-districts")
    default: words(zh: "点位类型", en: "point types")
    }
  }

  /// `CL-… 和谐家园: … (和谐物业, due 2026-11-21 09:00)`.
  func item(_ item: GateReport.Item) -> String {
    let due = item.due.map { $0.readable(at: report.offset) }
    let end = due.map { words(zh: ", \($0) 到期", en: ", due \($0)") } ?? ""
    return printable("\(item.id) \(item.point): \(words(item.message)) (\(words(item.unit))\(end))")
  }

  /// `得分 97.31; 到期的 52 件全部整改后 99.20`.
  func forecast(_ forecast: GateReport.Forecast) -> [String] {
    var lines = [
      words(
        zh: "现得分 \(forecast.now); 测评日前到期的 \(forecast.dueTickets) 件全部整改后为 \(forecast.ifDueClosed)",
        en:
          "score now \(forecast.now); \(forecast.ifDueClosed) if all \(forecast.dueTickets) tickets due by then are closed"
      )
    ]
    guard let target = forecast.target else { return lines }
    guard let fixes = forecast.fixes else {
      lines.append(
        words(
          zh: "即使全部整改也达不到 \(target)", en: "closing every ticket would not reach \(target)"))
      return lines
    }
    guard !fixes.isEmpty else {
      lines.append(words(zh: "已达到 \(target)", en: "\(target) is reached"))
      return lines
    }
    let least =
      forecast.isExact
      ? words(zh: "至少要整改这 \(fixes.count) 件", en: "the fewest that do: these \(fixes.count)")
      : words(zh: "整改这 \(fixes.count) 件即可", en: "these \(fixes.count) do, perhaps fewer")
    lines.append(words(zh: "要达到 \(target), \(least):", en: "to reach \(target), \(least):"))
    return lines
  }
}
