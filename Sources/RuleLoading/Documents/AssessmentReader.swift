import Diagnostics
import Model
import YAML

/// Reads what the workspace file says about the run-up: phases, what is to be reached, how it is scored.
struct AssessmentReader {
  let problems: ProblemList

  /// `phases:`, in order of days.
  func phases(_ reader: NodeReader?) -> [Campaign.Phase] {
    var phases: [(phase: Campaign.Phase, place: NodeReader)] = []
    for item in reader?.list ?? [] {
      guard var mapping = item.mapping(.phase) else { continue }
      let title = mapping.required("title")?.localized
      let from = mapping.required("from")
      let to = mapping.required("to")
      let cadence = mapping.optional("cadence")?.parsed(
        LocalizedText(zh: "天数, 如 '7 days'", en: "a number of days such as '7 days'")
      ) { text -> Int? in
        if case .days(let days) = Allowance(parsing: text), days > 0 { days } else { nil }
      }
      mapping.finish()
      guard let title, let from, let to, let first = from.date, let last = to.date else { continue }
      guard first <= last else {
        to.report(.backwardRange(from: first.description, to: last.description))
        continue
      }
      if let other = phases.first(where: { $0.phase.first <= last && first <= $0.phase.last }) {
        from.report(.overlappingPhases(first: other.place.location))
        continue
      }
      phases.append((.init(title: title, first: first, last: last, cadence: cadence), from))
    }
    return phases.map(\.phase).sorted { $0.first < $1.first }
  }

  /// `gate:`.
  func gate(_ reader: NodeReader?) -> GateThresholds {
    var gate = GateThresholds()
    guard let reader, var mapping = reader.mapping(.gate) else { return gate }
    gate.score = points(mapping.optional("score"))
    gate.redLines = count(mapping.optional("red-lines"))
    gate.points = share(mapping.optional("points"))
    gate.items = share(mapping.optional("items"))
    gate.overdue = count(mapping.optional("overdue"))
    gate.rectified = share(mapping.optional("rectified"))
    gate.closed = share(mapping.optional("closed"))
    gate.onTime = share(mapping.optional("on-time"))
    gate.unowned = count(mapping.optional("unowned"))
    mapping.finish()
    return gate
  }

  /// `scoring:`, and the names in it that only the rules can tell from misspelt ones.
  func scoring(_ reader: NodeReader?) -> (model: ScoringModel, names: [CampaignDocument.Name]) {
    var scoring = ScoringModel()
    guard let reader, var mapping = reader.mapping(.scoring) else { return (scoring, []) }
    if let full = points(mapping.optional("full")) { scoring.full = full }
    let checklists = pairs(mapping.optional("checklists"))
    for (key, value) in checklists {
      guard var item = value.mapping(.checklistScore) else { continue }
      let id = ChecklistID(key.text)
      if let weight = weight(item.optional("weight")) { scoring.checklistWeights[id] = weight }
      if let cap = points(item.optional("max")) { scoring.checklistCaps[id] = cap }
      item.finish()
    }
    let types = pairs(mapping.optional("types"))
    for (key, value) in types {
      if let weight = weight(value) { scoring.typeWeights[PointTypeID(key.text)] = weight }
    }
    scoring.redList = points(mapping.optional("red-list"))
    scoring.blackList = points(mapping.optional("black-list"))
    mapping.finish()
    return (
      scoring,
      checklists.map { .init(noun: .checklist, node: $0.key) }
        + types.map { .init(noun: .pointType, node: $0.key) }
    )
  }

  private func pairs(_ reader: NodeReader?) -> [(key: YAMLNode, value: NodeReader)] {
    guard let reader else { return [] }
    guard reader.node.kind == .mapping else {
      reader.report(.wrongShape(expected: .mapping, found: Shape(of: reader.node)))
      return []
    }
    return reader.node.pairs.map { ($0, NodeReader($1, problems)) }
  }

  private func points(_ reader: NodeReader?) -> ExactPoints? {
    reader?.number(
      in: 0...1_000, LocalizedText(zh: "分数 (0 到 1000)", en: "points from 0 to 1000")
    ).map { ExactPoints($0) }
  }

  private func count(_ reader: NodeReader?) -> Int? {
    reader?.integer(in: 0...1_000_000).map { Int($0) }
  }

  /// A weight in thousandths.
  private func weight(_ reader: NodeReader?) -> Int64? {
    reader?.number(
      in: 0.001...1_000, LocalizedText(zh: "权重 (0.001 到 1000)", en: "a weight from 0.001 to 1000")
    ).map { Int64(($0 * 1_000).rounded(.toNearestOrAwayFromZero)) }
  }

  /// A share in millionths: `95%` or `0.95`.
  private func share(_ reader: NodeReader?) -> Int64? {
    reader?.parsed(
      LocalizedText(zh: "比例, 如 95% 或 0.95", en: "a share such as 95% or 0.95")
    ) { text in
      let isPercent = text.hasSuffix("%")
      guard let number = Double(isPercent ? String(text.dropLast()) : text) else { return nil }
      let share = isPercent ? number / 100 : number
      guard (0...1).contains(share) else { return nil }
      return Int64((share * 1_000_000).rounded(.toNearestOrAwayFromZero))
    }
  }
}
