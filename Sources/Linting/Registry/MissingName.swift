import Diagnostics
import Model

extension RegistryCheck {
  static var missingName: RegistryCheck {
    RegistryCheck(.missingName) { entry, _ in
      guard entry.name.isEmpty else { return [] }
      return [TableFinding(at: .name, expected: LocalizedText(zh: "点位名称", en: "a name"))]
    }
  }
}
