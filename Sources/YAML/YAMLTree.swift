/// The nodes of one file in four arrays, so that a file costs no more objects than it has arrays and
/// a deep one ends without recursion.
///
/// A class because every node handle shares it; immutable once built.
final class YAMLTree: Sendable {
  /// One node. Offsets count bytes of the source.
  struct Record {
    let kind: YAMLNode.Kind
    let style: YAMLStyle
    /// Index in `tags`; 0: none.
    let tag: UInt16
    /// Where its content begins, behind anchor and tag.
    let start: UInt32
    var end: UInt32
    /// A scalar's text in `texts`, or a collection's children in `children`.
    var first: UInt32
    /// Bytes of the text, or number of children; a mapping has two children for each pair.
    var count: UInt32

    var range: Range<Int> { Int(first)..<Int(first) + Int(count) }
  }

  let source: YAMLSource
  let records: [Record]
  /// Indices in `records`; an alias is the index of the node it stands for.
  let children: [UInt32]
  let texts: [UInt8]
  let tags: [String]

  init(
    source: YAMLSource, records: [Record], children: [UInt32], texts: [UInt8], tags: [String]
  ) {
    self.source = source
    self.records = records
    self.children = children
    self.texts = texts
    self.tags = tags
  }
}
