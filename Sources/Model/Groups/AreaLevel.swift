import Diagnostics

/// What a rule over many records puts together: `group-by`.
package enum GroupLevel: String, Sendable, CaseIterable {
  case point
  case grid
  case community
  case street
  case district
  /// Everything of the run.
  case campaign

  package var title: LocalizedText {
    switch self {
    case .point: LocalizedText(zh: "点位", en: "point")
    case .grid: LocalizedText(zh: "网格", en: "grid")
    case .community: LocalizedText(zh: "社区", en: "community")
    case .street: LocalizedText(zh: "街道", en: "street")
    case .district: LocalizedText(zh: "区", en: "district")
    case .campaign: LocalizedText(zh: "全部点位", en: "all points")
    }
  }

  /// How many levels of an area, from the widest, name the group; 0 for a point and for everything.
  private var depth: Int {
    switch self {
    case .point, .campaign: 0
    case .district: 1
    case .street: 2
    case .community: 3
    case .grid: 4
    }
  }

  /// What stands for the group of `point`: the point itself, or a point made of its area, whose id
  /// is `street:云台区/云台街道`. The same area always has the same id, and so the same fingerprints.
  ///
  /// - Returns: Nil if nobody knows in which area of this level the point lies.
  package func group(of point: Point) -> Point? {
    if self == .point { return point }
    if self == .campaign {
      return Point(
        id: "campaign:", name: "全部点位", type: nil, area: Area(), location: point.location)
    }
    let area = point.area
    let names = Array([area.district, area.street, area.community, area.grid].prefix(depth))
    guard let name = names.last, !name.isEmpty else { return nil }
    return Point(
      id: PointID("\(rawValue):\(names.joined(separator: "/"))"),
      name: name, type: nil,
      area: Area(
        district: names[0], street: depth > 1 ? names[1] : "", community: depth > 2 ? names[2] : "",
        grid: depth > 3 ? names[3] : ""),
      location: point.location)
  }
}
