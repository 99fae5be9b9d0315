import Diagnostics
import Model
import Testing

@Suite struct FactTypeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var keyword: String
    var cell: String
    var reading: CellReading
    var testDescription: String { "\(keyword) '\(cell)'" }

    init(_ keyword: String, _ cell: String, _ reading: CellReading) {
      self.keyword = keyword
      self.cell = cell
      self.reading = reading
    }
  }

  static let context = ReadingContext(
    units: ["处", "places"],
    choices: [Choice(id: "ok", title: LocalizedText(zh: "完好", en: "intact"), aliases: ["良好"])],
    dayStart: 30_600)

  static func at(_ text: String) -> CellReading {
    Timestamp(rfc3339: text).map { .value(.instant($0)) } ?? .unreadable
  }

  static let cases: [Case] = [
    Case("count", "3", .value(.integer(3))),
    Case("count", " ３ 处 ", .value(.integer(3))),
    Case("count", "3处", .value(.integer(3))),
    Case("count", "1,024", .value(.integer(1024))),
    Case("count", "无", .value(.integer(0))),
    Case("count", "有", .unreadable),
    Case("count", "若干", .unreadable),
    Case("count", "2.5", .unreadable),
    Case("count", "-1", .outOfRange),
    Case("count", "99999999999999999999", .unreadable),
    Case("count", "", .blank),
    Case("count", "\u{3000}\n", .blank),
    Case("count", "/", .notApplicable),
    Case("count", "不涉及", .notApplicable),
    Case("count", "Ｎ／Ａ", .notApplicable),
    Case("number", "-2.5", .value(.double(-2.5))),
    Case("number", "nan", .unreadable),
    Case("number", "inf", .unreadable),
    Case("number", "0x10", .unreadable),
    Case("number", "1e400", .unreadable),
    Case("ratio", "0.35", .value(.double(0.35))),
    Case("ratio", "35%", .value(.double(0.35))),
    Case("ratio", "３５％", .value(.double(0.35))),
    Case("ratio", "120%", .outOfRange),
    Case("ratio", "35", .outOfRange),
    Case("flag", "是", .value(.flag(true))),
    Case("flag", "无", .value(.flag(false))),
    Case("flag", "×", .value(.flag(false))),
    Case("flag", "maybe", .unreadable),
    Case("verdict", "符合", .value(.flag(true))),
    Case("verdict", "不达标", .value(.flag(false))),
    Case("verdict", "☑符合 □不符合", .value(.flag(true))),
    Case("verdict", "□符合 ☑不符合", .value(.flag(false))),
    Case("verdict", "□符合 □不符合", .blank),
    Case("verdict", "☑符合 ☑不符合", .unreadable),
    Case("verdict", "口符合口不符合", .blank),
    Case("verdict", "有", .unreadable),
    Case("choice", "良好", .value(.text("ok"))),
    Case("choice", "intact", .value(.text("ok"))),
    Case("choice", "坏", .unreadable),
    Case("text", " 北门：有堆物 ", .value(.text("北门：有堆物"))),
    Case("list", "a.jpg；b.jpg、c.jpg\nd.jpg", .value(.list(["a.jpg", "b.jpg", "c.jpg", "d.jpg"]))),
    Case("date", "2026-07-17", at("2026-07-17T08:30:00+08:00")),
    Case("date", "2026.7.17", at("2026-07-17T08:30:00+08:00")),
    Case("date", "2026年7月17日", at("2026-07-17T08:30:00+08:00")),
    Case("date", "20260717", at("2026-07-17T08:30:00+08:00")),
    Case("date", "2026/2/30", .unreadable),
    Case("date", "2026-07/17", .unreadable),
    Case("date", "7月17日", .unreadable),
    Case("datetime", "2026-07-17", at("2026-07-17T08:30:00+08:00")),
    Case("datetime", "2026/7/17 9:05", at("2026-07-17T09:05:00+08:00")),
    Case("datetime", "2026年7月17日9时5分", at("2026-07-17T09:05:00+08:00")),
    Case("datetime", "2026-07-17T01:05:00Z", at("2026-07-17T09:05:00+08:00")),
    Case("datetime", "2026-07-17 24:00", .unreadable),
    Case("datetime", "2026-07-17 上午", .unreadable),
  ]

  @Test(arguments: FactTypeTests.cases)
  func reads(_ c: Case) throws {
    let type = try #require(FactTypeCatalog.standard.type(named: c.keyword))
    #expect(type.reading(c.cell, Self.context) == c.reading)
  }

  @Test func catalogIsSortedAndComplete() {
    let keywords = FactTypeCatalog.standard.keywords
    #expect(keywords == keywords.sorted())
    #expect(Set(keywords) == Set(Self.cases.map(\.keyword)))
  }

  @Test func percentHeaderMakesBareNumbersPercentages() {
    var context = Self.context
    context.isPercent = true
    #expect(RatioType.reading("35", context) == .value(.double(0.35)))
  }
}

@Suite struct BitsTests {
  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func agreesWithAnArray(_ count: Int) {
    var bits = Bits(count: count)
    for row in stride(from: 0, to: count, by: 3) { bits[row] = true }
    #expect(Array(bits) == Array(stride(from: 0, to: count, by: 3)))
    #expect(bits.population == bits.reduce(0) { sum, _ in sum + 1 })
    #expect(Bits(repeating: true, count: count).population == count)
    #expect(Array(Bits(repeating: true, count: count)) == Array(0..<count))
  }
}

@Suite struct PointRegistryTests {
  static func point(_ id: String, _ name: String, aliases: [String] = []) -> Point {
    Point(
      id: PointID(id), name: name, type: nil, area: Area(), aliases: aliases,
      location: SourceLocation(file: "points.yaml"))
  }

  static let registry = PointRegistry([
    point("P1", "和谐家园（一期）", aliases: ["和谐一期"]), point("P2", "和谐家园(二期)"),
    point("P3", "和谐一期"),
  ])

  @Test(arguments: [
    ("和谐家园(一期)", [0]), ("和谐家园【二期】", [1]), ("和谐 家园（二期） ", [1]), ("和谐一期", [0, 2]), ("和谐", []),
  ])
  func findsByName(_ name: String, _ indices: [Int]) {
    #expect(Self.registry.indices(ofName: name) == indices)
  }

  @Test func findsByID() {
    #expect(Self.registry.index(ofID: "P2") == 1)
    #expect(Self.registry.index(ofID: "P9") == nil)
  }
}

@Suite struct ListTypeTests {
  /// ASCII is split by bytes, all else by characters: with a letter in front that is no ASCII, the same
  /// items come out.
  @Test(arguments: [
    "", "a", ";", "a;b", " a ; b ", "a,,b|c", "a\r\nb\nc", "a\rb", "\r\n", "a;\r", "x y;z ",
    ";;a;;",
  ])
  func asciiIsSplitLikeAnyText(_ text: String) {
    let plain = ListType.items(of: text)
    let marked = ListType.items(of: "楼;" + text)
    #expect(["楼"] + plain == marked)
  }
}
