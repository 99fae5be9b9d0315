import Diagnostics
import Model

extension RegistryCheck {
  /// Records name points by their ids.
  static var missingID: RegistryCheck {
    RegistryCheck(.missingID) { entry, _ in
      guard entry.columns.contains(.id), entry.id.isEmpty else { return [] }
      return [TableFinding(at: .id, expected: LocalizedText(zh: "点位编号", en: "an id"))]
    }
  }
}
