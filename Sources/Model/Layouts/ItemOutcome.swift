/// What the result of a long row says of the standard, whatever the item asks.
package enum ItemOutcome: String, Hashable, Sendable {
  case pass
  case fail
  case notApplicable = "not_applicable"
  case blank
  case unreadable

  /// Reads a result cell.
  ///
  ///     ItemOutcome("是", asks: .faultExists)      // fail
  ///     ItemOutcome("□符合 ☑不符合", asks: .faultExists)  // fail: words that judge do not depend on the question
  ///
  /// - Parameters:
  ///   - asks: What 是, 有 and √ say of the item.
  ///   - isDenied: Whether the item names a fault as absent (无占道经营): 有 and 无 then speak of the fault.
  package init(_ cell: String, asks: SheetLayout.Asks, isDenied: Bool = false) {
    let text = foldedCell(cell)
    if text.isEmpty {
      self = .blank
    } else if notApplicableMarks.contains(text) {
      self = .notApplicable
    } else if let isThere = Self.existence[text] {
      let isGood = asks == .standardMet && !isDenied ? isThere : !isThere
      self = isGood ? .pass : .fail
    } else if let isYes = Self.answers[text] {
      self = isYes == (asks == .standardMet) ? .pass : .fail
    } else {
      switch VerdictType.read(text, ReadingContext()) {
      case .value(.flag(let isMet)): self = isMet ? .pass : .fail
      case .blank: self = .blank
      default: self = .unreadable
      }
    }
  }

  private static let existence: [String: Bool] = [
    "有": true, "存在": true, "无": false, "没有": false, "不存在": false,
  ]

  /// Answers whose sense depends on the question; all other words of ``VerdictType`` judge.
  private static let answers: [String: Bool] = [
    "是": true, "√": true, "✓": true, "✔": true, "yes": true, "Y": true, "y": true, "1": true,
    "true": true,
    "否": false, "×": false, "✗": false, "✘": false, "x": false, "X": false, "no": false,
    "N": false, "n": false, "0": false, "false": false,
  ]
}
