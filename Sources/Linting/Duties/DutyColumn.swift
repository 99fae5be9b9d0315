/// What the columns of a matrix of duties (责任分工表) mean.
package enum DutyColumn: TableColumn {
  case serial, category, item, district, street, community, grid
  case lead, unit, supporting, leader, contact, phone, limit, note

  package var names: [String] {
    switch self {
    case .serial: ["序号", "编号", "no", "no."]
    case .category: ["类别", "大类", "问题类别", "事项类别", "类型", "分类", "category"]
    case .item:
      [
        "问题类型", "问题", "事项", "问题事项", "小类", "具体问题", "问题名称", "问题描述", "工作事项", "责任事项", "任务", "整改内容",
        "测评项目", "检查项", "检查项目", "item",
      ]
    case .district: ["区", "所属区", "城区", "区县", "district"]
    case .street: ["街道", "所属街道", "镇街", "街道(镇)", "街道/镇", "street"]
    case .community: ["社区", "所属社区", "社区(村)", "社区/村", "community"]
    case .grid: ["网格", "单元网格", "网格编号", "grid"]
    case .lead: ["牵头单位", "牵头", "牵头部门", "牵头责任单位", "lead"]
    case .unit:
      ["责任单位", "责任部门", "主责单位", "整改单位", "整改责任单位", "责任主体", "承办单位", "处置单位", "unit", "owner"]
    case .supporting: ["配合单位", "配合", "配合部门", "协办单位", "协同单位", "supporting"]
    case .leader: ["包干领导", "包保领导", "包联领导", "责任领导", "分管领导", "牵头领导", "leader"]
    case .contact: ["联系人", "联络员", "责任人", "联系人姓名", "具体责任人", "contact"]
    case .phone: ["联系电话", "电话", "联系方式", "手机", "手机号", "phone"]
    case .limit:
      ["整改时限", "时限", "处置时限", "办理时限", "完成时限", "整改期限", "处理时限", "办结时限", "limit", "deadline"]
    case .note: ["备注", "说明", "note", "remark"]
    }
  }

  /// A matrix says who is in charge of what by when; nobody inspected anything, so it has few columns of its own.
  package static func fit(_ columns: Set<DutyColumn>, strangers: Int) -> Bool {
    !columns.isDisjoint(with: [.category, .item])
      && !columns.isDisjoint(with: [.lead, .supporting]) && columns.contains(.unit)
      && !columns.isDisjoint(with: [.limit, .contact, .phone])
      && strangers * 3 <= columns.count
  }
}
