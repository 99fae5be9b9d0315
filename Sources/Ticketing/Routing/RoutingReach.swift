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

  /// The placeholders that some name of `assignments` holds.
  ///
  /// Most names hold no brace at all, and there may be a hundred thousand of them.
  static func used(in assignments: [RoutingTable.Assignment]) -> [NamePlaceholder] {
    var templates: Set<String> = []
    for assignment in assignments {
      for name in [assignment.unit, assignment.lead].compactMap({ $0 }) + assignment.supporting {
        for text in [name.zh, name.en] where text.utf8.contains(UInt8(ascii: "{")) {
          templates.insert(text)
        }
      }
    }
    return allCases.filter { placeholder in
      templates.contains { $0.contains("{\(placeholder.rawValue)}") }
    }
  }
}
