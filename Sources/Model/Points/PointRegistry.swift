/// Every known point, found by id, name or alias.
package struct PointRegistry: Sendable {
  package let points: [Point]
  private let byID: [String: Int]
  private let byName: [String: [Int]]

  package init(_ points: [Point]) {
    self.points = points
    var byID: [String: Int] = [:]
    var byName: [String: [Int]] = [:]
    for (index, point) in points.enumerated() {
      byID[point.id.text] = byID[point.id.text] ?? index
      let keys = Set(([point.name] + point.aliases).map(normalizedPointName))
      for key in keys where !key.isEmpty { byName[key, default: []].append(index) }
    }
    self.byID = byID
    self.byName = byName
  }

  /// Index of the point with this id.
  package func index(ofID id: String) -> Int? { byID[id] }

  /// Indices of the points with this name or alias, tolerant of width, blanks and brackets.
  ///
  /// More than one means the name is ambiguous.
  package func indices(ofName name: String) -> [Int] { byName[normalizedPointName(name)] ?? [] }

  /// Every name and alias, for proposals.
  package var names: [String] { points.flatMap { [$0.name] + $0.aliases } }

  /// Every name and alias as names are compared, with its points; in no order.
  var keyed: [String: [Int]] { byName }
}
