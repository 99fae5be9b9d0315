import CEL
import Model

/// One pattern that matches wherever one of several on the same column does.
///
/// Most texts match none of them: they are read once, and not once for each.
struct PatternGate: Sendable {
  let slot: Int
  let pattern: Pattern

  /// The gates of every column that two or more patterns look at.
  static func all(of plan: MaskPlan) -> [PatternGate] {
    var sources: [Int: [String]] = [:]
    for case .text(let slot, .matches(let pattern)) in plan.nodes {
      sources[slot, default: []].append(plan.patternSources[pattern])
    }
    return sources.sorted { $0.key < $1.key }.compactMap { slot, sources in
      guard sources.count > 1 else { return nil }
      return Pattern(sources.map { "(?:\($0))" }.joined(separator: "|")).map {
        PatternGate(slot: slot, pattern: $0)
      }
    }
  }
}

extension Evaluator {
  /// By slot: rows that get through the gate of the column.
  func openGates(_ batch: RecordBatch) -> [Int: Bits] {
    var rows: [Int: Bits] = [:]
    for gate in gates {
      guard case .text(let texts, let states) = batch.columns[gate.slot] else { continue }
      var open = Bits(count: batch.count)
      for row in states.valid where texts.withBytes(row, { gate.pattern.matches(utf8: $0) }) {
        open[row] = true
      }
      rows[gate.slot] = open
    }
    return rows
  }
}
