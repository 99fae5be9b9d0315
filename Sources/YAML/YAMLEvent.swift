/// One event of a YAML stream, without pointers into the parser.
struct YAMLEvent {
  enum Kind: UInt8 {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias
    case scalar
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  let kind: Kind
  /// Where it begins, in Unicode scalars from the start of the text; an anchor or tag before a node
  /// belongs to the node.
  let start: Int
  /// Where it ends, exclusive, in Unicode scalars.
  let end: Int
  var style: YAMLStyle = .block
  /// Of a document's start or end: no `---` or `...` is written.
  var isImplicit = true
  /// A scalar's text in the buffer it was appended to.
  var text: Range<Int> = 0..<0
  /// Of an alias: the anchor it stands for.
  var anchor: String?
  var tag: String?
}

/// How a node is written.
package enum YAMLStyle: UInt8, Sendable {
  case plain
  case singleQuoted
  case doubleQuoted
  /// `|`
  case literal
  /// `>`
  case folded
  /// A sequence or mapping by indentation.
  case block
  /// `[…]` or `{…}`
  case flow
}
