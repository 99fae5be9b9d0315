import Testing

@testable import Themes

/// How a text is cut into words, and what a word has besides what is written.
@Suite struct WordTrieTests {
  private func words(_ list: [String], in text: String) -> [String] {
    let folded = FoldedText(Substring(text).unicodeScalars)
    return WordTrie(list.map(FoldedText.word)).matches(in: folded).map { list[Int($0.word)] }
  }

  /// The cut that leaves least unread; of several the one of fewest words.
  @Test func leavesLeastUnread() {
    #expect(words(["沿街店", "沿街", "店招"], in: "沿街店招乱") == ["沿街", "店招"])
    #expect(words(["电动车", "车挡", "挡"], in: "电动车挡住") == ["电动车", "挡"])
    #expect(words(["垃圾", "垃圾桶", "桶"], in: "垃圾桶满") == ["垃圾桶"])
    #expect(words(["路灯", "灯不亮", "不亮"], in: "路灯不亮") == ["路灯", "不亮"])
    #expect(words(["乱停"], in: "") == [])
  }

  /// The obvious way to cut: try every set of words.
  @Test func agreesWithTryingEveryCut() {
    let list = ["a", "ab", "bc", "abc", "cd", "d", "bcd"]
    var texts = [""]
    for _ in 0..<6 { texts = texts.flatMap { text in ["a", "b", "c", "d"].map { text + $0 } } }
    for text in texts {
      let found = words(list, in: text)
      let (unread, count) = Self.best(Array(text), list)
      #expect(text.count - found.joined().count == unread, "\(text)")
      #expect(found.count == count, "\(text)")
    }
  }

  private static func best(_ text: [Character], _ list: [String]) -> (unread: Int, count: Int) {
    guard !text.isEmpty else { return (0, 0) }
    let rest = best(Array(text.dropFirst()), list)
    var best = (unread: rest.unread + 1, count: rest.count)
    for word in list where text.starts(with: word) {
      let rest = Self.best(Array(text.dropFirst(word.count)), list)
      if (rest.unread, rest.count + 1) < (best.unread, best.count) {
        best = (rest.unread, rest.count + 1)
      }
    }
    return best
  }

  @Test func whatWasNotDoneIsSaidInManyWays() {
    let variants = Negations.variants(of: FoldedText.word("未清运"))
    for text in ["没清运", "没有清运", "没有及时清运", "尚未清运", "还没清运"] {
      #expect(variants.contains(FoldedText.word(text)), "\(text)")
    }
    for word in ["没人", "没有了", "不清运", "清运"] {
      #expect(Negations.variants(of: FoldedText.word(word)).isEmpty, "\(word)")
    }
  }

  @Test(arguments: [("垃圾桶旁", 3, true), ("公厕门口", 2, true), ("井盖边缘", 2, false), ("井盖", 2, false)])
  func whatStandsBesideIsALandmark(_ text: String, _ end: Int, _ isLandmark: Bool) {
    let folded = FoldedText(Substring(text).unicodeScalars)
    #expect(folded.isLandmark(before: end) == isLandmark)
  }

  @Test(arguments: [
    ("公园路", 2, true), ("滨湖花园", 2, true), ("学校小区", 2, true), ("河道路面", 2, false),
    ("学校路口", 2, false), ("学校门口", 2, false), ("河，路", 1, false), ("学校", 2, false),
    ("货车在小区", 2, false),
  ])
  func namesAreNames(_ text: String, _ end: Int, _ isName: Bool) {
    let folded = FoldedText(Substring(text).unicodeScalars)
    #expect(folded.isPartOfName(behind: end, reach: 1) == isName)
  }
}
