import Diagnostics

/// Whether a standard is met, written 符合/不符合, 合格/不合格, 达标/不达标, √/×, 是/否, or as boxes
/// `☑符合 □不符合`.
///
/// Value: true if the standard is met. Two empty boxes are a blank cell.
package enum VerdictType: FactType {
  package static let keyword = "verdict"
  package static let storage = ColumnStorage.flag
  package static let expectation = LocalizedText(zh: "符合 或 不符合", en: "met or not met")

  package static let words: [String: Bool] = [
    "符合": true, "合格": true, "达标": true, "是": true, "√": true, "✓": true, "✔": true,
    "pass": true, "met": true, "true": true, "yes": true, "1": true,
    "不符合": false, "不合格": false, "不达标": false, "否": false, "×": false, "✗": false,
    "✘": false, "x": false, "X": false, "fail": false, "not met": false, "false": false,
    "no": false, "0": false,
  ]

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    // 是 under 存在乱停 says that the fault is there; 合格 is 合格 whatever the question.
    if context.isInverted, let isThere = FlagType.words[text] { return .value(.flag(!isThere)) }
    if let isMet = words[text] { return .value(.flag(isMet)) }
    return readBoxes(text)
  }

  private static let ticked: Set<Character> = ["☑", "☒", "■", "√", "✓"]
  private static let empty: Set<Character> = ["□", "☐", "口"]

  /// Reads `☑符合 □不符合`: exactly one box ticked gives its word, none a blank.
  private static func readBoxes(_ text: String) -> CellReading {
    var marks: [(isTicked: Bool, word: String)] = []
    for character in text where !character.isWhitespace {
      if ticked.contains(character) || empty.contains(character) {
        marks.append((ticked.contains(character), ""))
      } else if marks.isEmpty {
        return .unreadable
      } else {
        marks[marks.count - 1].word.append(character)
      }
    }
    guard marks.count >= 2, marks.allSatisfy({ words[$0.word] != nil }) else { return .unreadable }
    let chosen = marks.filter(\.isTicked)
    if chosen.isEmpty { return .blank }
    guard chosen.count == 1, let isMet = words[chosen[0].word] else { return .unreadable }
    return .value(.flag(isMet))
  }
}
