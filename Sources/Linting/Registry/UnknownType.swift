import Diagnostics
import Model

extension RegistryCheck {
  /// Without a type that is known no checklist applies. A blank one is no word of the list either.
  static var unknownType: RegistryCheck {
    RegistryCheck(.unknownPointType) { entry, book in
      guard entry.columns.contains(.type), entry.type == nil else { return [] }
      return [
        TableFinding(
          at: .type,
          expected: LocalizedText(zh: "词表中的点位类型", en: "a point type of the vocabulary"),
          suggestion: nearestName(to: entry.typeWord, in: book.typeWords))
      ]
    }
  }
}
