import Diagnostics
import Model

extension DutyCheck {
  /// The same item of the same area again, with another lead: the first row holds.
  static var conflictingRow: DutyCheck {
    DutyCheck(.conflictingRow) { entry, book in
      guard let first = book.firstRows[entry.subject], first.row.number != entry.row.number,
        Set(first.lead) != Set(entry.lead)
      else { return [] }
      let lead = first.lead.isEmpty ? "—" : first.lead.joined(separator: "、")
      return [
        TableFinding(
          at: .item,
          expected: LocalizedText(
            zh: "每个事项一个牵头单位；第 \(first.row.number) 行为 \(lead)",
            en: "one lead for each item; row \(first.row.number) says \(lead)"),
          earlier: first.row.number)
      ]
    }
  }
}
