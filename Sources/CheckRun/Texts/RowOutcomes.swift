import Evaluation
import Model

extension BatchOutcomes {
  /// Takes away what was not checked because the rows of the batch do not ask it: a long row is about one item, a row
  /// of a list of problems about none. An item that was asked and left blank stays not checked.
  mutating func leaveOutUnasked(_ batch: RecordBatch, _ ruleSet: RuleSet) {
    guard batch.shape != .wide else { return }
    var blank: [FactID: Int] = [:]
    if let items = batch.items {
      for row in 0..<batch.count where items.outcomes[row] == .blank && batch.pointTypes[row] >= 0 {
        guard items.items[row] >= 0, let slot = items.slots[items.items[row]],
          case .fact(let fact) = batch.layout.slots[slot].key
        else { continue }
        blank[fact, default: 0] += 1
      }
    }
    for rule in tallies.indices where tallies[rule].notChecked > 0 {
      var asked = 0
      for case .fact(let fact) in ruleSet.rules[rule].require.reads { asked += blank[fact] ?? 0 }
      tallies[rule].notChecked = min(tallies[rule].notChecked, asked)
    }
  }

  /// Notes findings that were made of words.
  mutating func add(_ found: [Finding]) {
    guard !found.isEmpty else { return }
    for finding in found where tallies.indices.contains(finding.rule) {
      tallies[finding.rule].fail += 1
    }
    findings = (findings + found).sorted { ($0.row, $0.rule) < ($1.row, $1.rule) }
  }
}
