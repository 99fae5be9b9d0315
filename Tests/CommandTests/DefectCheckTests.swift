import Foundation
import TestSupport
import Testing

/// Sheets with one fault each, and what is said of them; a registry is given as CSV.
@Suite struct DefectCheckTests {
  static let registry = """
    临江市点位库
    点位编号,名称,类型,区,街道,社区,经度,纬度,包干领导,别名
    P1,翠湖花园,居民小区,东湖区,望湖街道,碧波社区,114.28,30.11,刘国平,翠湖苑
    P2,锦绣家园,居民小区,东湖区,站前街道,铁路社区,114.29,30.12,刘国平,
    P3,百合苑,居民小区,东湖区,站前街道,铁路社区,114.27,30.10,刘国平,

    """
  static let head = "序号,点位编号,点位,社区,检查时间,检查人,楼道堆物,垃圾分类,经度,纬度,备注\n"

  struct Case: Sendable, CustomTestStringConvertible {
    let rows: String
    let defects: [String]
    var testDescription: String { rows }
  }

  static let cases = [
    Case(rows: "1,P1,翠 湖苑,碧波社区,2026-07-01,甲,0,,114.28,30.11,", defects: []),
    Case(rows: "1,P1,翠湖花园,碧波居委会,2026-07-20,甲,,,,,", defects: []),
    Case(rows: "1,P1,翠湖花园,铁路社区,2026-07-01,甲,0,,,,", defects: ["area_contradiction 2:4"]),
    Case(rows: "1,P1,锦绣家园,铁路社区,2026-07-01,甲,0,,,,", defects: ["point_contradiction 2:3"]),
    Case(rows: "1,,百合院,,2026-07-01,甲,0,,,,", defects: ["unknown_point 2:3 P3"]),
    Case(rows: "1,P1,翠湖花园,碧波社区,2026年7月21日,甲,0,,,,", defects: ["date_in_future 2:5"]),
    Case(rows: "1,P1,翠湖花园,碧波社区,2026-07-01,　,0,,,,", defects: ["missing_inspector 2:6"]),
    Case(rows: "1,P1,翠湖花园,碧波社区,2026-07-01,甲,0,,114.50,30.11,", defects: ["point_out_of_area 2:9"]),
    Case(
      rows: "1,P1,翠湖花园,碧波社区,2026-07-01,甲,0,,,,x\n2,P1,翠湖花园,碧波社区,2026-07-01,甲,0,,,,x",
      defects: ["duplicate_record 3:0"]),
  ]

  static func defects(_ rows: String, _ options: [String] = []) throws -> [String] {
    let folder = try ScratchFolder()
    let points = try folder.write("点位库.csv", registry)
    let sheet = try folder.write("表.csv", head + rows + "\n")
    let result = try civiclint(
      [
        "check", sheet, "--points", points, "--campaign", "none", "--format", "json", "--as-of",
        "2026-07-20", "--defects-only",
      ] + options)
    let report = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let defects = try #require(report?["defects"] as? [[String: Any]], "\(result.errors)")
    return defects.map { defect in
      let suggestion = (defect["suggestion"] as? String).flatMap { text in
        defect["kind"] as? String == "unknown_point"
          ? " "
            + text.split(separator: "(").dropFirst().map { $0.prefix { $0 != ")" } }
            .joined(separator: " ") : nil
      }
      return "\(defect["kind"] ?? "") \(defect["line"] ?? 0):\(defect["column"] as? Int ?? 0)"
        + (suggestion ?? "")
    }
  }

  @Test(arguments: DefectCheckTests.cases)
  func saysWhatIsWrong(_ c: Case) throws {
    #expect(try Self.defects(c.rows) == c.defects)
  }

  static let bad = "1,P1,翠湖花园,铁路社区,2027-07-01,,0,,,,"

  @Test func checksAreSelectedAndIgnoredLikeRules() throws {
    #expect(try Self.defects(Self.bad, ["--select", "date_in_future"]) == ["date_in_future 2:5"])
    #expect(
      try Self.defects(Self.bad, ["--ignore", "date_in_future,missing"])
        == ["area_contradiction 2:4"])
  }

  @Test func aRegistryIsLintedLikeASheet() throws {
    let folder = try ScratchFolder()
    let points = try folder.write("点位库.csv", Self.registry + "P1,和平里,待定,东湖区,,铁路社区,30.1,114.2,,\n")
    let result = try civiclint(["check", points, "--campaign", "none", "--lang", "zh"])
    #expect(result.status == 1)
    for word in ["点位编号重复", "未知点位类型", "未填所属区域", "经纬度不可能", "未填包干领导"] {
      #expect(result.output.contains(word), "\(word)")
    }
  }
}
