/// A tree whose every node has a type and whose names are resolved.
public struct CheckedExpression: Sendable {
  /// The tree, its source and its positions.
  public let parsed: ParsedExpression
  /// What its names refer to.
  let environment: Environment
  /// Types by node id.
  let types: NodeTable<CELType>
  /// Resolved names and overloads by node id.
  let references: NodeTable<Reference>
  /// Full names of the variables that the expression reads, in order of first appearance.
  public let variables: [String]

  /// What a name or a call was resolved to.
  public enum Reference: Hashable, Sendable {
    /// A declared variable, by full name.
    case variable(String)
    /// A declared constant, by full name.
    case constant(String)
    /// The variable or accumulator of a fold around the node.
    case local(String)
    /// A function by full name, with the ids of the overloads that the argument types admit.
    case function(String, overloads: [String])
  }

  /// The topmost node.
  public var root: Expression { parsed.root }

  /// The type of the whole expression.
  public var resultType: CELType { type(of: root.id) }

  /// Returns the type of node `id`; `dyn` for an unknown id.
  public func type(of id: Int) -> CELType { types[id] ?? .dyn }

  /// Returns what node `id` refers to; nil for nodes that are neither name nor call.
  public func reference(of id: Int) -> Reference? { references[id] }
}

/// Something about each node of a tree, by node id.
struct NodeTable<Element: Sendable>: Sendable {
  private var elements: [Element?]

  /// Creates a table for ids up to `nodeCount`.
  init(nodeCount: Int) { elements = Array(repeating: nil, count: nodeCount + 1) }

  /// What is noted of node `id`; nil if nothing is, or for an unknown id.
  subscript(id: Int) -> Element? {
    get { elements.indices.contains(id) ? elements[id] : nil }
    set { if elements.indices.contains(id) { elements[id] = newValue } }
  }

  /// Changes everything that is noted.
  mutating func update(_ change: (Element) -> Element) {
    for id in elements.indices { elements[id] = elements[id].map(change) }
  }
}
