import CEL
import Diagnostics
import Model

/// Everything that the documents of a run say, checked.
package struct LoadedRules: Sendable {
  package let ruleSet: RuleSet
  /// `ExpressionID.index` of every condition of `ruleSet` is a position here.
  package let expressions: [CheckedExpression]
  /// Points of all registries: `points` documents first, then those that are tables.
  package let points: [Point]
  package let routing: RoutingTable
  package let calendars: [WorkCalendar]
  /// What columns and items of sheets mean where their names do not say it.
  package let layout: SheetLayout
  /// The vocabulary of free text; empty if the run did not ask for it.
  package let themes: ThemeLexicon
  package let campaign: CampaignDocument?
  /// Sheets that the campaign names, as the caller may open them; whoever knows where it stands fills it.
  package var records: [NamedFile] = []
  /// Ledgers that the campaign names, likewise.
  package var ledgers: [NamedFile] = []
  /// What whoever keeps the tables of duties should know, row by row.
  package var routingNotes: [Diagnostic] = []
  /// What is wrong, in order of files and places. A rule with an error is missing in `ruleSet`.
  package var diagnostics: [Diagnostic]
  /// Advice to whoever writes rules (codes `R5…`), in order of files and places.
  package let advice: [Diagnostic]

  /// Whether a run with these rules would be a run with other rules than those that are written.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The calendar that the campaign names, else `cn`; nil if there is none.
  package var calendar: WorkCalendar? {
    let id = campaign?.calendar ?? RuleLoader.defaultCalendar
    return calendars.first { $0.id == id }
  }

  /// The rule with this id or former id.
  package func rule(named name: String) -> Rule? {
    ruleSet.rules.first { $0.id.text == name }
      ?? ruleSet.rules.first { $0.formerIDs.contains(RuleID(name)) }
  }

  /// Parameters that a rule uses, in order of first use.
  package func parameters(of rule: Rule) -> [Parameter] {
    guard let checklist = ruleSet.checklists.first(where: { $0.id == rule.checklist }) else {
      return []
    }
    var names: [String] = []
    for condition in rule.conditions + (rule.over?.aggregates ?? []).compactMap(\.argument) {
      for name in expressions[condition.expression.index].constants where !names.contains(name) {
        names.append(name)
      }
    }
    return names.compactMap { name in checklist.parameters.first { $0.name == name } }
  }
}
