import Model

/// The fewest faults whose closing brings the city to a score.
///
/// The city's score is a weighted sum of what points lose, and a point's loss a sum of what its checklists
/// lose, and so on down to a rule; each level has a cap. Two facts make the search exact:
///
/// * Within one rule at one point all that matters of k closed faults is the sum of the rest, and that is
///   least when the k dearest are closed. So `loss(k) = min(cap, sum without the k dearest)`.
/// * A cap and a weight never turn a smaller loss into a greater one. So the least loss of a whole with k
///   fixes is the cap of `min over i of a(i) + b(k - i)`, a and b being the least losses of its parts.
///
/// Taking the greatest gain first is *not* exact: below a cap the first fix may gain nothing and the second
/// everything. It is where no cap is in the way: then every loss is convex in k, and the sum of convex losses
/// is least by taking gains in order (Fox 1966). Large runs are joined that way, on the convex hull; ``isExact``
/// says whether any loss was not convex.
package struct FixPlan: Sendable {
  /// Faults to close, the dearest first; nil if closing all does not suffice.
  package let faults: [Fault]?
  /// Whether fewer certainly do not suffice.
  package let isExact: Bool

  /// Up to so many faults the search is exact whatever the caps are: O(faults²).
  static let exactLimit = 3_000

  package init(_ sheet: ScoreSheet, target: ExactPoints) {
    let weight = sheet.points.reduce(Int128(0)) { $0 + Int128($1.weight) }
    let most = (Int128(sheet.model.full.millionths) - Int128(target.millionths)) * weight
    var nodes = sheet.points.filter { !$0.charges.isEmpty }.map {
      Node.point($0.charges, sheet.model).scaled(by: Int128($0.weight))
    }
    if !sheet.cityCharges.isEmpty {
      nodes.append(Node.point(sheet.cityCharges, sheet.model).scaled(by: weight))
    }
    let count = nodes.reduce(0) { $0 + $1.count }
    if count <= Self.exactLimit {
      isExact = true
      let whole = Node.joined(nodes)
      faults = whole.losses.firstIndex { $0 <= most }.map { Self.sorted(whole.fixes($0)) }
      return
    }
    isExact = nodes.allSatisfy(\.isConvex)
    faults = Self.greedy(nodes, most: most).map(Self.sorted)
  }

  private static func sorted(_ faults: [Fault]) -> [Fault] {
    faults.sorted {
      ($1.points, $0.ticket.fingerprint.text) < ($0.points, $1.ticket.fingerprint.text)
    }
  }

  /// Steps along the lower convex hulls, the steepest first.
  private static func greedy(_ nodes: [Node], most: Int128) -> [Fault]? {
    struct Step {
      let node: Int
      let fixes: Int
      let gain: Int128
      let size: Int
    }
    var steps: [Step] = []
    for (number, node) in nodes.enumerated() {
      let hull = node.hull
      for (from, to) in zip(hull, hull.dropFirst()) {
        steps.append(
          Step(
            node: number, fixes: to, gain: node.losses[from] - node.losses[to], size: to - from))
      }
    }
    steps.sort { a, b in
      let left = a.gain * Int128(b.size)
      let right = b.gain * Int128(a.size)
      return left != right ? left > right : (a.node, a.fixes) < (b.node, b.fixes)
    }
    var loss = nodes.reduce(Int128(0)) { $0 + $1.losses[0] }
    var taken = Array(repeating: 0, count: nodes.count)
    for step in steps where loss > most {
      loss -= step.gain
      taken[step.node] = step.fixes
    }
    return loss <= most ? zip(nodes, taken).flatMap { $0.fixes($1) } : nil
  }
}

