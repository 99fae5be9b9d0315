import Model
import YAML

extension NodeReader {
  /// A limit, or a list of stages: `3 workdays`, `[{stage: 停工, within: 4 workhours}, …]`.
  var stagedLimit: DeadlineRule? {
    guard node.kind == .sequence else {
      return allowance.map { DeadlineRule(stages: [DeadlineRule.Stage(allowance: $0)]) }
    }
    let items = oneOrMany
    if items.isEmpty { report(.emptyList("deadline")) }
    let stages = items.compactMap { item -> DeadlineRule.Stage? in
      guard var stage = item.mapping(.stage) else { return nil }
      let title = stage.required("stage")?.localized
      let within = stage.required("within")?.allowance
      stage.finish()
      return within.map { DeadlineRule.Stage(title: title, allowance: $0) }
    }
    return stages.count == items.count && !stages.isEmpty ? DeadlineRule(stages: stages) : nil
  }
}
