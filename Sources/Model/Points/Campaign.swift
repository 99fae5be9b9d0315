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

  /// A stretch of the campaign with its own rhythm: 集中整治, 迎检冲刺.
  package struct Phase: Hashable, Sendable {
    package let title: LocalizedText
    package let first: CivilDate
    /// The last day that belongs to it.
    package let last: CivilDate
    /// In how many days every point is inspected once; nil: nobody says.
    package let cadence: Int?

    package init(title: LocalizedText, first: CivilDate, last: CivilDate, cadence: Int?) {
      self.title = title
      self.first = first
      self.last = last
      self.cadence = cadence
    }
  }

  package let title: LocalizedText
  /// Assessment day (测评日); nil if it is not known yet.
  package let assessment: CivilDate?
  package let tightenings: [Tightening]
  /// In order of days, apart from each other.
  package let phases: [Phase]
  /// What has to be reached; empty: nothing is asked.
  package let gate: GateThresholds
  package let scoring: ScoringModel

  package init(
    title: LocalizedText, assessment: CivilDate?, tightenings: [Tightening], phases: [Phase] = [],
    gate: GateThresholds = GateThresholds(), scoring: ScoringModel = ScoringModel()
  ) {
    self.title = title
    self.assessment = assessment
    self.tightenings = tightenings
    self.phases = phases
    self.gate = gate
    self.scoring = scoring
  }

  /// The phase that `day` belongs to.
  package func phase(on day: CivilDate) -> Phase? {
    phases.first { $0.first <= day && day <= $0.last }
  }

  /// Days of one round of inspections in the phase of `day`; nil if nobody says.
  package func cadence(on day: CivilDate) -> Int? { phase(on: day)?.cadence }
}
