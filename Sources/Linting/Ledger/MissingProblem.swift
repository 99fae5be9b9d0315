import Diagnostics
import Model

extension LedgerCheck {
  /// Nobody can put right what is not said.
  static var missingProblem: LedgerCheck {
    LedgerCheck(.missingProblemText) { entry, _ in
      guard entry.problem.isEmpty else { return [] }
      return [TableFinding(at: .problem, expected: LocalizedText(zh: "问题描述", en: "a description"))]
    }
  }
}
