import Foundation
import TestSupport
import Testing

/// Long sheets, lists of problems and layouts through the whole program.
@Suite struct ShapeTests {
  struct Report {
    let status: Int32
    let errors: String
    let tickets: [[String: Any]]
    let defects: [String]

    var rules: [String] {
      tickets.map { ticket in
        let rule = ticket["rule"] as? [String: Any]
        let record = ticket["record"] as? [String: Any]
        return "\(rule?["id"] ?? "") \(record?["line"] ?? 0):\(record?["column"] ?? 0)"
      }
    }
  }

  static let registry = """
    点位编号,名称,类型,区,街道,社区,经度,纬度,包干领导
    P1,翠湖花园,居民小区,东湖区,望湖街道,碧波社区,114.28,30.11,刘国平
    M1,文昌菜市场,集贸市场,东湖区,站前街道,铁路社区,114.29,30.12,刘国平

    """

  static func check(_ sheet: String, _ more: [String] = [], layout: String? = nil) throws -> Report
  {
    let folder = try ScratchFolder()
    let points = try folder.write("点位库.csv", registry)
    let file = try folder.write("表.csv", sheet)
    var arguments = [
      "check", file, "--points", points, "--campaign", "none", "--format", "json", "--as-of",
      "2026-07-20", "--lang", "zh",
    ]
    if let layout { arguments += ["--layout", try folder.write("布局.yaml", layout)] }
    let result = try civiclint(arguments + more)
    let report =
      (try? JSONSerialization.jsonObject(with: Data(result.output.utf8))) as? [String: Any]
    let defects = report?["defects"] as? [[String: Any]] ?? []
    return Report(
      status: result.status, errors: result.errors,
      tickets: report?["tickets"] as? [[String: Any]] ?? [],
      defects: defects.map {
        "\($0["kind"] ?? "") \($0["line"] ?? 0):\($0["column"] as? Int ?? 0)"
      })
  }

  @Test func aLongSheetIsCheckedItemByItem() throws {
    let report = try Self.check(
      """
      检查日期,点位,检查项,结果,扣分,备注,检查人
      2026-07-14,文昌菜市场,无占道经营,√,,摊贩占道经营3家,甲
      2026-07-14,文昌菜市场,是否存在小广告,有,1,,甲
      2026-07-14,文昌菜市场,设置公平秤,符合,2,,甲
      2026-07-14,文昌菜市场,灭火器在有效期内,,,,甲
      2026-07-14,文昌菜市场,消防通道畅通,×,2,堆了货,甲
      2026-07-14,文昌菜市场,没人知道的一项,×,2,堆了货,甲

      """)
    #expect(
      report.defects == [
        "passed_with_problem 2:6", "failed_without_detail 3:6", "passed_with_deduction 4:5",
        "blank_item 5:4", "unknown_item 7:3",
      ])
    #expect(report.rules.contains { $0.hasPrefix("ads.posters") && $0.hasSuffix("3:4") })
    #expect(report.rules.contains { $0.hasPrefix("fire.") && $0.hasSuffix("6:4") })
    #expect(report.rules.count == 2, "\(report.rules)")
  }

  @Test func everyProblemOfACellIsAFindingAndNothingIsLost() throws {
    let report = try Self.check(
      """
      序号,点位,问题描述,发现时间,检查来源
      1,翠湖花园,1.楼道堆放杂物 2.楼道小广告已清理 3.电梯总是发出怪声,2026-07-01,暗访
      2,翠湖花园,无,2026-07-01,领导说的
      3,翠湖花园,,2026-07-01,12345热线
      4,文昌菜市场,楼道堆放杂物,2026-07-01,自查

      """)
    #expect(report.defects.contains("unknown_choice 3:5"))
    #expect(report.defects.contains("missing_problem_text 4:3"))
    let rules = report.rules
    #expect(rules.contains { $0.hasPrefix("stacking.corridor") && $0.hasSuffix("2:3") }, "\(rules)")
    #expect(rules.contains("issue.unclassified 2:3"), "\(rules)")
    // A market has no rule about corridors.
    #expect(rules.contains("issue.other 5:3"), "\(rules)")
    #expect(rules.count == 3, "\(rules)")
    #expect(report.errors.contains("1 个已现场整改"), "\(report.errors)")
    #expect(report.errors.contains("I051"))
    let fallback = report.tickets.first {
      ($0["rule"] as? [String: Any])?["id"] as? String == "issue.unclassified"
    }
    let owner = fallback?["owner"] as? [String: Any]
    #expect(owner?["unit"] as? String == "碧波社区居委会")
  }

  @Test func aLayoutSaysWhatColumnsMean() throws {
    let sheet = "点位,时间,乱停,树穴破损,天气\n翠湖花园,2026-07-01,是,2处,晴\n翠湖花园,2026-07-02,否,若干,晴\n"
    let plain = try Self.check(sheet, ["--defects-only"])
    #expect(
      plain.defects.filter { $0.hasPrefix("unknown_column") } == [
        "unknown_column 1:3", "unknown_column 1:4", "unknown_column 1:5",
      ])
    let told = try Self.check(
      sheet, ["--defects-only"],
      layout: """
        civiclint: 1
        kind: layout
        columns:
          乱停: {fact: vehicles_tidy, asks: fault_exists}
          树穴破损: {type: count, unit: 处}
          天气: ignore

        """)
    #expect(told.defects == ["unreadable_value 3:4"])
  }

  @Test func aBadLayoutIsSaid() throws {
    let report = try Self.check(
      "点位,时间\n翠湖花园,2026-07-01\n",
      layout:
        "civiclint: 1\nkind: layout\nshape: round\ncolumns:\n  乱停: vehicle_tidy\n  天气: {unit: 处}\n")
    #expect(report.status == 2)
    for word in ["round", "vehicle_tidy", "vehicles_tidy", "R109"] {
      #expect(report.errors.contains(word), "\(word): \(report.errors)")
    }
  }

  @Test func anInferredLayoutReadsTheSheetAlike() throws {
    let folder = try ScratchFolder()
    let sheet = "点位,时间,检查项,结果,天气\n文昌菜市场,2026-07-01,是否存在小广告,是,晴\n文昌菜市场,2026-07-01,某事,是,晴\n"
    let file = try folder.write("表.csv", sheet)
    let layout = try civiclint(["layout", "infer", file, "--campaign", "none", "--lang", "zh"])
    #expect(layout.status == 0)
    #expect(
      layout.output == """
        # 表.csv 的布局, 由表头和内容推断。带“存疑”的行请核对; 其余可以删去。
        civiclint: 1
        kind: layout
        shape: long
        columns:
          点位: point_name
          时间: inspected_at
          检查项: item
          结果: item_result
          天气: ignore  # 存疑: 不认识的列, 如 晴; 如要读入, 写检查事实或字段的编号, 或 {type: text}
        items:
          是否存在小广告: {fact: posters_seen, asks: fault_exists}
          # 某事: {asks: standard_met}  # 存疑: 不认识的检查项; 去掉行首的 #, 或补上 fact

        """)
    let plain = try Self.check(sheet)
    let told = try Self.check(sheet, layout: layout.output)
    #expect(told.rules == plain.rules)
    #expect(plain.defects.filter { $0 != "unknown_column 1:5" } == told.defects)
  }
}
