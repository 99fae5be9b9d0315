/// One expression of the CEL benchmark.
struct NamedExpression: Sendable {
  let name: String
  let source: String
}

/// A variable that every expression of the benchmark may read.
struct BenchVariable: Sendable {
  enum Value: Sendable {
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    /// RFC 3339.
    case timestamp(String)
    case strings([String])
    case ints([Int64])
    case map([String: String])
  }

  let name: String
  let value: Value
}

extension NamedExpression {
  /// The first half is the kind of expression that cel-go and cel-rust measure themselves with, the second
  /// half conditions of inspection rules. All of them mean the same in every contender.
  static let all = [
    NamedExpression(name: "number", source: "1"),
    NamedExpression(name: "ternary", source: "(1 < 2 ? 1 : 2) == 1"),
    NamedExpression(name: "add list", source: "[1, 2, 3] + [4, 5, 6]"),
    NamedExpression(name: "construct map", source: "{'a': 1, 'b': 2}"),
    NamedExpression(name: "size list", source: "size([1, 2, 3])"),
    NamedExpression(name: "map macro", source: "[1, 2, 3].map(x, x * 2)"),
    NamedExpression(name: "filter macro", source: "[1, 2, 3].filter(x, x > 2)"),
    NamedExpression(name: "all map macro", source: "{0: 0, 1: 1, 2: 2}.all(x, x >= 0)"),
    NamedExpression(name: "timestamp", source: "timestamp('2023-05-28T00:00:00Z')"),
    NamedExpression(name: "cond", source: "a ? b < 1.2 : c == ['hello']"),
    NamedExpression(name: "in list", source: "6 in [2, 12, 6]"),
    NamedExpression(name: "index", source: "headers[key]"),
    NamedExpression(name: "has key", source: "has(headers.token)"),
    NamedExpression(
      name: "complex",
      source: """
        !(headers.ip in ['10.0.1.4', '10.0.1.5']) && \
        ((headers.path.startsWith('v1') && headers.token in ['v1', 'v2', 'admin']) || \
        (headers.path.startsWith('v2') && headers.token in ['v2', 'admin']) || \
        (headers.path.startsWith('/admin') && headers.token == 'admin' && \
        headers.ip in ['10.0.1.2', '10.0.1.2', '10.0.1.2']))
        """),
    NamedExpression(name: "exists", source: "counts.exists(n, n > 9)"),

    NamedExpression(name: "none", source: "corridor_stacking == 0"),
    NamedExpression(
      name: "range", source: "!(corridor_stacking >= 3 && corridor_stacking < 6)"),
    NamedExpression(name: "flag", source: "!fire_lane_blocked"),
    NamedExpression(name: "share", source: "ads_share >= hoarding_share"),
    NamedExpression(
      name: "choice", source: #"!(noticeboard_state in ["damaged", "occupied", "missing"])"#),
    NamedExpression(
      name: "either",
      source: "!(parking_motor >= 6 || (parking_motor >= 2 && parking_nonmotor >= 2))"),
    NamedExpression(name: "note has word", source: #"note.contains("飞线")"#),
    NamedExpression(
      name: "note has pattern", source: #"note.matches("电动(车|自行车).{0,8}(充电|飞线)")"#),
    NamedExpression(name: "evidence", source: "size(photos) >= 2"),
    NamedExpression(name: "photo names", source: #"photos.all(p, p.endsWith(".jpg"))"#),
    NamedExpression(
      name: "time limit", source: #"inspected_at - reported_at < duration("72h")"#),
    NamedExpression(name: "weekday", source: "inspected_at.getDayOfWeek() == 5"),
    NamedExpression(name: "deduction", source: "double(corridor_stacking) * 0.5"),
    NamedExpression(
      name: "grade", source: #"ads_share >= 0.9 ? "A" : ads_share >= 0.8 ? "B" : "C""#),
    NamedExpression(
      name: "message", source: #""楼道堆放杂物 " + string(corridor_stacking) + " 处""#),
  ]
}

extension BenchVariable {
  static let all = [
    BenchVariable(name: "a", value: .bool(true)),
    BenchVariable(name: "b", value: .double(2)),
    BenchVariable(name: "c", value: .strings(["hello"])),
    BenchVariable(
      name: "headers",
      value: .map(["ip": "10.0.1.2", "path": "/admin/edit", "token": "admin"])),
    BenchVariable(name: "key", value: .string("path")),
    BenchVariable(name: "counts", value: .ints([0, 2, 0, 1, 5, 0, 0, 3, 0, 1, 0, 12])),
    BenchVariable(name: "corridor_stacking", value: .int(3)),
    BenchVariable(name: "parking_motor", value: .int(4)),
    BenchVariable(name: "parking_nonmotor", value: .int(1)),
    BenchVariable(name: "fire_lane_blocked", value: .bool(false)),
    BenchVariable(name: "ads_share", value: .double(0.42)),
    BenchVariable(name: "hoarding_share", value: .double(0.3)),
    BenchVariable(name: "noticeboard_state", value: .string("ok")),
    BenchVariable(
      name: "note", value: .string("3号楼2单元电动自行车在楼道内飞线充电，已拍照，已通知责任单位")),
    BenchVariable(
      name: "photos", value: .strings(["IMG_0412.jpg", "IMG_0413.jpg", "IMG_0414.jpg"])),
    BenchVariable(name: "inspected_at", value: .timestamp("2026-11-20T09:30:00+08:00")),
    BenchVariable(name: "reported_at", value: .timestamp("2026-11-18T16:05:00+08:00")),
  ]
}
