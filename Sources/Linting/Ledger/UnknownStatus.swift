import Diagnostics
import Model

extension LedgerCheck {
  /// A word that is none of ``StatusWords``; the nearest one is proposed.
  static var unknownStatus: LedgerCheck {
    LedgerCheck(.unknownStatus) { entry, _ in
      guard !entry.status.isEmpty, entry.state == nil else { return [] }
      return [
        TableFinding(
          at: .status,
          expected: LocalizedText(
            zh: "已销号、已整改、现场整改、整改中、未整改、延期、退回、作废 之类", en: "a status such as 已销号, 已整改, 整改中 or 未整改"),
          suggestion: nearestName(to: entry.status, in: StatusWords.table.flatMap(\.words)))
      ]
    }
  }
}
