import Diagnostics

/// By when a violation must be put right: one limit, or several stages that all run from the start.
package struct DeadlineRule: Hashable, Sendable {
  package struct Stage: Hashable, Sendable {
    /// 停工; nil if the limit is not staged.
    package let title: LocalizedText?
    package let allowance: Allowance

    package init(title: LocalizedText? = nil, allowance: Allowance) {
      self.title = title
      self.allowance = allowance
    }
  }

  /// At least one, in the order written; the last one ends the ticket.
  package let stages: [Stage]

  package init(stages: [Stage]) {
    self.stages = stages
  }
}
