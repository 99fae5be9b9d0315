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

extension Point {
  /// The name by which rows mean the point, the nearest level first: the point itself, grid, community,
  /// street, district.
  fileprivate func name(ofLevel level: Int) -> String {
    switch level {
    case 0: id.text
    case 1: area.grid
    case 2: area.community
    case 3: area.street
    default: area.district
    }
  }
}

extension RecordCells {
  /// The column that has those names; nil for the point itself, which may go by its name or its area.
  fileprivate func names(ofLevel level: Int) -> TextCells? {
    switch level {
    case 0: nil
    case 1: grid
    case 2: community
    case 3: street
    default: district
    }
  }
}

/// The table's rows by area, so that a point finds its few among thousands.
struct RoutingIndex: Sendable {
  /// Rows of every area; the first ones are those of any area.
  private var areas = [AreaRows()]
  /// Rules and categories that some row is for.
  private(set) var rules: Set<RuleID> = []
  private(set) var categories: Set<CategoryID> = []
  /// The number of an area by its name; a dictionary for each level, the nearest first.
  private var named: [[String: Int]] = Array(repeating: [:], count: levelCount)

  init(_ rows: [RoutingTable.Row]) {
    for row in rows {
      var number = 0
      if row.area != .any {
        number = named[row.area.level][row.area.name] ?? areas.count
        named[row.area.level][row.area.name] = number
        if number == areas.count { areas.append(AreaRows()) }
      }
      areas[number].add(row)
      switch row.subject {
      case .rule(let id): rules.insert(id)
      case .category(let id): categories.insert(id)
      case .role: break
      }
    }
  }

  /// Rows of the areas that `point` lies in, the nearest first.
  func levels(of point: Point) -> [AreaRows] {
    let numbers = numbers(of: point)
    var levels = (0..<named.count).filter { numbers[$0] >= 0 }.map { areas[Int(numbers[$0])] }
    levels.append(areas[0])
    return levels
  }

  /// Levels from the point itself to its district.
  static let levelCount = 5

  /// For each level from point to district the number of the area's rows; -1 if there are none.
  ///
  /// - Complexity: O(1); a level no row names costs nothing.
  func numbers(of point: Point) -> SIMD8<Int32> {
    var numbers = SIMD8<Int32>(repeating: -1)
    for level in named.indices where !named[level].isEmpty {
      numbers[level] = number(point.name(ofLevel: level), level)
    }
    return numbers
  }

  /// The same for the point that the record in `row` describes.
  func numbers(of cells: RecordCells, _ row: Int, _ memo: inout AreaMemo) -> SIMD8<Int32> {
    var numbers = SIMD8<Int32>(repeating: -1)
    for level in named.indices where !named[level].isEmpty {
      guard let names = cells.names(ofLevel: level) else {
        numbers[level] = number(cells.pointIdentity(row).text, level)
        continue
      }
      let isRead = names.withUTF8(row) { name in
        numbers[level] = memo.number(name, level: level) { number(names.string(row), level) }
      }
      if !isRead { numbers[level] = number(names.string(row), level) }
    }
    return numbers
  }

  private func number(_ name: String, _ level: Int) -> Int32 {
    name.isEmpty ? -1 : named[level][name].map { Int32($0) } ?? -1
  }
}
