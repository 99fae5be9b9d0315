import Diagnostics

/// What a record says besides its facts; rules may read these by the same names.
package enum RecordField: String, Sendable, CaseIterable {
  case recordID = "record_id"
  /// 序号: the number of a row, which means nothing.
  case serial
  case pointID = "point_id"
  case pointName = "point_name"
  case pointType = "point_type"
  case district
  case street
  case community
  case grid
  case longitude = "lon"
  case latitude = "lat"
  case inspectedAt = "inspected_at"
  case inspector
  case place
  case source
  case level
  case note
  case problem
  case photos
  /// 检查项 of a long sheet: what was looked at.
  case item
  /// 结果 of a long sheet: what was found.
  case itemResult = "item_result"
  /// 扣分 of a long sheet.
  case deduction

  /// Fields that only long sheets have.
  package static let ofLongRows: [RecordField] = [.item, .itemResult, .deduction]

  package var type: any FactType.Type {
    switch self {
    case .longitude, .latitude, .deduction: NumberType.self
    case .inspectedAt: DateTimeType.self
    case .photos: ListType.self
    default: TextType.self
    }
  }

  /// Units that may stand behind its numbers.
  package var units: [String] { self == .deduction ? ["分"] : [] }

  package var title: LocalizedText {
    switch self {
    case .recordID: LocalizedText(zh: "记录编号", en: "record id")
    case .serial: LocalizedText(zh: "序号", en: "serial number")
    case .pointID: LocalizedText(zh: "点位编号", en: "point id")
    case .pointName: LocalizedText(zh: "点位", en: "point")
    case .pointType: LocalizedText(zh: "点位类型", en: "point type")
    case .district: LocalizedText(zh: "区", en: "district")
    case .street: LocalizedText(zh: "街道", en: "street")
    case .community: LocalizedText(zh: "社区", en: "community")
    case .grid: LocalizedText(zh: "网格", en: "grid")
    case .longitude: LocalizedText(zh: "经度", en: "longitude")
    case .latitude: LocalizedText(zh: "纬度", en: "latitude")
    case .inspectedAt: LocalizedText(zh: "检查时间", en: "inspected at")
    case .inspector: LocalizedText(zh: "检查人", en: "inspector")
    case .place: LocalizedText(zh: "具体位置", en: "place")
    case .source: LocalizedText(zh: "问题来源", en: "source")
    case .level: LocalizedText(zh: "检查层级", en: "level")
    case .note: LocalizedText(zh: "备注", en: "note")
    case .problem: LocalizedText(zh: "问题描述", en: "problem")
    case .photos: LocalizedText(zh: "照片", en: "photos")
    case .item: LocalizedText(zh: "检查项", en: "checked item")
    case .itemResult: LocalizedText(zh: "结果", en: "result of the item")
    case .deduction: LocalizedText(zh: "扣分", en: "points deducted")
    }
  }

  /// Header names found in real sheets, besides the id and the titles.
  package var aliases: [String] {
    switch self {
    case .recordID: ["记录号", "记录ID", "检查编号", "id"]
    case .serial: ["序", "No.", "行号"]
    case .pointID: ["点位编码", "点位ID", "编号", "点位号"]
    case .pointName:
      ["点位名称", "小区名称", "小区", "路段", "路段名称", "道路名称", "街巷名称", "市场名称", "检查点位", "点位名", "name"]
    case .pointType: ["类型", "点位类别", "点位种类", "type"]
    case .district: ["所属区", "城区", "区县", "所属区域"]
    case .street: ["所属街道", "街道(镇)", "街道/镇", "镇街", "街道办"]
    case .community: ["所属社区", "社区(村)", "社区名称", "居委会"]
    case .grid: ["单元网格", "网格编号", "网格号", "grid_id"]
    case .longitude: ["longitude", "lng", "X坐标"]
    case .latitude: ["latitude", "Y坐标"]
    case .inspectedAt:
      ["检查日期", "日期", "时间", "巡查时间", "巡查日期", "督查时间", "督查日期", "检查时间", "上报时间", "发现时间", "发现日期", "date"]
    case .inspector: ["检查人员", "巡查人", "巡查人员", "督导员", "督查人", "督查人员", "inspector_id"]
    case .place: ["位置", "问题位置", "地点", "点位位置"]
    case .source: ["来源", "检查来源", "问题来源渠道"]
    case .level: ["层级"]
    case .note: ["说明", "情况说明", "remark", "notes"]
    case .problem:
      ["问题", "存在问题", "存在的问题", "发现问题", "发现的问题", "问题情况", "问题内容", "主要问题", "具体问题", "问题详情", "隐患描述"]
    case .photos: ["图片", "照片编号", "现场照片", "photo"]
    case .item: ["检查项目", "检查内容", "测评项目", "测评内容", "检查指标", "检查要点", "测评指标"]
    case .itemResult: ["检查结果", "测评结果", "判定结果", "判定", "检查结论", "是否符合", "是否达标", "达标情况", "符合情况"]
    case .deduction: ["扣分值", "扣减分值", "扣分数"]
    }
  }
}

/// What a column of a batch holds.
package enum ColumnKey: Hashable, Sendable {
  case fact(FactID)
  case field(RecordField)

  /// The column that rules know by `name`: a field of the record, else a fact.
  package init(name: String) {
    self = RecordField(rawValue: name).map { .field($0) } ?? .fact(FactID(name))
  }

  /// The name by which rules know it.
  package var name: String {
    switch self {
    case .fact(let id): id.text
    case .field(let field): field.rawValue
    }
  }
}
