/// How much one file may ask of its reader; whatever is beyond ends the file with a diagnostic.
///
/// The defaults are far above what people write and far below what would hurt.
package struct YAMLLimits: Sendable {
  /// Unit: bytes of the file. Range: up to 1 GiB, because places are kept in 32 bits.
  package var bytes: Int
  /// Sequences and mappings inside one another, those that aliases stand for included.
  package var depth: Int
  /// Nodes that all aliases of one document together add to it (an "alias bomb" adds billions).
  package var aliasedNodes: Int

  package static let standard = YAMLLimits()

  package init(bytes: Int = 64 << 20, depth: Int = 256, aliasedNodes: Int = 100_000) {
    precondition(bytes <= 1 << 30, "places are kept in 32 bits")
    self.bytes = bytes
    self.depth = depth
    self.aliasedNodes = aliasedNodes
  }
}
