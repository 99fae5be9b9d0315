import Foundation
import Model
import RuleLoading
import Testing
import Themes
import Truth

/// Our own problem texts, read by the themes that ship.
@Suite struct OwnTextsTests {
  @Test(arguments: [OwnTexts.table, OfficeTexts.table])
  func nearlyAllAreRead(_ table: String) throws {
    var wrong: [String] = []
    let lines = table.split(separator: "\n")
    for line in lines {
      let cells = line.split(separator: "|").map(String.init)
      let expected = Set(cells[1].split(separator: ";").map(String.init)).subtracting(["none"])
      let found = IssueTextsSuite.found(cells[0], Standard.classifier)
      if found != expected {
        wrong.append("\(cells[0]): expected \(expected.sorted()), found \(found.sorted())")
      }
    }
    #expect(wrong.count * 33 <= lines.count, "\(wrong.joined(separator: "\n"))")
  }

  /// Order, repetition and other problems in the cell do not change what a text is about.
  @Test func aProblemReadsTheSameInAList() {
    let classifier = Standard.classifier
    for text in ["楼道堆放杂物", "井盖破损", "小广告已清理", "未发现乱停车"] {
      let alone = classifier.read(text)
      let listed = classifier.read("1.\(text)；2.\(text)")
      #expect(listed.problems.count == 2 * alone.problems.count)
      #expect(listed.openThemes == alone.openThemes)
      #expect(listed.closedThemes == alone.closedThemes)
    }
  }

  /// Nothing that a cell may hold crashes the reader or makes it slow.
  @Test func hostileTextsAreRead() {
    let texts = [
      "", " ", "\u{0}", String(repeating: "堆", count: 3_000),
      String(repeating: "小广告已清理", count: 500), String(repeating: "e\u{301}", count: 2_000),
      String(repeating: "1.", count: 2_000), String(repeating: "（1）", count: 2_000),
      String(repeating: "无", count: 2_000), String(repeating: "\u{200D}", count: 2_000), "👨‍👩‍👧‍👦楼道堆物",
    ]
    for text in texts { _ = Standard.classifier.read(text) }
    #expect(Standard.classifier.read("👨‍👩‍👧‍👦楼道堆物").openThemes == ["stacking.corridor"])
  }
}
