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
  /// - Complexity: O(bytes); allocates nothing.
  @inline(__always)
  static func isEqual(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    let a = left.utf8Span.span
    let b = right.utf8Span.span
    for i in a.indices where a[i] != b[i] { return false }
    return true
  }

  /// Whether `left` comes before `right` in the order of scalars, which is that of UTF-8 bytes.
  static func isLess(_ left: String, _ right: String) -> Bool {
    let a = left.utf8Span.span
    let b = right.utf8Span.span
    for i in 0..<min(a.count, b.count) where a[i] != b[i] { return a[i] < b[i] }
    return a.count < b.count
  }
}
