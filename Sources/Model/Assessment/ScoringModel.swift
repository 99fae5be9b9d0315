import Diagnostics

/// How breaches become points: `scoring:` of the workspace file.
package struct ScoringModel: Hashable, Sendable {
  /// Points of a point without breaches.
  package var full = ExactPoints(100)
  /// Weight of a checklist's deductions, in thousandths; 1000 where nothing is said.
  package var checklistWeights: [ChecklistID: Int64] = [:]
  /// The most that a checklist can cost one point.
  package var checklistCaps: [ChecklistID: ExactPoints] = [:]
  /// Weight of a point of a type in the mean of an area, in thousandths; 1000 where nothing is said.
  package var typeWeights: [PointTypeID: Int64] = [:]
  /// 红榜: areas with at least this score.
  package var redList: ExactPoints?
  /// 黑榜: areas with less than this score.
  package var blackList: ExactPoints?

  package init() {}

  package func weight(of type: PointTypeID?) -> Int64 {
    type.flatMap { typeWeights[$0] } ?? 1_000
  }
}

/// What has to be reached: `gate:` of the workspace file. Nil: not asked for.
package struct GateThresholds: Hashable, Sendable {
  /// The least score of the city.
  package var score: ExactPoints?
  /// The most open tickets of red lines.
  package var redLines: Int?
  /// The least share of points inspected in the current round, in millionths.
  package var points: Int64?
  /// The least share of checks with an answer, in millionths.
  package var items: Int64?
  /// The most open tickets past their deadline.
  package var overdue: Int?
  /// The least share of faults put right, in millionths.
  package var rectified: Int64?
  /// The least share done of what was due by now (结案率), in millionths.
  package var closed: Int64?
  /// The least share done by its deadline of what was due by now (按期结案率), in millionths.
  package var onTime: Int64?
  /// The most open tickets that only the fallback owns.
  package var unowned: Int?

  package init() {}

  package var isEmpty: Bool { self == GateThresholds() }

  /// What is asked where the workspace file asks nothing: no red line, nothing overdue, nothing without
  /// an owner.
  package static let fallback: GateThresholds = {
    var thresholds = GateThresholds()
    thresholds.redLines = 0
    thresholds.overdue = 0
    thresholds.unowned = 0
    return thresholds
  }()
}
