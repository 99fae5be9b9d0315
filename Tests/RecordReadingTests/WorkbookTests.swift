import Diagnostics
import Model
import TestSupport
import Testing

@testable import RecordReading

@Suite struct WorkbookTests {
  typealias Cell = WorkbookWriter.Cell

  static let request = SheetRequest(
    columns: TestFacts.all.map { .fact($0.id) } + RecordField.allCases.map { .field($0) },
    facts: TestFacts.all, pointTypes: TestFacts.types, registry: TestFacts.registry)

  /// What a workbook's sheets hold, in order.
  static func read(
    _ bytes: [UInt8], _ request: SheetRequest = request
  ) throws -> (batches: [RecordBatch], headers: [SheetHeader], notes: [Diagnostic]) {
    let file = try InputFormat.xlsx.open(ByteSource(bytes: bytes, name: "t.xlsx"), request)
    var batches: [RecordBatch] = []
    for var sheet in file.sheets {
      while let chunk = try sheet.next() { batches.append(sheet.decoder.decode(chunk)) }
    }
    return (batches, file.sheets.map(\.header), file.notes)
  }

  static func codes(_ bytes: [UInt8]) -> [String] {
    do {
      _ = try read(bytes)
      return []
    } catch {
      return (error as? DiagnosticList)?.diagnostics.map(\.code) ?? ["\(error)"]
    }
  }

  static let header: [Cell] = ["点位", "检查时间", "楼道堆物", "亮灯率", "备注"]

