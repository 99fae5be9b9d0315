/// Where each node of a parsed expression stands in the source, and which macro it came from.
public struct SourceMap: Sendable {
  /// Ranges by node id, as offsets in Unicode scalars of the source; entry 0 is unused.
  var ranges: [Range<Int>] = [0..<0]
  /// The call as written, by id of the node that the macro expanded to.
  public internal(set) var macroCalls: [Int: Expression] = [:]

  /// Returns the extent of node `id` in Unicode scalars of the source; empty for an unknown id.
  public func range(of id: Int) -> Range<Int> {
    ranges.indices.contains(id) ? ranges[id] : 0..<0
  }

  /// The number of ids handed out so far.
  public var nodeCount: Int { ranges.count - 1 }

  /// Hands out the next node id for a node that stands at `range`.
  mutating func makeID(at range: Range<Int>) -> Int {
    ranges.append(range)
    return ranges.count - 1
  }
}
