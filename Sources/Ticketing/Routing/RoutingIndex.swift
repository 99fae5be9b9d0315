import Diagnostics
import Model

/// One row of the table, ready to be asked for its unit.
struct RoutingRow: Sendable {
  let assignment: RoutingTable.Assignment
  /// Whether the unit has a name at any point; one made of placeholders alone may come out empty.
  private let alwaysNamesUnit: Bool

  init(_ assignment: RoutingTable.Assignment) {
    self.assignment = assignment
    let nowhere = Point(
      id: "", name: "", type: nil, area: Area(), location: SourceLocation(file: ""))
    alwaysNamesUnit = !assignment.unit.expanded(for: nowhere).isEmpty
  }

  func namesUnit(for point: Point) -> Bool {
    alwaysNamesUnit || !assignment.unit.expanded(for: point).isEmpty
  }
}

/// The rows of one area, by subject; of equally specific rows the first.
struct AreaRows: Sendable {
  private(set) var rules: [RuleID: RoutingRow] = [:]
  private(set) var categories: [CategoryID: RoutingRow] = [:]
  private(set) var roles: [RoleID: RoutingRow] = [:]
  private(set) var hasLeader = false

  mutating func add(_ row: RoutingTable.Row) {
    let new = RoutingRow(row.assignment)
    switch row.subject {
    case .rule(let id): rules[id] = rules[id] ?? new
    case .category(let id): categories[id] = categories[id] ?? new
    case .role(let id): roles[id] = roles[id] ?? new
    }
    hasLeader = hasLeader || row.assignment.leader != nil
  }
}

/// The table's rows by area, so that a point finds its few among thousands.
struct RoutingIndex: Sendable {
  /// By the name of the area; a dictionary for each level, the nearest first.
  private var named: [[String: AreaRows]] = Array(repeating: [:], count: 5)
  private var any = AreaRows()

  init(_ rows: [RoutingTable.Row]) {
    for row in rows {
      if row.area == .any {
        any.add(row)
      } else {
        named[row.area.level][row.area.name, default: AreaRows()].add(row)
      }
    }
  }

  /// Rows of the areas that `point` lies in, the nearest first.
  ///
  /// - Complexity: O(1); a level no row names costs nothing.
  func levels(of point: Point) -> [AreaRows] {
    let area = point.area
    let names = [point.id.text, area.grid, area.community, area.street, area.district]
    var levels: [AreaRows] = []
    for (level, name) in names.enumerated() where !named[level].isEmpty && !name.isEmpty {
      if let rows = named[level][name] { levels.append(rows) }
    }
    levels.append(any)
    return levels
  }
}
