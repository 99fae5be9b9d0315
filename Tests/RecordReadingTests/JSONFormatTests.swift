import Diagnostics
import Model
import TestSupport
import Testing

@testable import RecordReading

/// Whole documents of JSON and YAML, read record by record.
@Suite struct JSONFormatTests {
  private static let two = [.value(.integer(3)), .value(.integer(4))] as [CellReading]

  @Test(arguments: [
    #"[{"point_id":"P1","stacking":3},{"point_id":"P2","stacking":4}]"#,
    "\u{FEFF} [ {\"point_id\":\"P1\",\n\"stacking\":3}\n,\n{\"point_id\":\"P2\",\"stacking\":4} ] \n",
    #"{"count":2,"tags":["a",{"b":1}],"data":[{"point_id":"P1","stacking":3},{"point_id":"P2","stacking":4}],"next":null}"#,
    #"{"point_id":"P1","stacking":3}{"point_id":"P2","stacking":4}"#,
    "{\"point_id\":\"P1\",\"stacking\":3}\n{\"point_id\":\"P2\",\n \"stacking\":4}\n",
  ])
  func recordsAreFoundWhereTheyStand(_ text: String) throws {
    for chunkBytes in [1, 40, 1 << 19] {
      let sheet = try ReadSheet(.json, text, chunkBytes: chunkBytes)
      #expect(sheet.readings(.fact("stacking")) == Self.two)
      #expect(sheet.rejections == [])
    }
  }

