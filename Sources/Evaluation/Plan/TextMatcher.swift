import Model

/// A ``TextTest`` with its constant as bytes.
///
/// Text and constant are UTF-8, in which one contains the other exactly if its bytes do.
struct TextMatcher {
  private let test: TextTest
  private let constant: [UInt8]
  private let pattern: TextPattern?

  init(_ test: TextTest, _ patterns: [TextPattern]) {
    self.test = test
    pattern = if case .matches(let number) = test { patterns[number] } else { nil }
    switch test {
    case .contains(let text), .startsWith(let text), .endsWith(let text):
      constant = Array(text.utf8)
    case .matches: constant = []
    }
  }

  /// Whether the test holds for the text whose UTF-8 bytes these are.
  func matches(_ text: Span<UInt8>) -> Bool {
    switch test {
    case .contains: contains(text)
    case .startsWith: stands(in: text, at: 0)
    case .endsWith: stands(in: text, at: text.count - constant.count)
    case .matches: pattern?.matches(text) ?? false
    }
  }

  /// - Complexity: O(text × constant) at worst; the constants are short words.
  private func contains(_ text: Span<UInt8>) -> Bool {
    guard let first = constant.first else { return true }
    guard text.count >= constant.count else { return false }
    for start in 0...text.count - constant.count where text[start] == first {
      if stands(in: text, at: start) { return true }
    }
    return false
  }

  private func stands(in text: Span<UInt8>, at start: Int) -> Bool {
    guard start >= 0, start + constant.count <= text.count else { return false }
    for i in constant.indices where text[start + i] != constant[i] { return false }
    return true
  }
}
