/// A text prepared to be looked for among others.
struct TextKey: Sendable {
  /// What tells most texts apart: the number of bytes and the first eight of them.
  struct Head: Equatable, Sendable {
    let count: Int
    let bytes: UInt64

    @inline(__always)
    init(of text: String) {
      let utf8 = text.utf8Span.span
      count = utf8.count
      var bytes: UInt64 = 0
      for i in 0..<min(8, utf8.count) { bytes = bytes << 8 | UInt64(utf8[i]) }
      self.bytes = bytes
    }

    /// Whether nothing of the text is beyond the head.
    var isWhole: Bool { count <= 8 }
  }

  let text: String
  let head: Head
  let isASCII: Bool

  @inline(__always)
  init(_ text: String) {
    self.text = text
    head = Head(of: text)
    isASCII = false
  }

  /// Prepares a text that is looked for many times.
  init(constant text: String) {
    self.text = text
    head = Head(of: text)
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Whether `other`, whose head is known to be the same, is this text.
  @inline(__always)
  func isEqual(_ other: String) -> Bool {
    isASCII ? ScalarString.isEqual(other, ascii: text) : ScalarString.isEqual(other, text)
  }
}
