import Diagnostics
import Model

extension RegistryCheck {
  /// An id is one place's.
  static var duplicateID: RegistryCheck {
    RegistryCheck(.duplicateID) { entry, book in
      guard let first = book.firstUses[entry.id], first.row < entry.row.number else { return [] }
      return [
        TableFinding(
          at: .id,
          expected: LocalizedText(
            zh: "每个编号一次；已用于第 \(first.row) 行“\(first.name)”",
            en: "each id once; row \(first.row) has it for '\(first.name)'"), earlier: first.row)
      ]
    }
  }
}