  @Test func oneObjectIsOneRecord() throws {
    let sheet = try ReadSheet(.json, #"{"point_id":"P1","stacking":3,"files":["a","b"],"seen":[]}"#)
    #expect(sheet.readings(.fact("stacking")) == [.value(.integer(3))])
    #expect(sheet.readings(.fact("files")) == [.value(.list(["a", "b"]))])
  }

  @Test func linesAreThoseOfTheDocument() throws {
    let sheet = try ReadSheet(
      .json,
      "[\n  {\n    \"point_id\": \"P1\",\n    \"stacking\": 3\n  },\n\n  {\"point_id\": \"P2\"},\n  7\n]\n"
    )
    #expect(sheet.lines == [2, 7])
    #expect(sheet.rejections == [Rejection(line: 8, reason: .malformed)])
    #expect(sheet.defects.filter { $0.kind == .malformedRecord }.map(\.line) == [8])
  }

  @Test(
    arguments: [
      (#"[{"point_id":"P1"}"#, 1, 19), (#"[{"point_id":"P1"},]"#, 1, 20),
      (#"[{"point_id":"P1"} {"point_id":"P2"}]"#, 1, 20), (#"[{"point_id":"P1"}]]"#, 1, 20),
      ("[{\"point_id\":\"P1\"}\n, }", 2, 3), ("[{\"point_id\":\"P1\"},\n{\"point_id\":\"P", 2, nil),
      (#"{"data":[{"point_id":"P1"}],"more":[{"a":1}]}"#, 1, 37),
      (#"{"data":[{"point_id":"P1"}]"#, 1, 28), (#"{"point_id":"P1"}]"#, 1, 18),
    ] as [(String, Int, Int?)])
  func whatIsNoJSONIsSaidAtItsPlace(_ text: String, _ line: Int, _ column: Int?) throws {
    let source = ByteSource(bytes: Array(text.utf8), name: "t.json")
    let error = #expect(throws: DiagnosticList.self) {
      var splitter = JSONRecordSplitter(source, ReadingLimits())
      while try splitter.next() != nil {}
    }
    let found = try #require(error?.diagnostics.first)
    #expect(found.code == "I045")
    #expect(found.location?.line == line)
    if let column { #expect(found.location?.column == column) }
  }

  /// A record that is not closed takes no others with it.
  @Test(arguments: [
    #"{"point_id":"P2", oops"#, #"{"point_id":"P2","#, #"{"point_id":"P2","note":"open"#,
    #"{"point_id":"P2","list":["a""#, #"{"point_id":"P2","list":[{"a":1}"#,
  ])
  func aRecordThatIsNotClosedEndsBeforeTheNext(_ broken: String) throws {
    let text =
      "{\"point_id\":\"P0\"}\n{\"point_id\":\"P1\",\"list\":[\n{\"a\":1},\n{\"a\":2}]}\n" + broken
    let after = "\n{\"point_id\":\"P3\"}\n\n{\"point_id\":\"P4\"}\n"
    var splitter = JSONRecordSplitter(
      ByteSource(bytes: Array((text + after).utf8), name: "t.json"), ReadingLimits())
    let chunk = try #require(try splitter.next())
    let lines = String(decoding: chunk.bytes[chunk.range], as: UTF8.self).split(separator: "\n")
    try #require(lines.count == 5)
    #expect(lines[1].contains("P1") && lines[1].contains("2") && lines[2].contains("P2"))
    #expect(lines.suffix(2) == [#"{"point_id":"P3"}"#, #"{"point_id":"P4"}"#])
    #expect(chunk.rowNumbers == [1, 2, 5, 6, 8])
    #expect(try splitter.next() == nil)
  }

  /// What stood before the damage is read.
  @Test func recordsBeforeTheEndOfACutFileAreGiven() throws {
    var splitter = JSONRecordSplitter(
      ByteSource(bytes: Array(#"[{"point_id":"P1"},{"point_id":"P"#.utf8), name: "t.json"),
      ReadingLimits())
    #expect(try splitter.next()?.lineCount == 1)
    #expect(throws: DiagnosticList.self) { try splitter.next() }
  }

  /// Law: records laid out as a document, however it is spaced, read as the same records in lines.
  @Test func documentsReadLikeLines() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let records = (0..<Int.random(in: 1...9, using: &random)).map { number in
        let text = random.pick(["好", "a\\\"b", "}]{[,:", "\\\\", "\\u697C\\n", ""])
        return #"{"point_id":"P\#(number)","stacking":\#(number),"remark":"\#(text)"}"#
      }
      let lines = try ReadSheet(ndjson: records.joined(separator: "\n"))
      var text = "["
      for (number, record) in records.enumerated() {
        if number > 0 { text += random.pick([",", " ,\n", ",\r\n\t"]) }
        text += random.pick(["", " ", "\n\n"])
        text += record.replacing("\",\"", with: random.pick(["\",\"", "\" ,\n \""]))
      }
      let sheet = try ReadSheet(
        .json, text + "]", chunkBytes: Int.random(in: 1...300, using: &random))
      for key in [ColumnKey.fact("stacking"), .field(.note), .field(.pointID)] {
        #expect(sheet.readings(key) == lines.readings(key), "seed \(seed): \(text)")
      }
      #expect(sheet.rejections == lines.rejections, "seed \(seed): \(text)")
    }
  }

  @Test func aLineEndWithinAStringIsOneRecordsFault() throws {
    let sheet = try ReadSheet(
      .json, "[{\"point_id\":\"P1\",\"remark\":\"a\nb\"},{\"point_id\":\"P2\"}]")
    #expect(sheet.rejections == [Rejection(line: 1, reason: .malformed)])
    #expect(sheet.lines == [2])
  }

  // MARK: YAML

  @Test(arguments: [
    "- point_id: P1\n  stacking: 3\n- {point_id: P2, stacking: '4'}\n",
    "records:\n  - point_id: P1\n    stacking: 3\n  - point_id: P2\n    stacking: 4\n",
    "point_id: P1\nstacking: 3\n---\npoint_id: P2\nstacking: 4\n",
  ])
  func yamlRecordsAreFoundWhereTheyStand(_ text: String) throws {
    for chunkBytes in [1, 1 << 19] {
      let sheet = try ReadSheet(.yaml, text, chunkBytes: chunkBytes)
      #expect(sheet.readings(.fact("stacking")) == Self.two)
      #expect(sheet.readings(.field(.pointID)) == [.value(.text("P1")), .value(.text("P2"))])
    }
  }

  @Test func yamlCellsAreTheirTexts() throws {
    let sheet = try ReadSheet(
      .yaml,
      "- point_id: 007\n  remark: \"a\\\"b\\n\"\n  blocked: 是\n  files: [a.jpg, b.jpg]\n  lit: ~\n- 只是一句话\n"
    )
    #expect(sheet.readings(.field(.pointID)) == [.value(.text("007"))])
    #expect(sheet.readings(.field(.note)) == [.value(.text("a\"b"))])
    #expect(sheet.readings(.fact("blocked")) == [.value(.flag(true))])
    #expect(sheet.readings(.fact("files")) == [.value(.list(["a.jpg", "b.jpg"]))])
    #expect(sheet.readings(.fact("lit")) == [.blank])
    #expect(sheet.rejections == [Rejection(line: 6, reason: .malformed)])
  }

  @Test(arguments: [
    ("civiclint: 1\nkind: checklist\n", "I048"), ("- a: [1\n", "Y"), ("", "I003"),
  ])
  func whatHoldsNoRecordsIsSaid(_ text: String, _ code: String) {
    let error = #expect(throws: DiagnosticList.self) { try ReadSheet(.yaml, text) }
    #expect(error?.diagnostics.first?.code.hasPrefix(code) == true)
  }
}
