/// A string compared scalar by scalar, as the language has it, where `String` compares by
/// canonical equivalence.
struct ScalarString: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ScalarString, right: ScalarString) -> Bool {
    isEqual(left.text, right.text)
  }

  /// Equal scalars are canonically equivalent, hence `String`'s hash serves.
  func hash(into hasher: inout Hasher) { text.hash(into: &hasher) }

  /// Whether both have the same scalars.
  ///
  /// `String`'s own comparison is by canonical equivalence but much the fastest way to a "no"; only a
  /// "yes" has to be confirmed byte by byte.
  /// - Complexity: O(bytes); allocates nothing.
  @inline(__always)
  static func isEqual(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count, left == right else { return false }
    let a = left.utf8Span.span
    let b = right.utf8Span.span
    for i in a.indices where a[i] != b[i] { return false }
    return true
  }

  /// Whether `text` has the same scalars as `ascii`, which is known to be ASCII.
  ///
  /// No other text of as many bytes is canonically equivalent to an ASCII text.
  @inline(__always)
  static func isEqual(_ text: String, ascii: String) -> Bool {
    text.utf8.count == ascii.utf8.count && text == ascii
  }

  /// The number of scalars in `text`: of bytes that do not continue a scalar.
  static func count(_ text: String) -> Int {
    let bytes = text.utf8Span.span
    var continuing = 0
    for i in bytes.indices where bytes[i] & 0xC0 == 0x80 { continuing += 1 }
    return bytes.count - continuing
  }

  /// Whether `left` comes before `right` in the order of scalars, which is that of UTF-8 bytes.
  static func isLess(_ left: String, _ right: String) -> Bool {
    let a = left.utf8Span.span
    let b = right.utf8Span.span
    for i in 0..<min(a.count, b.count) where a[i] != b[i] { return a[i] < b[i] }
    return a.count < b.count
  }
}
