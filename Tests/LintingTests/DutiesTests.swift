import Diagnostics
import Foundation
import Linting
import Model
import TestSupport
import Testing
import Truth

@Suite struct DutiesTests {
  static let head = ["责任分工表", "序号|类别|问题类型|牵头单位|责任单位|配合单位|联系人|联系电话|整改时限(工作日)"]

  static func duties(_ rows: [String]) throws -> CheckedDuties {
    CheckedDuties(try #require(Table<DutyColumn>(Fixture.table(head + rows))))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let row: String
    let defects: [String]
    var testDescription: String { row }
  }

  static let cases = [
    Case(row: "1|设施|井盖缺损|市政处|权属单位|交警|朱春生|1|6小时", defects: []),
    Case(row: "1|设施|井盖缺损|市政处|权属单位|||1|3", defects: ["missing_contact 3:7 "]),
    Case(
      row: "1|设施|井盖缺损|市政处、城管局|权属单位||朱|1|五个工作日",
      defects: ["multiple_leads 3:4 市政处、城管局"]),
    Case(
      row: "1|设施|井盖缺损|无||交警|朱|1|",
      defects: ["missing_lead 3:4 无", "missing_owner 3:5 ", "missing_deadline 3:9 "]),
    Case(
      row: "1|设施|井盖缺损|市政处|权属单位||朱|1|按期",
      defects: ["unreadable_duration 3:9 按期"]),
  ]

  @Test(arguments: DutiesTests.cases)
  func saysWhatIsWrong(_ c: Case) throws {
    #expect(Fixture.words(try Self.duties([c.row]).defects) == c.defects)
  }

  @Test func rowsAreComparedWithEarlierOnes() throws {
    let duties = try Self.duties([
      "1|经营秩序|占道经营|城管局|街道||林|1|1小时", "2||店外经营|城管局|街道||林|1|1小时",
      "3||占道 经营|街道|城管局||林|1|2小时", "4||占道经营|城管局|社区||林|1|2小时",
      "5||店外经营|城管局|街道||林|1|1小时", "合计|5", "注：本表由创建办解释",
    ])
    #expect(
      Fixture.words(duties.defects) == [
        "conflicting_row 5:3 占道 经营", "duplicate_record 7:0 ",
      ])
    #expect(duties.entries.map(\.category) == Array(repeating: "经营秩序", count: 5))
    #expect(duties.duties.map(\.row.number) == [3, 4, 6])
    #expect(duties.table.totalRows == [8])
    #expect(duties.table.noteRows == [9])
  }

  @Test func readsUnitsAndLimits() throws {
    let rows = try Self.duties([
      "1|违建|私搭乱建|城管局|街道、社区，物业|规划局/住建局；公安|马|1|停工4个工作时；拆除20个工作日", "2|违建|毁绿|园林处|街道|—|马|1|３",
    ]).entries
    #expect(rows[0].unit == ["街道", "社区", "物业"])
    #expect(rows[0].supporting == ["规划局", "住建局", "公安"])
    #expect(
      rows[0].deadline?.stages.map(\.allowance) == [.working(seconds: 14_400), .workdays(20)])
    #expect(rows[0].deadline?.stages.map(\.title?.zh) == ["停工", "拆除"])
    #expect(rows[1].supporting.isEmpty)
    #expect(rows[1].deadline?.stages.map(\.allowance) == [.workdays(3)])
  }

  @Test func otherTablesAreNoMatrix() {
    let sheets = [
      ["序号|检查时间|点位|问题类型|问题描述|牵头单位|责任单位|配合单位|整改时限|照片|检查人", "1|||||||||"],
      ["点位编号|名称|类型|区|街道|社区|网格|经度|纬度|包干领导|物业公司|别名", "P1|"],
      ["序号|检查时间|检查单位|问题描述|责任单位|牵头|配合|整改期限|整改完成日期|销号情况", "1|"],
    ]
    for sheet in sheets { #expect(Table<DutyColumn>(Fixture.table(sheet)) == nil) }
  }

  /// Every row and every defect of the workbook whose truth somebody else has written.
  @Test(.enabled(if: SharedSuites.exists("data/sheets"), "\(SharedSuites.absent)"))
  func readsTheSharedMatrixAsItsTruthSays() throws {
    let report = try RoutingSheetTruth.run(path: SharedSuites.url("data/sheets").path)
    #expect(report.failed == 0, "\(report.text)")
    #expect(report.passed == 5 + 32 + 7, "\(report.text)")
  }
}
