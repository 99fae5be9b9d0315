import Diagnostics
import Linting
import Model
import TestSupport
import Testing

@Suite struct RegistryTests {
  static let head = ["点位库", "点位编号|名称|类型|区|街道|社区|网格|经度|纬度|包干领导|物业公司|别名"]
  static let good = [
    "P1|翠湖花园|居民小区|东湖区|望湖街道|碧波社区|03网格|114.28|30.11|刘国平|物业|翠湖、翠湖苑",
    "P2|锦绣家园|小区|东湖区|望湖街道|碧波社区|04网格|114.29|30.12|刘国平||",
    "P3|望湖市场|集贸市场|东湖区|望湖街道|碧波社区|05网格|114.27|30.10|刘国平||",
  ]

  static func registry(_ rows: [String]) throws -> CheckedRegistry {
    let table = try #require(Table<PointColumn>(Fixture.table(head + rows)))
    return CheckedRegistry(table, Fixture.types)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let row: String
    let defects: [String]
    var testDescription: String { row }
  }

  static let cases = [
    Case(row: "P4|和平里|小区|东湖区|望湖街道|碧波社区||114.28|30.11|刘国平||", defects: []),
    Case(row: "P4|和平里|小区|东湖区|望湖街道|碧波社区||||刘国平||", defects: []),
    Case(row: "|和平里|小区|东湖区|望湖街道|碧波社区||114.28|30.11|刘国平||", defects: ["missing_id 6:1 "]),
    Case(row: "P1|和平里|小区|东湖区|望湖街道|碧波社区||114.28|30.11|刘国平||", defects: ["duplicate_id 6:1 P1"]),
    Case(
      row: "P4|和平里|待定|东湖区||碧波社区||114.28|30.11|||",
      defects: ["unknown_point_type 6:3 待定", "missing_area 6:5 ", "missing_leader 6:10 "]),
    Case(
      row: "P4|和平里|小区|东湖区|望湖街道|碧波社区||30.11|114.28|刘国平||",
      defects: ["coordinates_invalid 6:8 30.11"]),
    Case(
      row: "P4|和平里|小区|东湖区|望湖街道|碧波社区||0|0|刘国平||", defects: ["coordinates_invalid 6:8 0"]),
    Case(
      row: "P4|和平里|小区|东湖区|望湖街道|碧波社区||约114.39|30.11|刘国平||",
      defects: ["unreadable_value 6:8 约114.39"]),
    Case(
      row: "P4|和平里|小区|东湖区|望湖街道|碧波社区||119.85|30.11|刘国平||",
      defects: ["coordinates_out_of_area 6:8 119.85"]),
    Case(
      row: "P1|翠湖花园|居民小区|东湖区|望湖街道|碧波社区|03网格|114.28|30.11|刘国平|物业|翠湖、翠湖苑",
      defects: ["duplicate_record 6:0 "]),
  ]

  @Test(arguments: RegistryTests.cases)
  func saysWhatIsWrong(_ c: Case) throws {
    #expect(Fixture.words(try Self.registry(Self.good + [c.row]).defects) == c.defects)
  }

  @Test func givesThePoints() throws {
    let rows = Self.good + [Self.good[0], "|和平里|小区|东湖区|望湖街道|碧波社区||30.11|114.28|刘国平||"]
    let points = try Self.registry(rows).points
    #expect(points.map(\.id.text) == ["P1", "P2", "P3", "和平里"])
    #expect(points[0].aliases == ["翠湖", "翠湖苑"])
    #expect(points[1].type == "residential_community")
    #expect(points[3].coordinates == nil)
    #expect(points[0].location == SourceLocation(file: "t.xlsx", line: 3))
  }

  @Test func anInspectionIsNoRegistryAndNoLedger() {
    let sheet = Fixture.table(["点位编号|点位|点位类型|检查时间|楼道堆物|小广告|绿化|备注", "P1|翠湖花园|小区|2026-07-01|1|0|0|"])
    #expect(Table<PointColumn>(sheet) == nil)
    #expect(Table<LedgerColumn>(sheet) == nil)
  }
}
