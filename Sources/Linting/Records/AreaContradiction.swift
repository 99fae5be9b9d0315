import Diagnostics
import Model

extension RecordCheck {
  /// The sheet puts a point into another district, street, community or grid than the registry.
  static let areaContradiction = RecordCheck(.areaContradiction) { checked in
    let batch = checked.batch
    guard checked.context.registry != nil else { return [] }
    // Where id and name are two points, nobody knows whose area is right.
    let doubtful = Set(batch.defects.filter { $0.kind == .pointContradiction }.map(\.line))
    var defects: [Defect] = []
    for field in AreaName.levels {
      guard let slot = checked.slot(field),
        case .text(let texts, let states) = batch.columns[slot]
      else { continue }
      for row in states.valid where batch.points[row] >= 0 {
        guard let known = checked.context.areas[Int(batch.points[row])][field] else { continue }
        let (isUnescaped, range) = texts.extent(row)
        let bytes = isUnescaped ? texts.unescaped[range] : texts.bytes[range]
        if bytes.elementsEqual(known.bytes) || known.means(texts.string(row)) { continue }
        if doubtful.contains(batch.lines[row]) { continue }
        let name = checked.context.registry?.points[Int(batch.points[row])].name ?? ""
        defects.append(
          checked.defect(
            .areaContradiction, row, slot,
            expected: LocalizedText(
              zh: "\(known.text) (点位库中“\(name)”所在)",
              en: "\(known.text), where the registry has '\(name)'")))
      }
    }
    return defects
  }
}

/// The name of a district, street, community or grid as the registry has it.
struct AreaName: Sendable {
  static let levels: [RecordField] = [.district, .street, .community, .grid]

  let text: String
  let bytes: [UInt8]
  private let stem: String

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
    stem = Self.stem(text)
  }

  /// The names of a point's areas; a level that is not known has none.
  static func names(_ point: Point) -> [RecordField: AreaName] {
    let area = point.area
    let texts: [(RecordField, String)] = [
      (.district, area.district), (.street, area.street), (.community, area.community),
      (.grid, area.grid),
    ]
    return Dictionary(
      texts.filter { !$0.1.isEmpty }.map { ($0.0, AreaName($0.1)) }, uniquingKeysWith: { a, _ in a }
    )
  }

  /// Whether `other` is this area by a longer or shorter name.
  func means(_ other: String) -> Bool { Self.stem(other) == stem }

  private static let endings = [
    "街道办事处", "社区居委会", "社区居民委员会", "居民委员会", "居委会", "街道办", "街道", "社区", "镇", "乡", "区", "县", "市", "村",
    "网格",
  ]

  private static func stem(_ text: String) -> String {
    let name = normalizedPointName(text)
    for ending in endings where name.hasSuffix(ending) && name.count > ending.count + 1 {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}
