import Diagnostics
import Model

extension LedgerCheck {
  /// A number names one row.
  static var duplicateSerial: LedgerCheck {
    LedgerCheck(.duplicateSerial) { entry, book in
      guard let first = book.firstRows[entry.serial], first < entry.row.number else { return [] }
      return [
        TableFinding(
          at: .serial,
          expected: LocalizedText(
            zh: "每个序号一次；第 \(first) 行已用", en: "each number once; row \(first) has it"),
          earlier: first)
      ]
    }
  }
}
