/// What the columns of a ledger (整改台账) mean.
package enum LedgerColumn: TableColumn {
  case serial, foundAt, body, point, problem, lead, unit, supporting, due, days, doneAt, status,
    note

  package var names: [String] {
    switch self {
    case .serial: ["序号", "编号", "no", "no.", "serial"]
    case .foundAt:
      [
        "检查时间", "检查日期", "发现时间", "发现日期", "督查时间", "督查日期", "巡查时间", "巡查日期", "交办时间", "交办日期", "派单时间",
        "立案时间", "上报时间", "日期", "found_at", "opened_at",
      ]
    case .body: ["检查单位", "督查单位", "交办单位", "检查来源", "问题来源", "来源", "检查组", "检查人"]
    case .point: ["点位", "点位名称", "地点", "问题点位", "位置", "具体位置", "point"]
    case .problem: ["问题描述", "存在问题", "问题", "主要问题", "问题内容", "具体问题", "问题清单", "problem"]
    case .lead: ["牵头", "牵头单位", "责任单位牵头", "牵头部门", "lead"]
    case .unit:
      ["责任", "责任单位", "责任部门", "整改单位", "整改责任单位", "主责单位", "承办单位", "责任主体", "unit", "owner"]
    case .supporting: ["配合", "配合单位", "配合部门", "协办单位", "supporting"]
    case .due:
      [
        "整改期限", "整改时限", "期限", "限期", "要求完成时间", "要求完成日期", "截止日期", "截止时间", "整改截止日期", "完成时限", "办结期限",
        "due",
        "deadline",
      ]
    case .days: ["整改天数", "天数", "用时", "整改用时"]
    case .doneAt:
      [
        "整改完成日期", "整改完成时间", "完成日期", "完成时间", "办结日期", "办结时间", "销号日期", "销号时间", "整改日期", "实际完成时间",
        "实际完成日期",
        "done_at", "closed_at",
      ]
    case .status:
      [
        "销号情况", "整改情况", "整改状态", "状态", "办理状态", "办理情况", "销号状态", "完成情况", "落实情况", "是否销号", "进展", "进展情况",
        "整改进展", "status", "state",
      ]
    case .note: ["备注", "说明", "note", "remark"]
    }
  }

  /// A ledger says how far each problem is, and by when it was due or done.
  package static func fit(_ columns: Set<LedgerColumn>, strangers: Int) -> Bool {
    columns.contains(.status) && columns.contains(.problem)
      && !columns.isDisjoint(with: [.due, .doneAt]) && !columns.isDisjoint(with: [.unit, .lead])
      && strangers <= columns.count
  }
}
