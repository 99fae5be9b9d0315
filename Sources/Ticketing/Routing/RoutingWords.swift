import Diagnostics
import Model

extension RoutingTable.AreaMatch {
  /// Number of the level; the nearest is 0.
  var level: Int {
    switch self {
    case .point: 0
    case .grid: 1
    case .community: 2
    case .street: 3
    case .district: 4
    case .any: 5
    }
  }

  var name: String {
    switch self {
    case .point(let id): id.text
    case .grid(let name), .community(let name), .street(let name), .district(let name): name
    case .any: ""
    }
  }

  var words: LocalizedText {
    switch self {
    case .point(let id): LocalizedText(zh: "点位 '\(id)'", en: "point '\(id)'")
    case .grid(let name): LocalizedText(zh: "网格 '\(name)'", en: "grid '\(name)'")
    case .community(let name): LocalizedText(zh: "社区 '\(name)'", en: "community '\(name)'")
    case .street(let name): LocalizedText(zh: "街道 '\(name)'", en: "street '\(name)'")
    case .district(let name): LocalizedText(zh: "区 '\(name)'", en: "district '\(name)'")
    case .any: LocalizedText(zh: "不限区域", en: "any area")
    }
  }
}

extension RoutingTable.SubjectMatch {
  var words: LocalizedText {
    switch self {
    case .rule(let id): LocalizedText(zh: "细则 '\(id)'", en: "rule '\(id)'")
    case .category(let id): LocalizedText(zh: "类别 '\(id)'", en: "category '\(id)'")
    case .role(let id): LocalizedText(zh: "角色 '\(id)'", en: "role '\(id)'")
    }
  }
}

extension Point {
  /// The areas whose rows cover this point, the nearest first; levels it does not have are left out.
  var areaMatches: [RoutingTable.AreaMatch] {
    [.point(id)] + area.matches
  }
}
