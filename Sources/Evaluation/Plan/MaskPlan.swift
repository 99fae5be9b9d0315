import CEL
import Model

/// The conditions of all rules as one list of three-valued column tests, shared parts once.
///
/// Immutable after compilation, hence shared by all workers.
struct MaskPlan: Sendable {
  /// Children come before their parents.
  var nodes: [MaskNode] = []
  private(set) var patterns: [TextPattern] = []
  /// By slot: the words that some test compares a column with; made at the end.
  private(set) var wordTables: [Int: WordTable] = [:]
  /// By node: the numbers in the table of its slot that the words of a `wordIn` have.
  private(set) var wordNumbers: [Int: [UInt32]] = [:]
  /// Text columns that some test reads as a number, ascending; made at the end.
  private(set) var numberSlots: [Int] = []
  /// Nodes in the order in which they are evaluated, and what spares text tests; made at the end.
  private(set) var schedule = MaskSchedule()
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
    patterns.append(
      TextPattern(source: source, pattern: pattern, anchored: AnchoredPattern(source)))
    patternIndex[source] = patterns.count - 1
    return patterns.count - 1
  }

  /// Prepares what the nodes have in common, once all of them are there.
  ///
  /// - Parameter roots: Nodes that rules read.
  mutating func finish(roots: Set<Int>) {
    schedule = MaskSchedule(nodes, roots: roots)
    var words: [Int: Set<String>] = [:]
    var numbers: Set<Int> = []
    for node in nodes {
      switch node {
      case .wordIn(let slot, let listed): words[slot, default: []].formUnion(listed)
      case .compareNumber(let slot, _, _): numbers.insert(slot)
      default: continue
      }
    }
    wordTables = words.mapValues { WordTable($0.sorted()) }
    for (index, node) in nodes.enumerated() {
      if case .wordIn(let slot, let listed) = node, let table = wordTables[slot] {
        wordNumbers[index] = listed.map { table.number(of: $0) }
      }
    }
    numberSlots = numbers.sorted()
  }
}

/// A pattern that some rule searches texts for.
struct TextPattern: Sendable {
  let source: String
  private let pattern: Pattern
  /// The pattern, where it is that simple.
  private let anchored: AnchoredPattern?

  init(source: String, pattern: Pattern, anchored: AnchoredPattern?) {
    self.source = source
    self.pattern = pattern
    self.anchored = anchored
  }

  /// Whether it matches in the text whose UTF-8 these bytes are.
  func matches(_ text: Span<UInt8>) -> Bool {
    anchored?.matches(text) ?? pattern.matches(utf8: text)
  }
}
