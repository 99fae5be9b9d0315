import Diagnostics
import Model
import Testing

@testable import RecordReading

/// Law: whatever the cell and however fast it was read, a column says what the fact's type says.
@Suite struct ColumnTests {
  static let cells: [String] = [
    "", "0", "1", "7", "13", "007", "1234567", "12345678", "123456789012345", "1234567890123456",
    "9223372036854775808", "-1", "-0", "+3", "1,024", "0.5", "0.25", ".5", "5.", "1.0", "1.5",
    "0.1234567",
    "0.12345678", "116.777230", "12345678.87654321", "1234567.12345678", "123456789.5",
    "3.14159265358979",
    "-3.25", "-116.777230", "1e3", "1.2.3", "1..2", ".", "-", "--1", "35%", "35", "100%", "120%",
    "٣", "３",
    "３处", "3处", "3 处", "3分钟", "无", "有", "是", "否", "√", "×", "true", "false", "TRUE", "yes", "no",
    "符合", "不符合", "☑符合 □不符合", "□符合 □不符合", "ok", "完好", "intact", "坏", "ok ", " ok", "okay",
    "/", "N/A", "n/a", "—", "不涉及", "nan", "inf", "0x10", "  ", "\u{3000}", "\u{3000}3\u{3000}",
    "a\u{300}",
    "x \u{301}", " 棉花巷", "已拍照，正常。", "居民称\"吵\"", "\"", "\"\"", "a\"b", "多\n行", "a,b", "a;b",
    "照片1.jpg；照片2.jpg",
    "RC25-1.jpg;RC25-2.jpg", ";;;;;;;;;;;;;;;;", "a;;;;;;;;;;;;;;", "、", "a、b", "2026-07-17",
    "2026-07-17T09:30:00+08:00", "2026-07-17T09:30:00-11:30", "2026-07-17t09:30:00+08:00",
    "2026-02-30T09:30:00+08:00", "2026-07-17T24:30:00+08:00", "2026-07-17T09:60:00+08:00",
    "2026-07-17T09:30:00+19:00", "2026-07-17T09:30:00+08:60", "2026-07-17T09-30:00+08:00",
    "2026-07-17T09:30:00Z", "2026-07-17 09:30", "2026.7.17", "2026年7月17日9时30分", "7月份", "20260717",
    "0000-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00", "\u{0}",
    "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}",
    "=1+1", "#REF!", "约3", "n.a.", "😀", "é", "\u{FEFF}x", "x\u{2028}", "\t3\t", "3\r", "\r",
  ]

  @Test(arguments: TestFacts.all.map(\.id))
  func saysWhatTheTypeSays(_ id: FactID) throws {
    for isPercent in [false, true] {
      for isQuoted in [false, true] {
        try expectLaw(id, Self.cells, isPercent: isPercent, isQuoted: isQuoted)
      }
    }
  }

  @Test(arguments: TestFacts.all.map(\.id))
  func saysWhatTheTypeSaysOfRandomCells(_ id: FactID) throws {
    var random = SeededRandom(42)
    let digits = (0..<6000).map { _ in
      (0..<Int.random(in: 1..<19, using: &random)).map { _ in
        random.oneOf(["0", "1", "2", "5", "9", "9", ".", "-", "0", "3"])
      }.joined()
    }
    let mixed = (0..<3000).map { _ in
      (0..<Int.random(in: 1..<4, using: &random)).map { _ in random.oneOf(Self.cells) }.joined()
    }
    try expectLaw(id, digits + mixed, isPercent: false, isQuoted: false)
  }

  /// Reads `cells` as one column and compares each with the type's own reading.
  private func expectLaw(
    _ id: FactID, _ cells: [String], isPercent: Bool, isQuoted: Bool
  ) throws {
    let fact = try #require(TestFacts.all.first { $0.id == id })
    let header = "点位," + fact.title.zh + (isPercent ? "(%)" : "") + ",备注\n"
    let rows = cells.map { cell in
      "P," + (isQuoted || needsQuotes(cell) ? quoted(cell) : cell) + ",x\n"
    }
    let context = ReadingContext(
      units: [fact.unit.zh].filter { !$0.isEmpty } + (isPercent ? ["%"] : []),
      choices: fact.choices,
      dayStart: 8 * 3600 + 1800, isPercent: isPercent)
    for set in ByteScanner.instructionSets {
      let sheet = try ReadSheet(Array((header + rows.joined()).utf8), instructionSet: set)
      let readings = sheet.readings(.fact(id))
      try #require(readings.count == cells.count)
      for (cell, reading) in zip(cells, readings) {
        let expected = fact.type.reading(cell, context)
        let isEqual = reading == (expected == .outOfRange ? .unreadable : expected)
        #expect(
          isEqual,
          "\(fact.type.keyword) \(cell.debugDescription): expected \(expected), found \(reading)")
      }
    }
  }

  private func needsQuotes(_ cell: String) -> Bool {
    cell.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
  }

  private func quoted(_ cell: String) -> String {
    "\"" + String(cell.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }.map(Character.init))
      + "\""
  }

  @Test func columnsThatNobodyAsksForAreNotThere() throws {
    let sheet = try ReadSheet(
      Array("点位,楼道堆物,亮灯率\n和谐家园,3,0.5\n".utf8), columns: [.fact("lit"), .fact("wait")])
    #expect(sheet.batches[0].columns.count == 2)
    #expect(sheet.readings(.fact("lit")) == [.value(.double(0.5))])
    #expect(sheet.readings(.fact("wait")) == [.blank])
    #expect(sheet.header.defects.isEmpty)
  }

  @Test func batchesSayTheSameInChunksOfAnySize() throws {
    var text = "点位,类型,楼道堆物（处）,亮灯率(%),公示栏,备注,附件,检查时间\r\n"
    for row in 0..<40 {
      text +=
        "和谐家园,小区,\(row % 7 == 0 ? "若干" : "\(row)"),\(row * 3),完好,\"第\(row)行\n\"\"好\"\"\",a\(row).jpg;b.jpg,2026.7.\(row % 28 + 1)\r\n"
    }
    let whole = try ReadSheet(text)
    for size in [1, 50, 100, 333, 1000] {
      let parts = try ReadSheet(text, chunkBytes: size)
      #expect(parts.lines == whole.lines)
      #expect(parts.defects == whole.defects)
      for key in whole.header.layout.slots.map(\.key) {
        #expect(parts.readings(key) == whole.readings(key), "\(key.name), chunks of \(size)")
      }
    }
    #expect(whole.count == 40)
    #expect(whole.lines[1] == 4)
  }
}
