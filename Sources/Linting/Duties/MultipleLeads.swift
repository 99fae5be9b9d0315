import Diagnostics
import Model

extension DutyCheck {
  /// Where two lead, nobody does.
  static var multipleLeads: DutyCheck {
    DutyCheck(.multipleLeads) { entry, _ in
      guard entry.lead.count > 1 else { return [] }
      return [
        TableFinding(
          at: .lead,
          expected: LocalizedText(
            zh: "一个牵头单位，此处有 \(entry.lead.count) 个",
            en: "one lead unit, not \(entry.lead.count)"))
      ]
    }
  }
}
