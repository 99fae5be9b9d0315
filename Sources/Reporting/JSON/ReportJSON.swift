import Diagnostics
import Model

/// Writes the parts of a report document around its tickets.
struct ReportJSON {
  static let schema = "civiclint/report/1"

  private let context: ReportContext
  private var json = JSONWriter()

  init(_ context: ReportContext) {
    self.context = context
  }

  var bytes: [UInt8] { json.bytes }

  /// Everything up to the bracket that opens the tickets.
  mutating func head(_ summary: RunSummary) {
    json.raw("{\n  \"schema\":\"\(Self.schema)\",\n  \"tool\":{\"name\":\"civiclint\",\"version\":")
    json.string(context.version)
    json.raw("},\n  \"as_of\":")
    json.instant(context.asOf, at: context.offset)
    json.raw(",\n  \"language\":\"\(context.language.rawValue)\",\n  \"summary\":{")
    counts(summary)
    json.raw("},\n  \"tickets\":[")
  }

  /// Everything from the bracket that closes the tickets.
  mutating func tail(_ report: RunReport) {
    json.raw("],\n  \"defects\":[")
    lines(report.defects) { $0.defect($1) }
    json.raw("],\n  \"diagnostics\":[")
    lines(report.diagnostics) { $0.diagnostic($1) }
    json.raw("]\n}\n")
  }

  /// Items of a top-level array, each on its own line.
  private mutating func lines<Item>(
    _ items: [Item], _ write: (inout ReportJSON, Item) -> Void
  ) {
    for (index, item) in items.enumerated() {
      json.raw(index == 0 ? "\n    " : ",\n    ")
      write(&self, item)
    }
    if !items.isEmpty { json.raw("\n  ") }
  }

  private mutating func counts(_ summary: RunSummary) {
    json.raw("\n    \"read\":\(summary.read),\"evaluated\":\(summary.evaluated),")
    json.raw("\"rejected\":\(summary.rejected),\n    \"files\":[")
    for (index, file) in summary.files.enumerated() {
      json.raw(index == 0 ? "\n      {\"file\":" : ",\n      {\"file\":")
      json.string(file.file)
      if !file.sheet.isEmpty {
        json.raw(",\"sheet\":")
        json.string(file.sheet)
      }
      json.raw(",\"read\":\(file.read),\"evaluated\":\(file.evaluated),\"rejected\":")
      object(Rejection.Reason.allCases.map { ($0.rawValue, file.rejected[$0] ?? 0) })
      if !file.skipped.isEmpty {
        json.raw(",\"skipped\":")
        object(SkippedRow.Kind.allCases.map { ($0.rawValue, file.skipped[$0] ?? 0) })
      }
      json.raw(",\"defects\":\(file.defects)}")
    }
    json.raw(summary.files.isEmpty ? "],\n    " : "\n    ],\n    ")
    json.raw("\"violations\":\(summary.violations),\"tickets\":\(summary.tickets),")
    json.raw("\"red_lines\":\(summary.redLines),\"fallback_owners\":\(summary.fallbackOwners),")
    json.raw("\"without_deadline\":\(summary.withoutDeadline),\n    \"by_severity\":")
    object(
      Severity.allCases.reversed().map { ($0.rawValue, summary.ticketsBySeverity[$0] ?? 0) })
    json.raw(",\n    \"by_category\":")
    object(summary.ticketsByCategory.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) })
    json.raw(",\n    \"defects\":")
    object(
      DefectKind.allCases.compactMap { kind in
        summary.defectsByKind[kind].map { (kind.id, $0) }
      })
    json.raw(",\n    \"outcomes\":{")
    for (index, (rule, tally)) in zip(context.ruleSet.rules, summary.outcomes).enumerated() {
      json.raw(index == 0 ? "\n      " : ",\n      ")
      json.string(rule.id.text)
      json.raw(":")
      object([
        ("pass", tally.pass), ("fail", tally.fail), ("not_applicable", tally.notApplicable),
        ("not_checked", tally.notChecked), ("error", tally.error),
      ])
    }
    json.raw(summary.outcomes.isEmpty ? "}\n  " : "\n    }\n  ")
  }

  private mutating func object(_ members: [(key: String, value: Int)]) {
    json.raw("{")
    for (index, member) in members.enumerated() {
      if index > 0 { json.raw(",") }
      json.string(member.key)
      json.raw(":\(member.value)")
    }
    json.raw("}")
  }

  private mutating func defect(_ defect: Defect) {
    json.raw("{\"kind\":")
    json.string(defect.kind.id)
    json.raw(",\"title\":")
    json.string(defect.kind.title.text(in: context.language))
    json.raw(",\"file\":")
    json.string(defect.file)
    json.raw(",\"line\":")
    place(defect.line)
    json.raw(",\"column\":")
    place(defect.column)
    if !defect.sheet.isEmpty {
      json.raw(",\"sheet\":")
      json.string(defect.sheet)
      json.raw(",\"cell\":")
      json.string(cellName(column: defect.column, row: defect.line))
    }
    json.raw(",\"header\":")
    json.stringOrNull(defect.header)
    json.raw(",\"value\":")
    json.string(defect.value)
    json.raw(",\"expected\":")
    json.stringOrNull(defect.expected?.text(in: context.language))
    json.raw(",\"suggestion\":")
    json.stringOrNull(defect.suggestion)
    json.raw("}")
  }

  private mutating func diagnostic(_ diagnostic: Diagnostic) {
    json.raw("{\"severity\":")
    json.string(diagnostic.severity.rawValue)
    json.raw(",\"code\":")
    json.stringOrNull(diagnostic.code)
    json.raw(",\"message\":")
    json.string(diagnostic.message.text(in: context.language))
    json.raw(",\"file\":")
    json.stringOrNull(diagnostic.location?.file)
    json.raw(",\"line\":")
    place(diagnostic.location?.line ?? 0)
    json.raw(",\"column\":")
    place(diagnostic.location?.column ?? 0)
    json.raw(",\"help\":")
    json.stringOrNull(diagnostic.help?.text(in: context.language))
    json.raw(",\"notes\":")
    json.strings(diagnostic.notes.map { $0.text(in: context.language) })
    json.raw("}")
  }

  /// Lines and columns count from 1; 0 is none.
  private mutating func place(_ number: Int) {
    if number > 0 { json.integer(number) } else { json.null() }
  }
}
