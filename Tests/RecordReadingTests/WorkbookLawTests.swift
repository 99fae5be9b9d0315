import Diagnostics
import Model
import TestSupport
import Testing

@testable import RecordReading

/// The fast reader of sheets beside the one that knows all of XML: the same rows, or both refuse.
@Suite struct WorkbookLawTests {
  /// The rows of a sheet, and the codes of what is wrong behind them.
  struct Reading: Equatable {
    var rows: [[String]] = []
    var codes: [String] = []
  }

  static func read(_ rows: inout some RowSource) -> Reading {
    var reading = Reading()
    do throws(DiagnosticList) {
      while let row = try rows.next() { reading.rows.append(["\(row.number)"] + row.cells) }
    } catch {
      reading.codes = error.diagnostics.map(\.code)
    }
    return reading
  }

  /// Both readings of the only sheet of a workbook.
  static func readings(
    _ bytes: [UInt8]
  ) throws -> (fast: Reading, general: Reading, isLeft: Bool) {
    let contents = try Workbook.parts(ByteSource(bytes: bytes, name: "t.xlsx"))
    let part = try #require(contents.sheets.first)
    let general = try GeneralRows(
      contents.archive, part.path, contents.strings, contents.styles, contents.numbers)
    var rows = try WorkbookRows(contents, part.path)
    let fast = read(&rows)
    var others = general
    return (fast, read(&others), rows.isLeft)
  }

  /// The texts that cells refer to by number.
  static let texts = ["甲", "乙,丙", "\"丁\"\n", " ", "x & <y>"]

  static func workbook(_ xml: [UInt8]) -> [UInt8] {
    var writer = WorkbookWriter()
    writer.formats = ["General", "0%", "yyyy-mm-dd hh:mm", "h:mm"]
    writer.addTexts(texts)
    writer.add("检查", xmlBytes: xml)
    return writer.file
  }

  /// A sheet as some office program might write it.
  static func sheet(_ random: inout SeededGenerator) -> String {
    let prefix = random.pick(["", "", "", "x:", "excel:"])
    let blank = random.pick(["", "", "\n  ", "\r\n"])
    func tag(_ name: String) -> String { prefix + name }
    var xml = random.pick([
      "", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
      "<?xml version='1.0'?>", "\u{FEFF}<?xml version='1.0' encoding='utf-8'?>",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- x -->",
    ])
    xml +=
      "<\(tag("worksheet")) xmlns='m' xmlns:x=\"m\" xmlns:r='r'><\(tag("cols"))><\(tag("col")) min='1' t=\"&lt;\"/>"
    xml += "</\(tag("cols"))>\(blank)<\(tag("sheetData"))>"
    for row in 0..<Int.random(in: 0...6, using: &random) {
      let place = random.pick([" r=\"\(row * 2 + 1)\"", "", " spans=\"1:5\" r='\(row * 2 + 1)'"])
      xml += "\(blank)<\(tag("row"))\(place)>"
      for column in 0..<Int.random(in: 0...5, using: &random) {
        let letter = ["A", "B", "D", "E", "AB"][column]
        let reference = random.pick([" r=\"\(letter)\(row * 2 + 1)\"", ""])
        xml +=
          blank
          + cell(&random, reference).replacing("<", with: "<\(prefix)")
          .replacing("<\(prefix)/", with: "</\(prefix)").replacing("<\(prefix)!", with: "<!")
      }
      xml += "</\(tag("row"))>"
    }
    xml += "</\(tag("sheetData"))>\(blank)"
    xml += random.pick(["", "<drawing/>", "<from><x:row>3</x:row></from>", "<a><c/></a>"])
    return xml + "</\(tag("worksheet"))>" + blank
  }