extension FixPlan {
  /// The least that a part of the city loses, by the number of faults that are closed in it.
  indirect enum Node: Sendable {
    /// Faults of one rule at one point, the dearest first.
    case rule([Fault], losses: [Int128])
    /// `split[k]` of k fixes belong to the first part.
    case pair(Node, Node, losses: [Int128], split: [Int32])
    /// Another cap or weight on the same faults.
    case changed(Node, losses: [Int128])

    /// `losses[k]`: with k faults closed. Never rises.
    var losses: [Int128] {
      switch self {
      case .rule(_, let losses), .pair(_, _, let losses, _), .changed(_, let losses): losses
      }
    }

    /// Faults in it.
    var count: Int { losses.count - 1 }

    func loss(fixes: Int) -> ExactPoints {
      ExactPoints(millionths: Int64(clamping: losses[fixes]))
    }

    /// All that one point can lose: rules with their caps, checklists with weight and cap, the point's own
    /// score.
    static func point(_ charges: [Fault], _ model: ScoringModel) -> Node {
      let checklists = Dictionary(grouping: charges, by: \.ticket.rule.checklist)
      let parts = checklists.sorted { $0.key < $1.key }.map { id, charges -> Node in
        let rules = Dictionary(grouping: charges, by: \.ticket.rule.id)
        let whole = joined(rules.sorted { $0.key < $1.key }.map { rule($0.value) })
        let weight = Int128(model.checklistWeights[id] ?? 1_000)
        let cap = model.checklistCaps[id].map { Int128($0.millionths) }
        return whole.changed { loss in
          let weighted = loss / 1_000 * weight
          return cap.map { min($0, weighted) } ?? weighted
        }
      }
      let full = Int128(model.full.millionths)
      return joined(parts).changed { min(full, $0) }
    }

    private static func rule(_ charges: [Fault]) -> Node {
      let sorted = FixPlan.sorted(charges)
      let cap = charges.first?.ticket.rule.deduction?.maximum
        .map { Int128(ExactPoints($0).millionths) }
      var rest = sorted.reduce(Int128(0)) { $0 + Int128($1.points.millionths) }
      var losses = [cap.map { min($0, rest) } ?? rest]
      for charge in sorted {
        rest -= Int128(charge.points.millionths)
        losses.append(cap.map { min($0, rest) } ?? rest)
      }
      return .rule(sorted, losses: losses)
    }

    func scaled(by weight: Int128) -> Node { changed { $0 * weight } }

    /// - Parameter change: Never turns a smaller loss into a greater one.
    private func changed(_ change: (Int128) -> Int128) -> Node {
      .changed(self, losses: losses.map(change))
    }

    /// The least loss of all parts together. Joined in halves, so that it costs O(faults²) at most.
    static func joined(_ parts: [Node]) -> Node {
      guard let first = parts.first else { return .rule([], losses: [0]) }
      guard parts.count > 1 else { return first }
      let half = parts.count / 2
      return pair(joined(Array(parts[..<half])), joined(Array(parts[half...])))
    }

    private static func pair(_ a: Node, _ b: Node) -> Node {
      let (x, y) = (a.losses, b.losses)
      var losses: [Int128] = []
      var split: [Int32] = []
      for fixes in 0..<x.count + y.count - 1 {
        let first = max(0, fixes - (y.count - 1))
        var best = (first, x[first] + y[fixes - first])
        for share in first...min(fixes, x.count - 1) {
          let loss = x[share] + y[fixes - share]
          if loss < best.1 { best = (share, loss) }
        }
        losses.append(best.1)
        split.append(Int32(best.0))
      }
      return .pair(a, b, losses: losses, split: split)
    }

    /// Which faults to close for the least loss with so many fixes.
    func fixes(_ count: Int) -> [Fault] {
      switch self {
      case .rule(let faults, _): Array(faults.prefix(count))
      case .changed(let node, _): node.fixes(count)
      case .pair(let a, let b, _, let split):
        a.fixes(Int(split[count])) + b.fixes(count - Int(split[count]))
      }
    }

    /// Whether each fix gains at most what the one before it gained.
    var isConvex: Bool { hull.count == losses.count }

    /// Numbers of fixes on the lower convex hull of the losses.
    var hull: [Int] {
      var hull: [Int] = []
      for fixes in losses.indices {
        while hull.count >= 2 {
          let a = hull[hull.count - 2]
          let b = hull[hull.count - 1]
          // b lies above the line from a to here: it is no corner.
          let along = (losses[b] - losses[a]) * Int128(fixes - a)
          guard along > (losses[fixes] - losses[a]) * Int128(b - a) else { break }
          hull.removeLast()
        }
        hull.append(fixes)
      }
      return hull
    }
  }
}
