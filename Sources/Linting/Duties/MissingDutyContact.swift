import Diagnostics
import Model

extension DutyCheck {
  static var missingContact: DutyCheck {
    DutyCheck(.missingContact) { entry, _ in
      guard entry.columns.contains(.contact), entry.contact.isEmpty else { return [] }
      return [TableFinding(at: .contact, expected: LocalizedText(zh: "联系人", en: "a contact"))]
    }
  }
}
