/// The anchor and the tag that may stand before a node: `&name !tag`.
struct NodeProperties {
  /// Where the node itself begins.
  let contentStart: Int
  /// Whether the tag is a lone `!`, of which libyaml says nothing.
  let hasBareTag: Bool

  /// Reads the properties at the start of `range`; a node of properties only is empty at its end.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    let bytes = bytes.span
    let end = min(range.upperBound, bytes.count)
    var index = range.lowerBound
    var hasBareTag = false
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        index += 1
      case UInt8(ascii: "#"):
        while index < end, !Self.isBreak(bytes[index]) { index += 1 }
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        let start = index
        while index < end, !Self.isBlank(bytes[index]) { index += 1 }
        if bytes[start] == UInt8(ascii: "!"), index == start + 1 { hasBareTag = true }
      default:
        contentStart = index
        self.hasBareTag = hasBareTag
        return
      }
    }
    contentStart = end
    self.hasBareTag = hasBareTag
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || isBreak(byte)
  }
}
