import Diagnostics

/// One value of a YAML file, with its place.
///
/// A handle: copying it copies no text. An alias is the node it stands for.
package struct YAMLNode: Sendable {
  package enum Kind: UInt8, Sendable {
    case scalar
    case sequence
    case mapping
  }

  let tree: YAMLTree
  let index: Int

  private var record: YAMLTree.Record { tree.records[index] }

  package var kind: Kind { record.kind }
  package var style: YAMLStyle { record.style }

  /// The tag as YAML resolves it, `tag:yaml.org,2002:int`; `!` is the tag that makes a plain scalar
  /// a text; nil if none is written.
  package var tag: String? {
    record.tag == 0 ? nil : tree.tags[Int(record.tag)]
  }

  /// A scalar's text; empty for a collection.
  package var text: String {
    guard kind == .scalar else { return "" }
    return String(decoding: tree.texts[record.range], as: UTF8.self)
  }

  /// A scalar's value by the core schema of YAML 1.2; `.string("")` for a collection.
  package var value: YAMLValue {
    guard kind == .scalar else { return .string("") }
    return YAMLValue(tree.texts[record.range], style: style, tag: tag)
  }

  /// Whether the node is a plain scalar that stands for nothing: empty, `~` or `null`.
  package var isNull: Bool {
    guard kind == .scalar else { return false }
    // A text longer than `null` is none, whatever its tag; most are.
    return record.count <= 4 && value == .null
  }

  /// The items of a sequence; empty for anything else.
  package var items: Items {
    Items(tree: tree, range: kind == .sequence ? record.range : 0..<0)
  }

  /// The pairs of a mapping in the order written, duplicates included; empty for anything else.
  package var pairs: Pairs {
    Pairs(tree: tree, range: kind == .mapping ? record.range : 0..<0)
  }

  /// The value of the first pair whose key is a scalar with this text.
  ///
  /// - Complexity: O(pairs); compares bytes.
  package subscript(key: String) -> YAMLNode? {
    position(of: key).map { pairs[$0].value }
  }

  /// Which of the pairs is the first whose key is a scalar with this text.
  ///
  /// - Complexity: O(pairs); compares bytes.
  package func position(of key: String) -> Int? {
    guard kind == .mapping else { return nil }
    let wanted = key.utf8
    let count = wanted.count
    let range = record.range
    var slot = range.lowerBound
    while slot + 1 < range.upperBound {
      let candidate = tree.records[Int(tree.children[slot])]
      if candidate.kind == .scalar, Int(candidate.count) == count,
        tree.texts[candidate.range].elementsEqual(wanted)
      {
        return (slot - range.lowerBound) / 2
      }
      slot += 2
    }
    return nil
  }
}

extension YAMLNode {
  /// The items of a sequence.
  package struct Items: RandomAccessCollection, Sendable {
    let tree: YAMLTree
    let range: Range<Int>

    package var startIndex: Int { 0 }
    package var endIndex: Int { range.count }

    package subscript(position: Int) -> YAMLNode {
      YAMLNode(tree: tree, index: Int(tree.children[range.lowerBound + position]))
    }
  }

  /// The pairs of a mapping.
  package struct Pairs: RandomAccessCollection, Sendable {
    let tree: YAMLTree
    let range: Range<Int>

    package var startIndex: Int { 0 }
    package var endIndex: Int { range.count / 2 }

    package subscript(position: Int) -> (key: YAMLNode, value: YAMLNode) {
      let first = range.lowerBound + position * 2
      return (
        YAMLNode(tree: tree, index: Int(tree.children[first])),
        YAMLNode(tree: tree, index: Int(tree.children[first + 1]))
      )
    }
  }
}

extension YAMLNode {
  package var source: YAMLSource { tree.source }

  /// Bytes of the source that its content takes, without anchor and tag.
  package var range: Range<Int> { Int(record.start)..<Int(record.end) }

  /// Where its tag is written; nil if it has none.
  package var tagRange: Range<Int>? {
    guard tag != nil else { return nil }
    let bytes = source.bytes
    func isBlank(_ index: Int) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) }
    var end = range.lowerBound
    while end > 0, isBlank(end - 1) { end -= 1 }
    var start = end
    while start > 0, !isBlank(start - 1) { start -= 1 }
    return start..<end
  }

  package var location: SourceLocation { source.location(at: range.lowerBound) }

  /// The line it starts in, its part in that line underlined.
  package var excerpt: Diagnostic.Excerpt { source.excerpt(range) }

  /// The bytes of the source that `scalars` of a scalar's text come from, whatever its style.
  ///
  /// An end of line that was folded into a blank is that end of line; an escape is the whole
  /// escape. Falls back on the start of the scalar if its source cannot be retraced.
  /// - Parameter scalars: Offsets in the text, in Unicode scalars.
  package func sourceRange(ofScalars scalars: Range<Int>) -> Range<Int> {
    guard kind == .scalar, let offsets = ScalarTrace.offsets(of: self) else {
      return range.lowerBound..<range.lowerBound + 1
    }
    let last = offsets.count - 1
    let start = offsets[Swift.min(Swift.max(0, scalars.lowerBound), last)]
    let end = offsets[Swift.min(Swift.max(0, scalars.upperBound), last)]
    return start..<Swift.max(start, end)
  }
}
