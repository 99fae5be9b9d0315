import Diagnostics

/// What a record says of its point.
extension DefectKind {
  package static let unknownPoint = DefectKind(
    "unknown_point", zh: "点位库中没有此点位", en: "unknown point",
    advice: LocalizedText(
      zh: "更正点位编号或名称，或将该点位补入点位库；此记录未核对",
      en: "correct the id or name, or add the point to the registry; the record was not checked"))

  package static let missingPoint = DefectKind(
    "missing_point", zh: "未填点位", en: "missing point",
    advice: LocalizedText(
      zh: "补填点位编号或名称",
      en: "fill in the point's id or name"))

  package static let pointContradiction = DefectKind(
    "point_contradiction", zh: "点位编号与名称不一致", en: "id and name are two points",
    advice: LocalizedText(
      zh: "核对编号与名称，改正其中之一",
      en: "compare id and name and correct one of them"))

  package static let unknownPointType = DefectKind(
    "unknown_point_type", zh: "未知点位类型", en: "unknown point type",
    advice: LocalizedText(
      zh: "改用词表中的点位类型，或在词表中补充",
      en: "use a point type of the vocabulary, or add this one"))

  package static let areaContradiction = DefectKind(
    "area_contradiction", zh: "所属区域与点位库不一致", en: "another area than in the registry",
    advice: LocalizedText(
      zh: "核对点位或所属区域，改正其中之一",
      en: "compare the point and its area and correct one of them"))

  package static let pointOutOfArea = DefectKind(
    "point_out_of_area", zh: "坐标不在该点位", en: "coordinates are not those of the point",
    advice: LocalizedText(
      zh: "核对定位；记录可能填错了点位",
      en: "check where the record was taken; it may be about another point"))
}
