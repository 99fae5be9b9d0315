import Diagnostics

/// The run-up to assessment day (创建周期), as the workspace file `civiclint.yaml` describes it.
package struct Campaign: Sendable {
  /// `within 7 days of assessment: at most 24 hours`.
  package struct Tightening: Hashable, Sendable {
    /// Opened this many days before assessment day or later.
    package let withinDays: Int
    package let atMost: Allowance

    package init(withinDays: Int, atMost: Allowance) {
      self.withinDays = withinDays
      self.atMost = atMost
    }
  }

  package let title: LocalizedText
  /// Assessment day (测评日); nil if it is not known yet.
  package let assessment: CivilDate?
  package let tightenings: [Tightening]

  package init(title: LocalizedText, assessment: CivilDate?, tightenings: [Tightening]) {
    self.title = title
    self.assessment = assessment
    self.tightenings = tightenings
  }
}
