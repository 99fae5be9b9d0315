import Diagnostics
import Model

extension RecordCheck {
  /// A list of problems says in every row what was found; elsewhere a blank cell says that nothing was.
  static let missingProblemText = RecordCheck(.missingProblemText) { checked in
    guard checked.batch.shape == .issues, let slot = checked.slot(.problem),
      let states = checked.states(slot)
    else { return [] }
    return states.blankRows(checked.batch.count).map { row in
      checked.defect(
        .missingProblemText, row, slot,
        expected: LocalizedText(zh: "问题描述; 没有问题就写“无”", en: "what was found; 无 if nothing was"))
    }
  }
}
