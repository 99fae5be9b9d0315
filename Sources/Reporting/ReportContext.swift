import Diagnostics
import Model

/// What every reporter of a run is told beforehand.
package struct ReportContext: Sendable {
  package let language: Language
  /// Colours, where the output is a terminal.
  package let palette: Palette
  /// The moment from which time left and overdue are reckoned.
  package let asOf: Timestamp
  /// The clocks in which instants are written.
  package let offset: UTCOffset
  /// For the titles of categories, roles, point types and facts.
  package let ruleSet: RuleSet
  /// The program's version, `1.0.0`.
  package let version: String

  package init(
    language: Language, palette: Palette = .plain, asOf: Timestamp, offset: UTCOffset,
    ruleSet: RuleSet, version: String
  ) {
    self.language = language
    self.palette = palette
    self.asOf = asOf
    self.offset = offset
    self.ruleSet = ruleSet
    self.version = version
  }
}
