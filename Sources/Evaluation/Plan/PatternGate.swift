import CEL
import Model

/// One pattern that matches wherever one of several tests on the same column holds.
///
/// Most texts pass none of them: they are read once, and not once for each.
struct PatternGate: Sendable {
  let slot: Int
  let pattern: Pattern

  /// The gates of every column that two or more tests look at.
  static func all(of plan: MaskPlan) -> [PatternGate] {
    var sources: [Int: [String?]] = [:]
    for case .text(let slot, let test) in plan.nodes {
      sources[slot, default: []].append(source(test, plan))
    }
    return sources.sorted { $0.key < $1.key }.compactMap { slot, sources in
      let known = sources.compactMap { $0 }
      guard known.count > 1, known.count == sources.count else { return nil }
      return Pattern(known.map { "(?:\($0))" }.joined(separator: "|")).map {
        PatternGate(slot: slot, pattern: $0)
      }
    }
  }

  /// A pattern that matches wherever `test` holds; nil if its words cannot be quoted.
  private static func source(_ test: TextTest, _ plan: MaskPlan) -> String? {
    switch test {
    case .contains(let text), .startsWith(let text), .endsWith(let text):
      text.contains("\\") ? nil : "\\Q\(text)\\E"
    case .matches(let pattern):
      // A quotation that is left open would swallow what stands behind it.
      plan.patternSources[pattern].contains("\\Q") ? nil : plan.patternSources[pattern]
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
