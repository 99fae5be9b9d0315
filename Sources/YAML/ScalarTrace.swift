/// Walks the source of a scalar again to learn which byte each scalar of its text comes from.
///
/// Only diagnostics need this, so nothing is kept while reading; the walk costs O(scalar).
struct ScalarTrace {
  /// The text as it comes out of the walk.
  private(set) var text: [Unicode.Scalar] = []
  /// Offset in the source of each scalar of `text`.
  private(set) var offsets: [Int] = []

  mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
    text.append(scalar)
    offsets.append(offset)
  }

  /// Offsets in the source of each scalar of `node`'s text, and of its end.
  ///
  /// Nil if the walk does not yield the text that libyaml read, which is possible only for line ends
  /// that YAML 1.1 knew and YAML 1.2 does not (U+0085, U+2028, U+2029).
  static func offsets(of node: YAMLNode) -> [Int]? {
    let expected = Array(node.text.unicodeScalars)
    let written = SourceScalars(node.source.bytes, node.range)
    let traces: any Sequence<ScalarTrace> =
      switch node.style {
      case .literal, .folded: BlockScalarTrace.candidates(written)
      default: CollectionOfOne(FlowScalarTrace.trace(written, node.style))
      }
    for trace in traces where trace.text == expected {
      let end = trace.offsets.last.map { written.end(ofScalarAt: $0) } ?? node.range.lowerBound
      return trace.offsets + [end]
    }
    return nil
  }
}

/// A part of the source as scalars with their offsets.
struct SourceScalars {
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var offsets: [Int] = []
  private let bytes: [UInt8]

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    var offset = range.lowerBound
    for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
  }

  var count: Int { scalars.count }

  func end(ofScalarAt offset: Int) -> Int {
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// The scalar at `index`, or nil at the end.
  subscript(index: Int) -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  func isBreak(_ index: Int) -> Bool { self[index] == "\n" || self[index] == "\r" }

  func isBlank(_ index: Int) -> Bool { self[index] == " " || self[index] == "\t" }

  /// The index behind the line break at `index`; CR LF is one.
  func afterBreak(_ index: Int) -> Int {
    self[index] == "\r" && self[index + 1] == "\n" ? index + 2 : index + 1
  }
}
