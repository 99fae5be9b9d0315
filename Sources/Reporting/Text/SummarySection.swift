import Diagnostics
import Model

/// The totals of a run: faults by category and severity, and what became of every record.
struct SummarySection: Sendable {
  let voice: TextVoice

  func text(_ summary: RunSummary, _ faults: [Fault], waived: Int) -> String {
    var text = voice.heading(
      voice.say(zh: "汇总  截至 ", en: "Summary as of ") + voice.instant(voice.context.asOf))
    if !faults.isEmpty { text += "\n" + table(faults) + "\n" }
    var rows = [(voice.say(zh: "记录", en: "records"), records(summary))]
    if summary.files.count > 1 {
      rows += summary.files.map { file in
        let name = voice.place(file.file, file.sheet, line: 0, column: 0)
        return ("", "\(name)  \(records(of: file))")
      }
    }
    let skipped = skipped(summary)
    if !skipped.isEmpty { rows.append((voice.say(zh: "非记录行", en: "other rows"), skipped)) }
    rows.append((voice.say(zh: "判定", en: "checks"), outcomes(summary.outcomes)))
    rows.append((voice.say(zh: "问题", en: "tickets"), tickets(faults, summary)))
    if waived > 0 {
      rows.append((voice.say(zh: "豁免", en: "waived"), voice.count(waived, zh: "个", en: "ticket")))
    }
    rows.append((voice.say(zh: "差错", en: "defects"), defects(summary)))
    return text + voice.labelled(rows, indent: 2)
  }

  /// A row per category, the most faults first; a column per severity.
  private func table(_ faults: [Fault]) -> String {
    let severities = Array(Severity.allCases.reversed())
    var counts: [CategoryID: [Severity: Int]] = [:]
    for fault in faults {
      let rule = fault.ticket.rule
      counts[rule.category, default: [:]][rule.severity, default: 0] += 1
    }
    func total(_ row: [Severity: Int]) -> Int { row.values.reduce(0, +) }
    var table = TextTable()
    table.add(
      [voice.say(zh: "类别", en: "category")]
        + severities.map { $0.title.text(in: voice.context.language) }
        + [voice.say(zh: "合计", en: "total")])
    let inOrder = counts.sorted { (total($1.value), $0.key) < (total($0.value), $1.key) }
    for (category, row) in inOrder {
      table.add(
        [voice.category(category)] + severities.map { row[$0].map(String.init) ?? "·" }
          + [String(total(row))])
    }
    table.add(
      [voice.say(zh: "合计", en: "total")]
        + severities.map { severity in
          String(faults.count { $0.ticket.rule.severity == severity })
        } + [String(faults.count)])
    return table.text(indent: 2) { number, line in
      number == 0 || number == inOrder.count + 1 ? voice.palette.bold(line) : line
    }
  }

  private func records(_ summary: RunSummary) -> String {
    var reasons: [Rejection.Reason: Int] = [:]
    for file in summary.files {
      for reason in Rejection.Reason.allCases {
        reasons[reason, default: 0] += file.rejected[reason] ?? 0
      }
    }
    return records(
      read: summary.read, evaluated: summary.evaluated, rejected: summary.rejected, reasons)
  }

  private func records(of file: RunSummary.FileCount) -> String {
    records(
      read: file.read, evaluated: file.evaluated, rejected: file.rejected.values.reduce(0, +),
      file.rejected)
  }

  /// Rows that are no records, by kind.
  private func skipped(_ summary: RunSummary) -> String {
    SkippedRow.Kind.allCases.compactMap { kind -> String? in
      let count = summary.files.reduce(0) { $0 + ($1.skipped[kind] ?? 0) }
      return count > 0 ? "\(voice.safe(kind.title)) \(count)" : nil
    }.joined(separator: voice.comma)
  }

