import Model
import Testing

@testable import RecordReading

@Suite struct SheetHeadTests {
  static let words = HeaderWords(TestFacts.all, for: nil)

  static func head(_ rows: [[String]]) -> SheetHead? {
    let rows = rows.enumerated().map { TableRow(number: $0 + 1, cells: $1) }
    return SheetHead(rows, key: { words.key(of: HeaderName($0)) })
  }

  @Test func aPlainHeaderIsTheFirstRow() throws {
    let head = try #require(Self.head([["点位", "检查时间", "楼道堆物"], ["和谐家园", "2026-07-17", "3"]]))
    #expect(head.headerRows == [1] && head.titleRows.isEmpty && head.length == 1)
  }

  @Test func titlesAndBlankRowsStandAbove() throws {
    let head = try #require(
      Self.head([
        ["临江市检查表", "", ""], ["", ""], ["检查时间：2026.7.17 检查人：王建国"], ["点位", "楼道堆物", "备注"],
        ["和谐家园", "3", ""],
      ]))
    #expect(head.headerRows == [4] && head.titleRows == [1, 3])
    #expect(head.said.inspectedAt == "2026.7.17" && head.said.inspector == "王建国")
  }

  /// Group names stand once or are repeated; the columns outside groups have their name above or below.
  @Test(arguments: [
    [["点位", "乱堆乱放", "", "设施", "备注"], ["", "楼道堆物", "公厕无异味", "亮灯率", ""]],
    [["点位", "乱堆乱放", "乱堆乱放", "设施", "备注"], ["", "楼道堆物", "公厕无异味", "亮灯率", ""]],
    [["", "楼道堆物", "", "设施", ""], ["点位", "楼道堆物", "公厕无异味", "亮灯率", "备注"]],
  ])
  func twoRowsAreOneHeader(_ rows: [[String]]) throws {
    let head = try #require(Self.head(rows + [["和谐家园", "3", "符合", "95%", ""]]))
    #expect(head.headerRows == [1, 2])
    #expect(head.names == ["点位", "楼道堆物", "公厕无异味", "亮灯率", "备注"])
  }

  @Test func aRecordIsNoSecondHeaderRow() throws {
    let head = try #require(
      Self.head([["点位", "楼道堆物", "备注"], ["楼道堆物", "检查时间", "亮灯率"]]))
    #expect(head.headerRows == [1])
  }

  @Test func strangersAreMatchedSoThatTheyCanBeNamed() throws {
    let head = try #require(Self.head([["某市检查表"], ["甲", "乙"], ["1", "2"]]))
    #expect(head.headerRows == [2] && head.names == ["甲", "乙"])
    #expect(Self.head([["", " "], []]) == nil)
  }

  @Test(arguments: [
    (["检查时间：2026年7月17日　检查人：王建国、李敏"], "2026年7月17日", "王建国、李敏"),
    (["检查日期", "2026-07-17", "督查人员", "张三"], "2026-07-17", "张三"),
    (["检查时间：2026-07-17 09:30"], "2026-07-17 09:30", ""),
    (["检查时间：2026年7月6日—10日"], "", ""), (["临江市创建办 2026年7月"], "", ""),
  ])
  func whatIsSaidAboveHoldsForAll(_ cells: [String], _ time: String, _ inspector: String) {
    let said = SheetStatements([TableRow(number: 1, cells: cells)])
    #expect(said.inspectedAt == time && said.inspector == inspector)
  }

  @Test(arguments: [
    (["合计", "12"], SkippedRow.Kind.total), (["", "总计", "12"], .total), (["小 计", "3"], .total),
    (["备注：无"], .note), (["注1", "说明"], .note), (["填表人：张三", "", "审核：李四"], .note),
    (["※ 每处计一次"], .note), (["以上数据截至 7 月 17 日，未整改的另行通报；请各单位核对后于周五前反馈"], .note),
    (["点位", "楼道堆物", "备注"], .header), (["", " ", "\u{3000}"], .blank),
  ])
  func rowsThatAreNoRecords(_ cells: [String], _ kind: SkippedRow.Kind) {
    #expect(RowKinds(header: ["点位", "楼道堆物", "备注"]).kind(of: cells) == kind)
  }

  @Test(arguments: [
    ["和谐家圆"], ["和谐家园", "3", ""], ["注园小区", "2", ""], ["单位宿舍", "1", "脏"], ["", "3", ""],
    ["备注小区", "1", "2", "3"],
  ])
  func recordsAreNeverSetApart(_ cells: [String]) {
    #expect(RowKinds(header: ["点位", "楼道堆物", "备注", "照片"]).kind(of: cells) == nil)
  }
}
