import Diagnostics
import Model

/// Everything that routing asks of a point: points that are alike in this have the same owners.
struct RoutingReach: Hashable, Sendable {
  /// For each level from point to district the number of the area's rows; -1 if there are none.
  let areas: SIMD8<Int32>
  /// The point's own names, as far as names of units are made of them.
  let names: [String]
}

/// The point's own names that a template may hold.
enum NamePlaceholder: String, CaseIterable, Sendable {
  case district, street, community, grid, point

  func name(at point: Point) -> String {
    switch self {
    case .district: point.area.district
    case .street: point.area.street
    case .community: point.area.community
    case .grid: point.area.grid
    case .point: point.name
    }
  }

  /// Whether some name of `assignment` holds it.
  func isUsed(in assignment: RoutingTable.Assignment) -> Bool {
    let names = [assignment.unit, assignment.lead].compactMap { $0 } + assignment.supporting
    return names.contains { mayHold($0.zh) || mayHold($0.en) }
  }

  /// Most names hold no brace at all, and there may be a hundred thousand of them.
  private func mayHold(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "{")) && name.contains("{\(rawValue)}")
  }
}
