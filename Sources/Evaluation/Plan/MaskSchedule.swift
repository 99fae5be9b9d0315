/// In which order the nodes of a plan are evaluated, and which rows text tests can pass over.
///
/// Text tests cost most by far. In `a && t` the rows in which `a` is false need no test `t`, so what is
/// not about texts comes first, then the tests, then what is made of them.
struct MaskSchedule: Sendable {
  /// One place where a test stands: it matters only in rows in which none of `nodes` is `deciding`.
  struct Guard: Hashable, Sendable {
    let nodes: [Int]
    let deciding: Bool
  }

  /// Every node once, children before their parents.
  private(set) var order: [Int] = []
  /// By the number of a text test: a guard for every place where it stands; none for a test that some
  /// place asks of every row.
  private(set) var guards: [Int: [Guard]] = [:]

  init() {}

  /// - Parameter roots: Nodes that rules read.
  init(_ nodes: [MaskNode], roots: Set<Int>) {
    var isMadeOfTexts: [Bool] = []
    for node in nodes {
      isMadeOfTexts.append(node.isText || node.children.contains { isMadeOfTexts[$0] })
    }
    let plain = nodes.indices.filter { !isMadeOfTexts[$0] }
    let tests = nodes.indices.filter { nodes[$0].isText }
    order = plain + tests + nodes.indices.filter { isMadeOfTexts[$0] && !nodes[$0].isText }

    var everywhere = roots
    for node in nodes {
      let tests = node.children.filter { nodes[$0].isText }
      for test in tests {
        // What is evaluated before the test can spare it.
        let earlier = node.children.filter {
          !isMadeOfTexts[$0] || nodes[$0].isText && $0 < test
        }
        if let deciding = node.decidingValue, !earlier.isEmpty {
          guards[test, default: []].append(Guard(nodes: earlier, deciding: deciding))
        } else {
          everywhere.insert(test)
        }
      }
    }
    for test in everywhere { guards[test] = nil }
  }
}

extension MaskNode {
  fileprivate var isText: Bool {
    if case .text = self { true } else { false }
  }

  /// The value of one child that decides a junction; nil for any other node.
  fileprivate var decidingValue: Bool? {
    switch self {
    case .and: false
    case .or: true
    default: nil
    }
  }
}
