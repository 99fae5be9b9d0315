import CEL
import Model

/// The conditions of all rules as one list of three-valued column tests, shared parts once.
///
/// Immutable after compilation, hence shared by all workers.
struct MaskPlan: Sendable {
  /// Children come before their parents.
  var nodes: [MaskNode] = []
  var patterns: [Pattern] = []
  /// By the number of the pattern.
  private(set) var patternSources: [String] = []
  private var index: [MaskNode: Int] = [:]
  private var patternIndex: [String: Int] = [:]

  /// The number of `node`, which becomes a new one only if no equal one exists.
  mutating func add(_ node: MaskNode) -> Int {
    if let known = index[node] { return known }
    nodes.append(node)
    index[node] = nodes.count - 1
    return nodes.count - 1
  }

  /// The number of the compiled pattern; nil if RE2 refuses it.
  mutating func addPattern(_ source: String) -> Int? {
    if let known = patternIndex[source] { return known }
    guard let pattern = Pattern(source) else { return nil }
    patterns.append(pattern)
    patternSources.append(source)
    patternIndex[source] = patterns.count - 1
    return patterns.count - 1
  }
}
