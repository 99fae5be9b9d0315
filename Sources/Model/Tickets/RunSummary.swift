/// What a run did, in numbers: `read = evaluated + rejected` always holds.
package struct RunSummary: Sendable {
  /// The numbers of one file, or of one table of it.
  package struct FileCount: Hashable, Sendable {
    package let file: String
    /// Name of the table within its file; empty where a file is one table.
    package let sheet: String
    package var read = 0
    package var evaluated = 0
    package var rejected: [Rejection.Reason: Int] = [:]
    /// Rows that are no records.
    package var skipped: [SkippedRow.Kind: Int] = [:]
    package var defects = 0

    package init(file: String, sheet: String = "") {
      self.file = file
      self.sheet = sheet
    }
  }

  package var files: [FileCount] = []
  /// Violations, sightings of the same fault counted each.
  package var violations = 0
  /// Faults: violations with different fingerprints.
  package var tickets = 0
  package var ticketsBySeverity: [Severity: Int] = [:]
  package var ticketsByCategory: [CategoryID: Int] = [:]
  package var defectsByKind: [DefectKind: Int] = [:]
  /// By index in the rule set.
  package var outcomes: [OutcomeTally] = []
  package var redLines = 0
  /// Tickets that the fallback took because no row of the routing table covers them.
  package var fallbackOwners = 0
  /// Tickets whose deadline could not be said.
  package var withoutDeadline = 0

  package init() {}

  package var read: Int { files.reduce(0) { $0 + $1.read } }
  package var evaluated: Int { files.reduce(0) { $0 + $1.evaluated } }
  package var rejected: Int { files.reduce(0) { $0 + $1.rejected.values.reduce(0, +) } }
}
