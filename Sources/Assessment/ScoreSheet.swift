import Diagnostics
import Model

/// What a point, or something like it, loses: the charges of its open faults, with every cap.
///
/// Red lines are outside the score, and so are faults of rules that deduct nothing.
package struct PointScore: Sendable {
  package let point: Point
  /// In thousandths, by the point's type.
  package let weight: Int64
  /// Faults that cost something, the dearest first.
  package let charges: [Fault]
  package let loss: ExactPoints

  /// - Parameter faults: Open faults of the point.
  package init(_ point: Point, _ faults: [Fault], _ model: ScoringModel) {
    self.point = point
    weight = model.weight(of: point.type)
    charges = faults.filter { $0.isOpen && !$0.ticket.rule.isRedLine && $0.points > .zero }
      .sorted {
        ($1.points, $0.ticket.fingerprint.text) < ($0.points, $1.ticket.fingerprint.text)
      }
    loss = FixPlan.Node.point(charges, model).loss(fixes: 0)
  }

  package func score(_ model: ScoringModel) -> ExactPoints { model.full - loss }
}

/// The score of an area, a type of points or the city: the mean of its points by the weight of their types,
/// less what rules over many records charge the area itself.
package struct AreaScore: Sendable {
  package let level: ScoreLevel
  /// Stable: `street:东区/一街`; the type's id; empty for the city.
  package let id: String
  package let name: LocalizedText
  package let points: Int
  package let mean: MeanPoints
  /// From 1; equal scores share a rank, and the next one is as many lower.
  package fileprivate(set) var rank = 1
  /// Open faults that cost something, the dearest first; every point that is missing is one of these, or
  /// is capped.
  package let charges: [Fault]
}

/// For what there are scores.
package enum ScoreLevel: String, Sendable, CaseIterable {
  case city
  case district
  case street
  case type
  case point
}

/// The scores of a run.
package struct ScoreSheet: Sendable {
  package let model: ScoringModel
  /// Points that were inspected, by id.
  package let points: [PointScore]
  /// Charges of the city as a whole.
  package let cityCharges: [Fault]
  /// By level, best first; equal ones by id.
  package let areas: [AreaScore]

  /// Nil if no point was inspected.
  package var city: AreaScore? { areas.first { $0.level == .city } }

  /// - Parameters:
  ///   - inspected: Every point that has a record.
  ///   - titles: Of point types.
  package init(
    _ inspected: [Point], _ book: FaultBook, _ model: ScoringModel,
    titles: [PointTypeID: LocalizedText] = [:]
  ) {
    self.model = model
    let byPoint = Dictionary(grouping: book.open, by: \.ticket.point.id)
    let points = inspected.sorted { $0.id < $1.id }
      .map { PointScore($0, byPoint[$0.id] ?? [], model) }
    self.points = points
    let cityCharges = PointScore(
      Point(id: "campaign:", name: "", type: nil, area: Area(), location: SourceLocation(file: "")),
      byPoint["campaign:"] ?? [], model
    ).charges
    self.cityCharges = cityCharges
    var areas: [AreaScore] = []
    func add(
      _ level: ScoreLevel, _ id: String, _ name: LocalizedText, _ members: [PointScore],
      own: [Fault]
    ) {
      let weight = members.reduce(Int128(0)) { $0 + Int128($1.weight) }
      guard weight > 0 else { return }
      let charged = FixPlan.Node.point(own, model).loss(fixes: 0)
      let sum = members.reduce(Int128(0)) {
        $0 + Int128($1.score(model).millionths) * Int128($1.weight)
      }
      areas.append(
        AreaScore(
          level: level, id: id, name: name, points: members.count,
          mean: MeanPoints(sum: sum - Int128(charged.millionths) * weight, weight: weight),
          charges: own + members.flatMap(\.charges)))
    }
    add(.city, "", LocalizedText(zh: "全市", en: "the city"), points, own: cityCharges)
    for (level, group) in [(ScoreLevel.district, GroupLevel.district), (.street, .street)] {
      var members: [PointID: (name: String, points: [PointScore])] = [:]
      for point in points {
        guard let area = group.group(of: point.point) else { continue }
        members[area.id, default: (area.name, [])].points.append(point)
      }
      for (id, area) in members {
        let own = PointScore(
          Point(id: id, name: "", type: nil, area: Area(), location: SourceLocation(file: "")),
          byPoint[id] ?? [], model)
        add(level, id.text, LocalizedText(area.name), area.points, own: own.charges)
      }
    }
    let types = Dictionary(grouping: points.filter { $0.point.type != nil }, by: \.point.type)
    for case (let type?, let members) in types {
      add(.type, type.text, titles[type] ?? LocalizedText(type.text), members, own: [])
    }
    self.areas = ScoreLevel.allCases.flatMap { level in
      Self.ranked(areas.filter { $0.level == level })
    }
  }

  /// Best first. Equal scores share a rank, as in sport: 1, 1, 3. Equal means equal as printed.
  private static func ranked(_ areas: [AreaScore]) -> [AreaScore] {
    var sorted = areas.sorted {
      ($1.mean.hundredths, $0.id) < ($0.mean.hundredths, $1.id)
    }
    for index in sorted.indices {
      let isTie = index > 0 && sorted[index].mean.hundredths == sorted[index - 1].mean.hundredths
      sorted[index].rank = isTie ? sorted[index - 1].rank : index + 1
    }
    return sorted
  }

  /// 红榜: streets and districts with at least the score that the workspace asks for.
  package var redList: [AreaScore] {
    guard let least = model.redList else { return [] }
    return areas.filter { ($0.level == .street || $0.level == .district) && $0.mean.reaches(least) }
  }

  /// 黑榜: streets and districts below the score that the workspace names.
  package var blackList: [AreaScore] {
    guard let least = model.blackList else { return [] }
    return areas.filter {
      ($0.level == .street || $0.level == .district) && !$0.mean.reaches(least)
    }
  }
}