  private static func cell(_ random: inout SeededGenerator, _ reference: String) -> String {
    let text = random.pick([
      "甲", "a,b", "\"q\"", " ", "a&amp;b", "&#x4E2D;&#10;", "1\r\n2", "]]", "", "\u{3000}",
      "\u{FF0C}",
      "<![CDATA[x]]>", "3处",
    ])
    let number = random.pick([
      "0", "1", "-1", "-0", "3.0", "0.95", "0.00001", "46220", "46220.395833333336", "1e3", "007",
      "116.39999999999999", "x", "0.1", "123456789012345", "1234567890123456", "-0.5", ".5", "5.",
    ])
    let style = random.pick(["", " s=\"0\"", " s='1'", " s=\"2\"", " s=\"3\"", " s=\"9\""])
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return "<c\(reference) t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    case 1:
      return "<c\(reference) t=\"inlineStr\"><is><r><rPr><b/></rPr><t>\(text)</t></r>"
        + "<r><t xml:space='preserve'>\(text)</t></r><rPh sb='0' eb='1'><t>k</t></rPh></is></c>"
    case 2: return "<c\(reference) t='s'><v>\(Int.random(in: 0...5, using: &random))</v></c>"
    case 3: return "<c\(reference)\(style)/>"
    case 4: return "<c\(reference) t=\"b\"><v>\(random.pick(["0", "1", "true"]))</v></c>"
    case 5: return "<c\(reference) t=\"str\"><f>A1&amp;1</f><v>\(text)</v></c>"
    default: return "<c\(reference)\(style)><v>\(number)</v></c>"
    }
  }

  @Test func bothReadersSayTheSame() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var left = 0
    for number in 0..<400 {
      let xml = Self.sheet(&random)
      let (fast, general, isLeft) = try Self.readings(Self.workbook(Array(xml.utf8)))
      left += isLeft ? 1 : 0
      #expect(fast == general, "seed \(seed), document \(number): \(xml)")
    }
    // Else the general reader was compared with itself.
    #expect(left < 300, "seed \(seed): \(left) of 400 documents were left to the general reader")
  }

  /// Damage of one place: a byte changed, dropped, or a stretch repeated.
  @Test func bothReadersSayTheSameOfDamagedSheets() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for number in 0..<1500 {
      var bytes = Array(Self.sheet(&random).utf8)
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = random.pick(Array("<>&\"'/= \n\u{1}]-x9".utf8))
      case 1: bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
      case 2: bytes.remove(at: place)
      default:
        let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
      let (fast, general, _) = try Self.readings(Self.workbook(bytes))
      #expect(
        fast == general,
        "seed \(seed), document \(number): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  /// What office programs write is what the fast reader is for; a declaration of a prefix `r` is no reference of a cell.
  @Test func plainSheetsAreNotLeftToTheGeneralReader() throws {
    let xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
      + "<worksheet xmlns=\"m\" xmlns:r=\"r\" xmlns:x14ac=\"x\"><dimension ref=\"A1:B1\"/><sheetData>"
      + "<row r=\"1\" spans=\"1:2\" x14ac:dyDescent=\"0.25\"><c r=\"A1\" s=\"1\" t=\"s\"><v>1</v></c>"
      + "<c r=\"B1\"><f>A1&amp;2</f><v>0.5</v></c></row></sheetData>"
      + "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>"
    let (fast, general, isLeft) = try Self.readings(Self.workbook(Array(xml.utf8)))
    #expect(fast == general)
    #expect(fast.rows == [["1", "乙,丙", "0.5"]])
    #expect(!isLeft)
  }

  /// A sheet that breaks off behind many rows: all of them are given, and then what is wrong.
  @Test func rowsBeforeTheDamageAreChecked() throws {
    var xml = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>点位</t></is></c>"
    xml += "<c t=\"inlineStr\"><is><t>楼道堆物</t></is></c></row>"
    for _ in 0..<100 {
      xml += "<row><c t=\"inlineStr\"><is><t>和谐家园</t></is></c><c><v>2</v></c></row>"
    }
    let file = try InputFormat.xlsx.open(
      ByteSource(bytes: Self.workbook(Array((xml + "<row><c>").utf8)), name: "t.xlsx"),
      WorkbookTests.request)
    var sheet = try #require(file.sheets.first)
    var count = 0
    var codes: [String] = []
    do throws(DiagnosticList) {
      while let chunk = try sheet.next() { count += sheet.decoder.decode(chunk).count }
    } catch {
      codes = error.diagnostics.map(\.code)
    }
    #expect(count == 100)
    #expect(codes == ["I024"])
  }
}
