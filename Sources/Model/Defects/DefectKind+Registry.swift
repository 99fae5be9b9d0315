import Diagnostics

/// Defects of the registry of points itself.
extension DefectKind {
  package static let missingID = DefectKind(
    "missing_id", zh: "未填点位编号", en: "missing id",
    advice: LocalizedText(
      zh: "给点位一个编号",
      en: "give the point an id"))

  package static let duplicateID = DefectKind(
    "duplicate_id", zh: "点位编号重复", en: "duplicate id",
    advice: LocalizedText(
      zh: "改用未用过的编号",
      en: "use an id that is free"))

  package static let missingName = DefectKind(
    "missing_name", zh: "未填点位名称", en: "missing name",
    advice: LocalizedText(
      zh: "补填点位名称",
      en: "fill in the name of the point"))

  package static let missingArea = DefectKind(
    "missing_area", zh: "未填所属区域", en: "missing area",
    advice: LocalizedText(
      zh: "补填所属区、街道、社区",
      en: "fill in district, street and community"))

  package static let missingLeader = DefectKind(
    "missing_leader", zh: "未填包干领导", en: "missing leader", severity: .info,
    advice: LocalizedText(
      zh: "补填包干领导",
      en: "fill in the leader in charge"))

  package static let coordinatesInvalid = DefectKind(
    "coordinates_invalid", zh: "经纬度不可能", en: "impossible coordinates",
    advice: LocalizedText(
      zh: "核对经纬度；写反了的请对调",
      en: "check longitude and latitude; swap them if they are reversed"))

  package static let coordinatesOutOfArea = DefectKind(
    "coordinates_out_of_area", zh: "坐标远离本区", en: "coordinates far from the district",
    advice: LocalizedText(
      zh: "核对经纬度",
      en: "check longitude and latitude"))
}
