import Diagnostics
import Model

extension DutyCheck {
  /// 尽快 and 按期 bind nobody: only a number or 立即 is a limit.
  static var unreadableDuration: DutyCheck {
    DutyCheck(.unreadableDuration) { entry, _ in
      guard !entry.limit.isEmpty, entry.deadline == nil else { return [] }
      return [
        TableFinding(
          at: .limit,
          expected: LocalizedText(
            zh: "时限，如 3个工作日、24小时、立即整改", en: "a limit such as 3个工作日, 24小时 or 立即整改"))
      ]
    }
  }
}
