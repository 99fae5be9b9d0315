import Diagnostics
import Model

extension RecordCheck {
  /// Nobody has inspected anything behind the day of `--as-of`.
  static let dateInFuture = RecordCheck(.dateInFuture) { checked in
    guard let slot = checked.slot(.inspectedAt),
      case .instant(let values, let states) = checked.batch.columns[slot]
    else { return [] }
    let limit = checked.context.endOfToday.seconds
    guard values.contains(where: { $0 >= limit }) else { return [] }
    let today = checked.context.today
    return states.valid.filter { $0 < values.count && values[$0] >= limit }.map { row in
      checked.defect(
        .dateInFuture, row, slot,
        expected: LocalizedText(zh: "不晚于 \(today)", en: "not after \(today)"),
        value: "\(Timestamp(seconds: values[row]).local(at: checked.context.offset).date)")
    }
  }
}
