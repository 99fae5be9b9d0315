import Diagnostics
import Model
import Testing

@testable import RecordReading

/// Sheets with one row per item and a result.
@Suite struct LongSheetTests {
  /// The batches of a sheet with these rows below a header.
  static func read(
    _ rows: String, layout: SheetLayout = SheetLayout(), header: String = "点位,检查项,结果,扣分,备注"
  ) throws -> (batch: RecordBatch, header: SheetHeader) {
    var request = SheetRequest(
      columns: TestFacts.all.map { .fact($0.id) } + RecordField.allCases.map { .field($0) },
      facts: TestFacts.all, pointTypes: TestFacts.types, registry: TestFacts.registry)
    request.layout = layout
    let text = Array("\(header)\n\(rows)\n".utf8)
    var sheet = try CSVSheet(
      ByteSource(bytes: text, name: "t.csv"), request, delimiter: UInt8(ascii: ","))
    let chunk = try #require(try sheet.next())
    return (sheet.decoder.decode(chunk), sheet.header)
  }

  static func words(_ defects: [Defect]) -> [String] {
    defects.map { "\($0.kind.id) \($0.line):\($0.column) \($0.value)" }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let item: String
    let result: String
    let outcome: ItemOutcome?
    let fact: FactID
    let cell: CellReading
    var testDescription: String { "\(item): \(result)" }
  }

  /// `blocked` is a flag, `stacking` a count, `clean` a verdict, `lit` a share.
  static let cases = [
    Case(item: "公厕无异味", result: "√", outcome: .pass, fact: "clean", cell: .value(.flag(true))),
    Case(item: "公厕无异味", result: "否", outcome: .fail, fact: "clean", cell: .value(.flag(false))),
    Case(
      item: "是否公厕无异味", result: "是", outcome: .pass, fact: "clean", cell: .value(.flag(true))),
    Case(
      item: "是否存在消防通道堵塞", result: "是", outcome: .fail, fact: "blocked",
      cell: .value(.flag(true))),
    Case(
      item: "消防通道有无堵塞", result: "无", outcome: .pass, fact: "blocked", cell: .value(.flag(false))),
    Case(
      item: "无消防通道堵塞", result: "符合", outcome: .pass, fact: "blocked", cell: .value(.flag(false))),
    Case(
      item: "无消防通道堵塞现象", result: "有", outcome: .fail, fact: "blocked", cell: .value(.flag(true))),
    Case(
      item: "1、是否存在消防通道堵塞？", result: "□符合 ☑不符合", outcome: .fail, fact: "blocked",
      cell: .value(.flag(true))),
    Case(
      item: "有无楼道堆物", result: "有", outcome: .fail, fact: "stacking", cell: .value(.integer(1))),
    Case(item: "楼道堆物", result: "3处", outcome: .fail, fact: "stacking", cell: .value(.integer(3))),
    Case(item: "亮灯率", result: "95%", outcome: .pass, fact: "lit", cell: .value(.double(0.95))),
    Case(
      item: "公厕无异味", result: "不涉及", outcome: .notApplicable, fact: "clean", cell: .notApplicable),
    Case(item: "公厕无异味", result: "", outcome: .blank, fact: "clean", cell: .blank),
    Case(item: "公厕无异味", result: "见备注", outcome: .unreadable, fact: "clean", cell: .unreadable),
    Case(item: "没人知道的一项", result: "符合", outcome: nil, fact: "clean", cell: .blank),
  ]

  @Test(arguments: LongSheetTests.cases)
  func saysWhetherTheStandardIsMet(_ c: Case) throws {
    let (batch, header) = try Self.read("东风市场,\(c.item),\(c.result),,")
    #expect(header.shape == .long)
    #expect(batch.items?.outcomes == [c.outcome])
    #expect(batch.column(.fact(c.fact)).reading(0, date: .fact(c.fact)) == c.cell)
  }

  @Test func aRowSaysNothingOfTheItemsOfOthers() throws {
    let (batch, _) = try Self.read("东风市场,公厕无异味,√,,\n东风市场,有无楼道堆物,无,,")
    #expect(batch.column(.fact("clean")).reading(1, date: .fact("clean")) == .blank)
    #expect(batch.column(.fact("stacking")).reading(0, date: .fact("stacking")) == .blank)
    #expect(batch.layout.slots.first { $0.key == .fact("clean") }?.field == 3)
  }

