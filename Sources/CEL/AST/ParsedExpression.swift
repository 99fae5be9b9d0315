/// A tree with macros expanded, together with its source text and positions.
public struct ParsedExpression: Sendable {
  /// The text that was parsed.
  public let source: String
  /// The topmost node.
  public let root: Expression
  /// Positions and macro calls by node id.
  public let sourceMap: SourceMap
}
