/// Bounds that keep hostile expressions and values from exhausting stack, memory or time.
///
/// The language definition asks for 32 terms in a chain and 12 levels of nesting at least.
public struct Limits: Hashable, Sendable {
  /// The longest source text, in Unicode scalars.
  public var sourceLength = 100_000
  /// The deepest tree, in levels; chains of `&&` and `||` are balanced and count little.
  public var depth = 250
  /// The largest tree after macro expansion, in nodes.
  public var nodes = 100_000
  /// The cost that one evaluation may run up, in units; see ``Program``.
  public var cost = 1_000_000

  /// Creates the default bounds.
  public init() {}
}
