import Diagnostics
import Model

/// The rules that are loaded, one line each: what `civiclint rules list` prints.
package struct RuleListing: Sendable {
  private let rules: [Rule]
  private let language: Language
  private let palette: Palette

  package init(
    _ rules: LoadedRules, selection: RuleSelection = RuleSelection(), language: Language,
    palette: Palette = .plain
  ) {
    self.rules = rules.ruleSet.rules.filter { selection.contains($0) }
    self.language = language
    self.palette = palette
  }

  /// Id, severity and title in columns, in order of the rule set; a heading for each checklist.
  package var text: String {
    let ids = rules.map { displayWidth($0.id.text) }.max() ?? 0
    let severities = rules.map { displayWidth($0.severity.title.text(in: language)) }.max() ?? 0
    var text = ""
    var checklist: ChecklistID?
    for rule in rules {
      if rule.checklist != checklist {
        text += "\(text.isEmpty ? "" : "\n")\(palette.bold(rule.checklist.text))\n"
        checklist = rule.checklist
      }
      let severity = padded(rule.severity.title.text(in: language), to: severities)
      let title = printable(rule.title.text(in: language))
      text += "  \(padded(rule.id.text, to: ids))  \(severity)  \(title)\n"
    }
    return text
  }
}
