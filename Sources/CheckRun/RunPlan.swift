import Diagnostics
import Evaluation
import Linting
import Model
import RecordReading
import Reporting
import RuleLoading
import Ticketing

/// Everything a run needs, resolved and immutable: rules, points, calendar, outputs.
///
/// Shared by all workers.
package struct RunPlan: Sendable {
  /// One reporter and where its bytes go.
  package struct Output: Sendable {
    package let entry: ReporterEntry
    /// A file; nil for standard output.
    package let path: String?
  }

  /// Files; `-` is standard input.
  package let paths: [String]
  /// Ledgers of a rehearsal.
  package let ledgers: [NamedFile]
  package let outputs: [Output]
  /// Rules of the run, those about the sheet last.
  package let ruleSet: RuleSet
  package let evaluator: Evaluator
  /// Rules over many records; nil if none runs.
  package let groups: GroupRules?
  package let tickets: TicketBuilder
  package let request: SheetRequest
  /// Id of the format of all inputs; nil to tell it from each.
  package let format: String?
  /// How the sheets are stored; nil to tell from their bytes.
  package let encoding: TextEncoding?
  package let calendar: WorkCalendar
  /// What the checks of records know.
  package let records: RecordContext
  /// What the checks of other tables know.
  package let tables: TableContext
  package let defects: DefectSelection
  /// Whether only defects of the sheets are looked for.
  package let isDefectsOnly: Bool
  package let context: ReportContext
  package let failOn: FailureLevel
  /// What the workspace file says of the run-up; nil without one.
  package let campaign: Campaign?
  /// Whether tickets and passes are kept for a rehearsal.
  package let assesses: Bool
  package let workers: Int
  /// Reads the words of free text.
  let texts: @Sendable () throws(DiagnosticList) -> TextPlan
  /// Whether remarks are held against the cells beside them: with the standard rules, whose themes say what they
  /// are about.
  let readsRemarks: Bool
  /// What is doubtful about rules and configuration, but no reason not to run.
  package let warnings: [Diagnostic]

  /// The rules for what no rule of a checklist is about.
  enum TextRule: Int {
    case withoutRule = 3
    case unclassified = 2
  }

  /// The number of such a rule: they stand behind all others, before that of unknown points.
  func textRule(_ rule: TextRule) -> Int { ruleSet.rules.count - rule.rawValue }
}
