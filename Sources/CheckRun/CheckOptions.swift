import Diagnostics
import Model
import RecordReading

/// What the user asked for, as the command line said it; nothing has been looked at yet.
package struct CheckOptions: Sendable {
  /// One `--format`: what to write, and where.
  package struct Output: Hashable, Sendable {
    /// Id of a reporter.
    package let format: String
    /// A file; nil for standard output.
    package let path: String?

    package init(format: String, path: String?) {
      self.format = format
      self.path = path
    }
  }

  /// Which workspace file describes the campaign.
  package enum CampaignChoice: Hashable, Sendable {
    /// The first `civiclint.yaml` that stands beside an input or in a folder above it, if there is one.
    case discover
    case file(String)
    case none
  }

  /// Files; `-` is standard input.
  package var paths: [String] = []
  /// Id of the format of all inputs; nil to tell it from each.
  package var inputFormat: String?
  /// How the sheets are stored; nil to tell from their bytes.
  package var encoding: TextEncoding?
  /// The one table of each workbook that is wanted; nil for all that fit.
  package var sheet: String?
  package var rules: [String] = []
  package var points: String?
  package var routing: String?
  /// A document that says what columns and items mean.
  package var layout: String?
  package var campaign = CampaignChoice.discover
  /// Ledgers of a rehearsal; empty: those of the workspace file.
  package var ledgers: [String] = []
  /// The point type of sheets that neither say it nor have a registry to ask; nil: by their facts.
  package var pointType: String?
  /// The moment from which deadlines are judged; the only clock of a run.
  package var asOf: Timestamp
  package var outputs: [Output] = []
  package var selection = RuleSelection()
  /// Whether only the sheets are linted and no rule is asked.
  package var isDefectsOnly = false
  package var failOn: FailureLevel?
  package var language: Language
  package var palette: Palette
  /// How many batches are worked on at once; at least 1.
  package var workers: Int

  package init(asOf: Timestamp, language: Language, palette: Palette, workers: Int) {
    self.asOf = asOf
    self.language = language
    self.palette = palette
    self.workers = workers
  }
}

/// From where on findings make the exit status 1: `--fail-on`.
package enum FailureLevel: Hashable, Sendable {
  case severity(Severity)
  case never

  package static let names = Severity.allCases.map(\.rawValue).reversed() + ["never"]

  package init?(name: String) {
    if name == "never" {
      self = .never
    } else if let severity = Severity(rawValue: name) {
      self = .severity(severity)
    } else {
      return nil
    }
  }

  /// Whether a finding of `severity` counts.
  package func includes(_ severity: Severity) -> Bool {
    switch self {
    case .never: false
    case .severity(let least): severity >= least
    }
  }
}
