/// What the columns of a registry of points (点位库) mean.
package enum PointColumn: TableColumn {
  case serial, id, name, type, district, street, community, grid, longitude, latitude, leader,
    contact
  case manager, aliases, note

  package var names: [String] {
    switch self {
    case .serial: ["序号", "no", "no."]
    case .id: ["点位编号", "点位编码", "点位ID", "点位号", "编号", "编码", "id", "point_id"]
    case .name:
      ["名称", "点位名称", "点位", "点位名", "小区名称", "道路名称", "路段名称", "市场名称", "场所名称", "name", "point_name"]
    case .type: ["类型", "点位类型", "点位类别", "类别", "种类", "type", "point_type"]
    case .district: ["区", "所属区", "城区", "区县", "行政区", "所属城区", "所属区县", "district"]
    case .street:
      ["街道", "所属街道", "街道(镇)", "街道/镇", "镇街", "街镇", "街道办", "街道办事处", "乡镇街道", "street"]
    case .community: ["社区", "所属社区", "社区(村)", "社区/村", "社区名称", "居委会", "村社区", "community"]
    case .grid: ["网格", "单元网格", "网格编号", "网格号", "所属网格", "grid"]
    case .longitude: ["经度", "longitude", "lon", "lng", "X坐标", "东经"]
    case .latitude: ["纬度", "latitude", "lat", "Y坐标", "北纬"]
    case .leader: ["包干领导", "包保领导", "包联领导", "责任领导", "挂点领导", "挂钩领导", "leader"]
    case .contact: ["联系人", "联系方式", "联系电话", "电话", "责任人电话", "contact"]
    case .manager: ["物业公司", "物业", "物业服务企业", "物业企业", "管理单位", "property"]
    case .aliases: ["别名", "曾用名", "又名", "俗称", "其他名称", "aliases", "alias"]
    case .note: ["备注", "说明", "note", "remark"]
    }
  }

  /// A registry names places and says what and where they are; it knows most of its own columns, and nobody was
  /// there to inspect anything.
  package static func fit(_ columns: Set<PointColumn>, strangers: Int) -> Bool {
    let places: Set<PointColumn> = [.district, .street, .community, .grid, .longitude]
    let own: Set<PointColumn> = [.longitude, .leader, .manager, .aliases, .contact]
    return columns.contains(.name) && (columns.contains(.type) || columns.contains(.longitude))
      && !columns.isDisjoint(with: places)
      && (columns.contains(.id) || !columns.isDisjoint(with: own))
      && strangers * 3 <= columns.count
  }
}