  @Test func defectsStandAtItemAndResult() throws {
    let (batch, _) = try Self.read("东风市场,公厕无臭味,√,,\n东风市场,公厕无异味,,,\n东风市场,公厕无异味,待定,酌情,")
    #expect(
      Self.words(batch.defects) == [
        "unknown_item 2:2 公厕无臭味", "blank_item 3:3 ", "unreadable_value 4:3 待定",
        "unreadable_value 4:4 酌情",
      ])
    #expect(batch.defects.first?.suggestion == "公厕无异味")
  }

  @Test func aLayoutSaysWhatNamesDoNot() throws {
    var layout = SheetLayout()
    layout.add(.key(.field(.item), asks: nil), named: "内容")
    layout.add(.key(.field(.itemResult), asks: nil), named: "回答")
    layout.add(.ignored, named: "天气")
    layout.add(SheetLayout.Item(fact: "blocked", asks: .faultExists), named: "通道被占?")
    let (batch, header) = try Self.read(
      "东风市场,通道被占？,是,晴", layout: layout, header: "点位,内容,回答,天气")
    #expect(header.shape == .long)
    #expect(header.defects.isEmpty)
    #expect(batch.items?.outcomes == [.fail])
    #expect(
      batch.column(.fact("blocked")).reading(0, date: .fact("blocked")) == .value(.flag(true)))
  }

  @Test(arguments: [
    ("√", false, true), ("符合", false, true), ("是", true, false), ("有", true, false),
    ("合格", true, true),
  ])
  func aLayoutTurnsAColumnRound(_ cell: String, _ isVerdict: Bool, _ expected: Bool) throws {
    var layout = SheetLayout()
    let key = ColumnKey.fact(isVerdict ? "clean" : "blocked")
    layout.add(.key(key, asks: isVerdict ? .faultExists : .standardMet), named: "某列")
    let (batch, _) = try Self.read("东风市场,\(cell)", layout: layout, header: "点位,某列")
    // A flag says what is there: a standard that is met is a fault that is not.
    #expect(
      batch.column(key).reading(0, date: key) == .value(.flag(isVerdict ? expected : !expected)))
  }

  @Test func anUnknownColumnStandsWhereItsNameIs() throws {
    let text = "点位,垃圾,,天气\n,公厕无异味,亮灯率,\n东风市场,√,95%,晴\n"
    var request = SheetRequest(
      columns: [.fact("clean")], facts: TestFacts.all, pointTypes: TestFacts.types,
      registry: TestFacts.registry)
    request.limits.chunkBytes = 4096
    let sheet = try CSVSheet(
      ByteSource(bytes: Array(text.utf8), name: "t.csv"), request, delimiter: UInt8(ascii: ","))
    #expect(Self.words(sheet.header.defects) == ["unknown_column 1:4 天气"])
    #expect(sheet.header.headerRows == [1, 2])
  }

  @Test func linesOfJSONMayBeLongToo() throws {
    let text = """
      {"point_name":"东风市场","item":"公厕无异味","item_result":"√"}
      {"point_name":"东风市场","item":"有无楼道堆物","item_result":"有","deduction":"2","note":"三处"}
      {"point_name":"东风市场","item":"公厕无异味","item_result":""}

      """
    let request = SheetRequest(
      columns: TestFacts.all.map { .fact($0.id) } + RecordField.allCases.map { .field($0) },
      facts: TestFacts.all, pointTypes: TestFacts.types, registry: TestFacts.registry)
    let source = ByteSource(bytes: Array(text.utf8), name: "t.ndjson")
    var sheet = try #require(try InputFormat.ndjson.open(source, request).sheets.first)
    let chunk = try #require(try sheet.next())
    let batch = sheet.decoder.decode(chunk)
    #expect(batch.items?.outcomes == [.pass, .fail, .blank])
    #expect(batch.column(.fact("clean")).reading(0, date: .fact("clean")) == .value(.flag(true)))
    #expect(
      batch.column(.fact("stacking")).reading(1, date: .fact("stacking")) == .value(.integer(1)))
    let deduction = ColumnKey.field(.deduction)
    #expect(batch.column(deduction).reading(1, date: deduction) == .value(.double(2)))
    #expect(batch.defects.filter { $0.kind != .missingDate }.map(\.kind.id) == ["blank_item"])
  }
}