  /// `读取 120 = 核查 118 + 剔除 2（未知点位 2）`.
  private func records(
    read: Int, evaluated: Int, rejected: Int, _ reasons: [Rejection.Reason: Int]
  ) -> String {
    let named = Rejection.Reason.allCases.compactMap { reason -> String? in
      guard let count = reasons[reason], count > 0 else { return nil }
      return "\(reason.title.text(in: voice.context.language)) \(count)"
    }
    let why = named.joined(separator: voice.comma)
    return voice.say(
      zh: "读取 \(read) = 核查 \(evaluated) + 剔除 \(rejected)\(why.isEmpty ? "" : "（\(why)）")",
      en: "\(read) read = \(evaluated) evaluated + \(rejected) rejected"
        + (why.isEmpty ? "" : " (\(why))"))
  }

  private func outcomes(_ tallies: [OutcomeTally]) -> String {
    let sum = tallies.reduce(into: OutcomeTally()) { $0 += $1 }
    return [
      voice.say(zh: "符合 \(sum.pass)", en: "\(sum.pass) pass"),
      voice.say(zh: "不符合 \(sum.fail)", en: "\(sum.fail) fail"),
      voice.say(zh: "不适用 \(sum.notApplicable)", en: "\(sum.notApplicable) not applicable"),
      voice.say(zh: "未检查 \(sum.notChecked)", en: "\(sum.notChecked) not checked"),
      voice.say(zh: "无法判定 \(sum.error)", en: "\(sum.error) error"),
    ].joined(separator: voice.comma)
  }

  private func tickets(_ faults: [Fault], _ summary: RunSummary) -> String {
    guard !faults.isEmpty else {
      if summary.evaluated == 0 {
        return voice.palette.warning(voice.say(zh: "没有可核查的记录", en: "no record to evaluate"))
      }
      // Silence of rules that never met a record must not pass for a clean sheet.
      if summary.outcomes.allSatisfy({ $0.pass + $0.fail == 0 }) {
        return voice.palette.warning(
          voice.say(
            zh: "没有一条规则得到判定，不能说明没有问题",
            en: "no rule could be decided; this does not mean all is well"))
      }
      return voice.palette.good(voice.say(zh: "未发现问题", en: "no violations found"))
    }
    let sightings = faults.reduce(0) { $0 + $1.sightings.count }
    let overdue = faults.count { $0.dueSeconds < voice.context.asOf.seconds }
    var parts = [voice.count(faults.count, zh: "个", en: "ticket")]
    if sightings > faults.count {
      parts[0] += voice.say(zh: "（共发现 \(sightings) 次）", en: " (seen \(sightings) times)")
    }
    func add(_ number: Int, zh: String, en: String) {
      if number > 0 { parts.append(voice.say(zh: "\(zh) \(number)", en: "\(number) \(en)")) }
    }
    add(overdue, zh: "已超期", en: "overdue")
    add(faults.count { $0.ticket.rule.isRedLine }, zh: "负面清单", en: "on the red line")
    add(faults.count { $0.ticket.owner.isFallback }, zh: "由兜底单位承担", en: "taken by the fallback")
    add(faults.count { $0.ticket.deadline.due == nil }, zh: "无法确定期限", en: "without a deadline")
    return parts.joined(separator: voice.comma)
  }

  private func defects(_ summary: RunSummary) -> String {
    let kinds = DefectKind.allCases.compactMap { kind -> String? in
      guard let count = summary.defectsByKind[kind], count > 0 else { return nil }
      return "\(kind.title.text(in: voice.context.language)) \(count)"
    }
    return kinds.isEmpty ? voice.say(zh: "无", en: "none") : kinds.joined(separator: voice.comma)
  }
}

extension Rejection.Reason {
  fileprivate var title: LocalizedText {
    switch self {
    case .ragged: LocalizedText(zh: "列数不符", en: "ragged")
    case .unclosedQuote: LocalizedText(zh: "引号未闭合", en: "unclosed quote")
    case .unknownPoint: LocalizedText(zh: "未知点位", en: "unknown point")
    case .tooLong: LocalizedText(zh: "记录过长", en: "too long")
    case .malformed: LocalizedText(zh: "无法解析", en: "malformed")
    }
  }
}
