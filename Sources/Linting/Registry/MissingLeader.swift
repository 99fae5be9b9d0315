import Diagnostics
import Model

extension RegistryCheck {
  static var missingLeader: RegistryCheck {
    RegistryCheck(.missingLeader) { entry, _ in
      guard entry.columns.contains(.leader), entry.leader.isEmpty else { return [] }
      return [TableFinding(at: .leader, expected: LocalizedText(zh: "包干领导", en: "a name"))]
    }
  }
}
