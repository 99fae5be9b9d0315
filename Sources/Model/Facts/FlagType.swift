import Diagnostics

/// Whether something is there, written 是/否, 有/无, √/×, true/false, yes/no, 1/0.
///
/// Value: true if what the header names was observed.
package enum FlagType: FactType {
  package static let keyword = "flag"
  package static let storage = ColumnStorage.flag
  package static let expectation = LocalizedText(zh: "是 或 否", en: "yes or no")

  package static let words: [String: Bool] = [
    "是": true, "有": true, "存在": true, "√": true, "✓": true, "✔": true, "true": true,
    "TRUE": true, "True": true, "yes": true, "Yes": true, "Y": true, "y": true, "1": true,
    "否": false, "无": false, "没有": false, "不存在": false, "×": false, "✗": false, "✘": false,
    "x": false, "X": false, "false": false, "FALSE": false, "False": false, "no": false,
    "No": false, "N": false, "n": false, "0": false,
  ]

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    // √ under 无乱停 says that the standard is met, so nothing is there.
    if context.isInverted { return VerdictType.read(text, ReadingContext()).negated }
    return words[text].map { .value(.flag($0)) } ?? .unreadable
  }
}

extension CellReading {
  /// A flag turned round; any other reading as it is.
  fileprivate var negated: CellReading {
    if case .value(.flag(let flag)) = self { .value(.flag(!flag)) } else { self }
  }
}