  @Test func readsWhatAPersonSees() throws {
    var writer = WorkbookWriter()
    writer.formats = ["General", "0.0%", "yyyy\"年\"m\"月\"d\"日\"", "yyyy-mm-dd hh:mm", "[h]:mm"]
    writer.add(
      "检查",
      [
        Self.header,
        ["和谐家园", .number("46220", format: 2), 3, .number("0.95", format: 1), "甲\n乙, \"丙\""],
        [.inline("东风市场"), .number("46220.395833333336", format: 3), .formula("3处"), 1, .empty],
        [],
        ["P001 不对", "2026.7.17", .error("#N/A"), .number("0.07", format: 1), .flag(true)],
      ])
    let (batches, headers, notes) = try Self.read(writer.file)
    let batch = try #require(batches.first)
    #expect(batches.count == 1 && headers[0].sheet == "检查" && notes.isEmpty)
    #expect(batch.lines == [2, 3, 5] && batch.sheet == "检查")
    #expect(batch.points == [0, 1, -1])
    let column = { (key: ColumnKey) in (0..<3).map { batch.column(key).reading($0, date: key) } }
    #expect(column(.fact("stacking")) == [.value(.integer(3)), .value(.integer(3)), .unreadable])
    #expect(
      column(.fact("lit")) == [0.95, 1, 0.07].map { .value(.double($0)) })
    let july = Timestamp(CivilDate(daysSinceEpoch: 20_651), secondOfDay: 0, offset: .china)
    #expect(
      column(.field(.inspectedAt)) == [
        .value(.instant(july)), .value(.instant(july.adding(seconds: 9 * 3600 + 30 * 60))),
        .value(.instant(july)),
      ])
    #expect(
      column(.field(.note)) == [
        .value(.text("甲\n乙, \"丙\"")), .blank, .value(.text("是")),
      ])
    let kinds = batch.defects.map { "\($0.kind.id) \(cellName(column: $0.column, row: $0.line))" }
    #expect(kinds == ["unknown_point A5", "unreadable_value C5"])
  }

  @Test(arguments: [(false, "2026-07-17"), (true, "2030-07-18")])
  func datesCountFromWhereTheWorkbookSays(_ from1904: Bool, _ day: String) {
    let numbers = NumberText(countsFrom1904: from1904)
    #expect(numbers.text("46220", .date) == day)
  }

  @Test(arguments: [
    ("60.5", NumberKind.dateAndTime, "1900-02-28 12:00"), ("1", .date, "1900-01-01"),
    ("61", .date, "1900-03-01"), ("0.395833333", .time, "09:30"), ("0.99999", .time, "23:59:59"),
    ("0.07", .percent, "7%"), ("1.005", .percent, "100.5%"),
    ("0.333333333333", .percent, "33.333333333%"),
    ("3", .plain, "3"), ("3.0", .plain, "3"), ("116.39999999999999", .plain, "116.39999999999999"),
    ("1e3", .plain, "1000"), ("-2", .plain, "-2"), ("abc", .plain, "abc"),
    ("1e999", .date, "1e999"),
    ("-5", .date, "-5"), ("99999999", .date, "99999999"),
  ])
  func showsNumbersInTheirFormat(_ raw: String, _ kind: NumberKind, _ text: String) {
    #expect(NumberText(countsFrom1904: false).text(raw, kind) == text)
  }

  @Test(arguments: [
    ("General", NumberKind.plain), ("0.00", .plain), ("0%", .percent),
    ("0.0%;[Red]-0.0%", .percent),
    ("yyyy-mm-dd", .date), ("m/d/yy h:mm", .dateAndTime), ("h:mm:ss", .time), ("[h]:mm", .time),
    ("yyyy\"年\"m\"月\"d\"日\"", .date), ("[$-804]aaaa;@", .plain), ("mm:ss", .time), ("mmm", .date),
    ("#,##0 \"元/天\"", .plain), ("0\"%\"", .plain), ("\\d0", .plain),
    ("yyyy年m月d日 h时mm分", .dateAndTime),
  ])
  func knowsFormatsByTheirCodes(_ code: String, _ kind: NumberKind) {
    #expect(NumberStyles.kind(ofCode: code) == kind)
  }

  @Test func readsEverySheetThatFitsAndSaysWhichDoesNot() throws {
    var writer = WorkbookWriter()
    writer.add("一", [Self.header, ["和谐家园", "2026-07-17", 1]])
    writer.add("汇总", [["类型", "检查点位数", "排名"], ["小区", 3, 1]])
    writer.add("二", [Self.header, ["东风市场", "2026-07-18", 2]])
    let (batches, headers, notes) = try Self.read(writer.file)
    #expect(headers.map(\.sheet) == ["一", "二"] && batches.count == 2)
    #expect(notes.count == 1 && notes[0].severity == .note)
    #expect(notes[0].location?.file == "t.xlsx!汇总")
    var request = Self.request
    request.sheet = "二"
    #expect(try Self.read(writer.file, request).headers.map(\.sheet) == ["二"])
    request.sheet = "三"
    #expect(throws: DiagnosticList.self) { try Self.read(writer.file, request) }
  }

  @Test func findsTitlesHeadersOverTwoRowsTotalsAndNotes() throws {
    var writer = WorkbookWriter()
    writer.add(
      "检查",
      [
        ["居民小区检查表"],
        ["检查时间：2026年7月17日　检查人：王建国、李敏"],
        ["点位", "乱堆乱放", .empty, "设施", .empty, "备注"],
        [.empty, "楼道堆物", "公厕无异味", "亮灯率", "消防通道堵塞"],
        ["和谐家园", 1, "符合", "95%", "无"],
        [],
        ["东风市场", 2, "不符合", "80%", "有", "脏"],
        ["合计", 3],
        ["注：1. 每处计一次。"],
        ["填表人：张三", .empty, .empty, "审核：李四"],
      ])
    let (batches, headers, _) = try Self.read(writer.file)
    let batch = try #require(batches.first)
    #expect(headers[0].names == ["点位", "楼道堆物", "公厕无异味", "亮灯率", "消防通道堵塞", "备注"])
    #expect(headers[0].defects.isEmpty)
    #expect(batch.lines.prefix(2) == [5, 7] && batch.read == 2)
    #expect(batch.skipped.map(\.kind) == [.total, .note, .note])
    #expect(batch.rejections.isEmpty && batch.defects.isEmpty, "\(batch.defects)")
    let july = Timestamp(CivilDate(daysSinceEpoch: 20_651), secondOfDay: 0, offset: .china)
    for row in 0..<2 {
      let said: [ColumnKey] = [.field(.inspectedAt), .field(.inspector)]
      #expect(
        said.map { batch.column($0).reading(row, date: $0) }
          == [.value(.instant(july)), .value(.text("王建国、李敏"))])
    }
  }

  static let hostile: [(String, [UInt8], String)] = {
    func workbook(_ xml: String) -> [UInt8] {
      var writer = WorkbookWriter()
      writer.add("检查", xml: xml)
      return writer.file
    }
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>点位</t></is></c></row>"
    var bomb = ZipWriter()
    for number in 0..<10_001 { bomb.add("\(number)", "") }
    return [
      ("no zip", Array("点位,检查时间\n".utf8), "I020"), ("nothing", [], "I021"),
      ("a zip of nothing", ZipWriter().file, "I021"),
      ("too many entries", bomb.file, "I023"),
      (
        "a document type",
        workbook(
          "<!DOCTYPE x [<!ENTITY e \"x\">]><worksheet><sheetData>&e;</sheetData></worksheet>"),
        "I024"
      ),
      ("no XML", workbook("worksheet"), "I024"),
      ("cut XML", workbook("<worksheet><sheetData>"), "I024"),
      ("an empty sheet", workbook("<worksheet><sheetData/></worksheet>"), "I003"),
      (
        "a header of strangers",
        workbook(
          "<worksheet><sheetData>\(rows.replacing("点位", with: "甲"))</sheetData></worksheet>"),
        "I006"
      ),
    ]
  }()

  @Test(arguments: WorkbookTests.hostile.indices)
  func refusesWhatIsNoWorkbook(_ index: Int) {
    let (name, bytes, code) = Self.hostile[index]
    #expect(Self.codes(bytes) == [code], "\(name)")
  }

  /// Damage at every place of the file: an error or a reading, never a crash.
  @Test func survivesDamage() {
    var writer = WorkbookWriter()
    writer.add("检查", [Self.header, ["和谐家园", "2026-07-17", 1, 0.5, "x"]])
    let whole = writer.file
    for length in stride(from: 0, to: whole.count, by: 37) {
      _ = Self.codes(Array(whole[..<length]))
    }
    for place in stride(from: 0, to: whole.count, by: 11) {
      var damaged = whole
      damaged[place] ^= 0x5A
      _ = Self.codes(damaged)
    }
  }

  @Test(
    arguments: [
      ("<row r=\"-4\"><c r=\"A1\"><v>1</v></c></row>", nil),
      ("<row r=\"99999999999\"><c><v>1</v></c></row>", nil),
      ("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>", "I028"),
      ("<row><c r=\"XFD1\"><v>1</v></c></row>", nil),
      ("<row><c r=\"A1\" t=\"s\"><v>99</v></c></row>", "I028"),
      ("<row><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", "I028"),
      ("<row><c r=\"A1\" s=\"77\"><v>1</v></c></row>", nil), ("<c><v>1</v></c>", nil),
      ("<row><v>1</v></row>", nil),
    ] as [(String, String?)])
  func survivesOddCells(_ odd: String, _ code: String?) throws {
    var writer = WorkbookWriter()
    let head = Self.header.enumerated().map { number, cell -> String in
      guard case .text(let text) = cell else { return "" }
      return "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }.joined()
    writer.add(
      "检查", xml: "<worksheet><sheetData><row r=\"1\">\(head)</row>\(odd)</sheetData></worksheet>")
    #expect(Self.codes(writer.file) == [code].compactMap(\.self))
  }

  /// The same table as text and as a workbook: the same records.
  @Test func saysTheSameAsCommaSeparatedText() throws {
    var random = SeededGenerator(seed: 20_260_717)
    let cells = ["", "3处", "无", "95%", "是", "/", "若干", "a,b", "\"x\"", "多\n行", " 3 ", "２"]
    var rows: [[String]] = [["点位", "检查时间"] + TestFacts.all.map(\.title.zh)]
    for _ in 0..<300 {
      rows.append(
        ["和谐家园", "2026-07-17"] + TestFacts.all.map { _ in random.pick(cells) })
    }
    var writer = WorkbookWriter()
    writer.add("表", rows.map { $0.map { $0.isEmpty ? .empty : .inline($0) } })
    let text = rows.map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
    }.joined()
    let sheet = try ReadSheet(text, registry: TestFacts.registry)
    let (batches, _, _) = try Self.read(writer.file)
    for fact in TestFacts.all {
      let found = batches.flatMap { batch in
        (0..<batch.count).map { batch.column(.fact(fact.id)).reading($0, date: .fact(fact.id)) }
      }
      #expect(found == sheet.readings(.fact(fact.id)), "\(fact.id)")
    }
  }
}
