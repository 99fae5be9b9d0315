import Diagnostics
import Model

extension RecordCheck {
  /// An inspection before the first phase of the campaign: most often a wrong year.
  static let dateBeforeCampaign = RecordCheck(.dateBeforeCampaign) { checked in
    guard let first = checked.context.campaignStart, let slot = checked.slot(.inspectedAt),
      case .instant(let values, let states) = checked.batch.columns[slot]
    else { return [] }
    let offset = checked.context.offset
    let limit = Timestamp(first, offset: offset).seconds
    guard values.contains(where: { $0 < limit }) else { return [] }
    return states.valid.filter { $0 < values.count && values[$0] < limit }.map { row in
      checked.defect(
        .dateBeforeCampaign, row, slot,
        expected: LocalizedText(zh: "不早于 \(first)", en: "not before \(first)"),
        value: "\(Timestamp(seconds: values[row]).local(at: offset).date)")
    }
  }
}
