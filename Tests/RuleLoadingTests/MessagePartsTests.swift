import Testing

@testable import RuleLoading

@Suite struct MessagePartsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// Holes in angle brackets.
    let parts: [String]
    let loneBraces: [Int]
    var testDescription: String { text }

    init(_ text: String, _ parts: [String], loneBraces: [Int] = []) {
      self.text = text
      self.parts = parts
      self.loneBraces = loneBraces
    }
  }

  static let cases = [
    Case("", []),
    Case("楼道", ["楼道"]),
    Case("堆放 {n} 处", ["堆放 ", "<n>", " 处"]),
    Case("{a}{b}", ["<a>", "<b>"]),
    Case("{{{n}}}", ["{", "<n>", "}"]),
    Case("{{n}}", ["{n}"]),
    Case("{ {'a': 1}['a'] }", ["< {'a': 1}['a'] >"]),
    Case("{x == '}' ? 1 : 2}", ["<x == '}' ? 1 : 2>"]),
    Case(#"{x == "\"}" ? 1 : 2}"#, [#"<x == "\"}" ? 1 : 2>"#]),
    Case("{}", ["<>"]),
    Case("a { b", ["a { b"], loneBraces: [2]),
    Case("a } b", ["a } b"], loneBraces: [2]),
    Case("{'open}", ["{'open}"], loneBraces: [0, 6]),
  ]

  @Test(arguments: cases)
  func areTakenApart(_ one: Case) {
    let scalars = Array(one.text.unicodeScalars)
    let parts = MessageParts(scalars)
    let found = parts.parts.map { part in
      switch part {
      case .text(let text): text
      case .hole(let range): "<\(String(String.UnicodeScalarView(scalars[range])))>"
      }
    }
    #expect(found == one.parts || !one.loneBraces.isEmpty)
    #expect(parts.loneBraces == one.loneBraces)
  }
}
