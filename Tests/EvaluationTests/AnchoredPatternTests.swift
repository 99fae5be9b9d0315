import CEL
import TestSupport
import Testing

@testable import Evaluation

/// Patterns that need no search: they match what RE2 matches.
@Suite struct AnchoredPatternTests {
  @Test(arguments: [
    "^", "^$", "^I0[0-8]", "^3701[0-9][0-9]$", "^[A-Za-z0-9]", "^[abc]x", "^社区[0-9]", "^a-b_c:d/e$",
    "^[a-ce]",
  ])
  func matchesWhatRE2Matches(source: String) throws {
    let anchored = try #require(AnchoredPattern(source))
    let pattern = try #require(Pattern(source))
    var random = SeededGenerator(seed: 7)
    let letters = Array("I03718abcxyzAZ-_:/社区é\n $")
    for length in 0..<12 {
      for _ in 0..<200 {
        var text = ""
        // Half of them begin as the pattern does, so that many match.
        if Bool.random(using: &random) {
          text = String(source.dropFirst().prefix { $0 != "[" && $0 != "$" })
        }
        for _ in 0..<length { text.append(letters.randomElement(using: &random) ?? "a") }
        #expect(anchored.matches(text.utf8Span.span) == pattern.matches(text), "\(source) \(text)")
      }
    }
  }

  @Test(arguments: [
    "I0", "^a.", "^a*", "^a+", "^a?", "^(a)", "^a|b", "^[^a]", "^[[:alpha:]]", "^\\d", "^a{2}",
    "^[a-", "^[]",
    "^a b", "^$a",
  ])
  func leavesOthersToRE2(source: String) {
    #expect(AnchoredPattern(source) == nil)
  }
}
