/// Where each node of a parsed expression stands in the source, and which macro it came from.
public struct SourceMap: Sendable {
  /// Ranges by node id, as offsets in Unicode scalars of the source; entry 0 is unused.
  private var ranges: [Range<Int>] = [0..<0]
  /// Height of the tree below each node, by node id.
  private var heights: [Int] = [0]
  /// The greatest height so far.
  private(set) var height = 0
  /// The call as written, by id of the node that the macro expanded to.
  public internal(set) var macroCalls: [Int: Expression] = [:]

  /// Returns the extent of node `id` in Unicode scalars of the source; empty for an unknown id.
  public func range(of id: Int) -> Range<Int> {
    ranges.indices.contains(id) ? ranges[id] : 0..<0
  }

  /// The number of ids handed out so far.
  public var nodeCount: Int { ranges.count - 1 }

  /// Hands out the next node id for something that stands at `range`.
  mutating func makeID(at range: Range<Int>) -> Int {
    ranges.append(range)
    heights.append(1)
    return ranges.count - 1
  }

  /// Makes a node that stands at `range`.
  mutating func makeNode(_ kind: Expression.Kind, at range: Range<Int>) -> Expression {
    let id = makeID(at: range)
    var below = 0
    kind.forEachChild { child in
      below = max(below, heights.indices.contains(child.id) ? heights[child.id] : 0)
    }
    heights[id] = below + 1
    height = max(height, below + 1)
    return Expression(id: id, kind: kind)
  }
}

extension Expression.Kind {
  /// Calls `body` with each direct child, in order of evaluation.
  public func forEachChild(_ body: (Expression) -> Void) {
    switch self {
    case .literal, .identifier: break
    case .select(let operand, _, _): body(operand)
    case .call(_, let target, let arguments):
      if let target { body(target) }
      arguments.forEach(body)
    case .list(let elements, _): elements.forEach(body)
    case .map(let entries):
      for entry in entries {
        body(entry.key)
        body(entry.value)
      }
    case .structure(_, let fields):
      for field in fields { body(field.value) }
    case .comprehension(let fold):
      body(fold.range)
      body(fold.initial)
      body(fold.condition)
      body(fold.step)
      body(fold.result)
    }
  }
}
