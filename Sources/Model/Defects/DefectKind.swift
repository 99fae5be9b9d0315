import Diagnostics

/// A kind of defect (填报差错): its id is part of the output's contract, and names it on the command line.
package struct DefectKind: Sendable {
  /// Lower case with underscores; unique in ``allCases``.
  package let id: String
  package let title: LocalizedText
  /// What whoever keeps the sheet should do about it.
  package let advice: LocalizedText
  /// How bad it is; `--fail-on` reads it.
  package let severity: Severity

  package init(
    _ id: String, zh: String, en: String, severity: Severity = .minor, advice: LocalizedText
  ) {
    self.id = id
    title = LocalizedText(zh: zh, en: en)
    self.advice = advice
    self.severity = severity
  }

  /// Whether `word`, an id or the start of one up to an underscore, means this kind.
  package func isNamed(by word: String) -> Bool { id == word || id.hasPrefix(word + "_") }
}

extension DefectKind: Hashable {
  package static func == (a: DefectKind, b: DefectKind) -> Bool { a.id == b.id }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
