import Diagnostics
import Model
import Testing

@testable import RecordReading

@Suite struct NDJSONSheetTests {
  static let first = #"{"point_id":"P1","stacking":3,"lit":0.5,"blocked":true,"remark":"好"}"#

  // MARK: values

  @Test func keysAreMatchedLikeHeadersAndValuesReadLikeCells() throws {
    let sheet = try ReadSheet(
      ndjson: Self.first + "\n"
        + #"{ "点位编号" : "P2" , "楼道堆物" : "3处" , "亮灯率": "80%", "消防通道堵塞":false, "remark": 12.50 }"#
        + "\n"
        + #"{"stacking":null,"point_id":7,"ＲＥＭＡＲＫ":true,"board":"坏","files":["a.jpg", "b.jpg", 3, null]}"#
    )
    #expect(sheet.defectLinesButDates == [])
    #expect(
      sheet.readings(.fact("stacking")) == [.value(.integer(3)), .value(.integer(3)), .blank])
    #expect(sheet.readings(.fact("lit")) == [.value(.double(0.5)), .value(.double(0.8)), .blank])
    #expect(
      sheet.readings(.fact("blocked")) == [.value(.flag(true)), .value(.flag(false)), .blank])
    #expect(
      sheet.readings(.field(.note))
        == [.value(.text("好")), .value(.text("12.50")), .value(.text("true"))])
    #expect(sheet.readings(.fact("board"))[2] == .value(.text("damaged")))
    #expect(sheet.readings(.fact("files"))[2] == .value(.list(["a.jpg", "b.jpg", "3"])))
    #expect(sheet.readings(.field(.pointID)).last == .value(.text("7")))
  }

  @Test(arguments: [
    (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\b\f\n\r\t|""#, "\u{8}\u{C}\n\r\t|"),
    (#""\u697C\u9053""#, "楼道"), (#""\uD83D\uDE00!""#, "😀!"), (#""x\uD83D!""#, "x\u{FFFD}!"),
    (#""x\uDE00\uD83Dy""#, "x\u{FFFD}\u{FFFD}y"), (#""x\uD83D\u0041""#, "x\u{FFFD}A"),
    (#""x\uD83D\uD83D\uDE00""#, "x\u{FFFD}😀"), (#""[1,2]""#, "[1,2]"), (#""{}""#, "{}"),
    (#""\"q\"""#, "\"q\""), (#""a\u0000b""#, "a\u{0}b"), (#""a:b,c{d}[e]""#, "a:b,c{d}[e]"),
    (#""\\""#, "\\"), (#""\\\\\"""#, "\\\\\""),
  ])
  func stringsSayWhatTheyMean(_ json: String, _ text: String) throws {
    for set in ByteScanner.instructionSets {
      // At every place of a block.
      for shift in 0..<130 {
        let padding = String(repeating: "x", count: shift)
        let sheet = try ReadSheet(
          ndjson: #"{"point_id":"\#(padding)","remark":\#(json),"stacking":1}"#, instructionSet: set
        )
        #expect(sheet.readings(.field(.note)) == [.value(.text(text))])
        #expect(sheet.readings(.fact("stacking")) == [.value(.integer(1))])
      }
    }
  }

  @Test func nestsAreUnreadableWhereNoListIsMeant() throws {
    let sheet = try ReadSheet(
      ndjson:
        #"{"point_id":"P1","stacking":[1],"remark":{"a":1},"blocked":{},"board":[],"seen":[[]],"files":[["a"]]}"#
    )
    #expect(
      sheet.defectLinesButDates == [
        #"unreadable_value 1:2 [1]"#, #"unreadable_value 1:3 {"a":1}"#, "unreadable_value 1:4 {}",
        "unknown_choice 1:5 []", "unreadable_date 1:6 [[]]", #"unreadable_value 1:7 [["a"]]"#,
      ])
    #expect(sheet.readings(.field(.note)) == [.unreadable])
  }

  // MARK: lines

  @Test func linesAreThoseOfTheFile() throws {
    let sheet = try ReadSheet(
      ndjson: "\u{FEFF}\r\n  \n" + Self.first + "\r\n\n" + Self.first + "\r\n\t\r\n" + Self.first)
    #expect(sheet.lines == [3, 5, 7])
    #expect(sheet.header.line == 3)
    #expect(sheet.header.names.prefix(3) == ["point_id", "stacking", "lit"])
    #expect(sheet.rejections == [])
  }

  @Test(arguments: [
    (#"{"point_id":"P2""#, 17, "comma"), (#"{"point_id" "P2"}"#, 13, "colon"),
    (#"{"楼道":1,"a":01}"#, 14, "comma"), (#"{"point_id":"P2"} x"#, 19, "nothing behind"),
    (#"["point_id"]"#, 1, "object"), ("17", 1, "object"), (#"{"a":"x\q"}"#, 8, "escape"),
    ("{\"a\":\"x\ty\"}", 8, "control"), (#"{"a":"x"#, 6, "quote"), (#"{"a":-}"#, 6, "number"),
    (#"{"a":nul}"#, 6, "value"), (#"{"a":1,}"#, 8, "key"), ("point_id,stacking", 1, "value"),
    (#"{"a":\#(String(repeating: "[", count: 600))"#, 517, "levels"),
  ])
  func aLineThatIsNoObjectIsRejectedAndTheRestGoesOn(
    _ line: String, _ column: Int, _ expected: String
  ) throws {
    for set in ByteScanner.instructionSets {
      let sheet = try ReadSheet(
        ndjson: [Self.first, line, Self.first].joined(separator: "\n"), instructionSet: set)
      #expect(sheet.rejections == [Rejection(line: 2, reason: .malformed)])
      #expect(sheet.lines == [1, 3])
      #expect(sheet.read == 3)
      let defect = try #require(sheet.defects.first { $0.kind != .missingDate })
      #expect(defect.kind == .malformedRecord)
      #expect((defect.line, defect.column) == (2, column))
      #expect(defect.value == String(line.prefix(200)))
      #expect(
        defect.expected?.en.contains(expected) == true, "\(String(describing: defect.expected))")
    }
  }

  @Test func aLineThatIsTooLongIsRejected() throws {
    let long = #"{"point_id":"\#(String(repeating: "x", count: 5000))"}"#
    let sheet = try ReadSheet(
      ndjson: [Self.first, long, Self.first].joined(separator: "\n"), chunkBytes: 100,
      recordBytes: 1000)
    #expect(sheet.rejections == [Rejection(line: 2, reason: .tooLong)])
    #expect(sheet.lines == [1, 3])
  }

  @Test func unknownAndDoubledKeysAreSaidOncePerChunk() throws {
    let line = #"{"point_id":"P1","天气":1,"stakcing":2,"天气":3,"stacking":4,"楼道堆物":5}"#
    let sheet = try ReadSheet(ndjson: [Self.first, line, line].joined(separator: "\n"))
    #expect(
      sheet.defectLinesButDates == [
        "unknown_column 2:2 天气", "unknown_column 2:3 stakcing", "duplicate_column 2:6 楼道堆物",
        "duplicate_column 3:6 楼道堆物",
      ])
    #expect(sheet.defects.first { $0.header == "stakcing" }?.suggestion == "stacking")
    #expect(sheet.readings(.fact("stacking")) == [3, 4, 4].map { .value(.integer($0)) })
  }

  @Test func aKeyWithEscapesIsTheKeyItMeans() throws {
    let sheet = try ReadSheet(
      ndjson: Self.first + "\n" + #"{"point\u005Fid":"P9","\u697C道堆物":8}"#)
    #expect(sheet.readings(.fact("stacking")).last == .value(.integer(8)))
    #expect(sheet.defectLinesButDates == [])
  }

  @Test func aColumnIsWrittenInOneWay() throws {
    let sheet = try ReadSheet(
      ndjson: #"{"point_id":"P1","亮灯率(%)":95}"# + "\n" + #"{"point_id":"P1","亮灯率":0.9}"#)
    #expect(sheet.readings(.fact("lit")) == [.value(.double(0.95)), .blank])
    #expect(sheet.defectLinesButDates == ["unknown_column 2:2 亮灯率"])
  }

  @Test func columnsMayTurnUpAfterTheFirstRecord() throws {
    let sheet = try ReadSheet(
      ndjson: #"{"stacking":1}"# + "\n" + #"{"point_name":"东风市场","wait":20}"#,
      registry: TestFacts.registry)
    #expect(sheet.batches.flatMap(\.points) == [-1, 1])
    #expect(sheet.readings(.fact("wait")) == [.blank, .value(.double(20))])
    #expect(sheet.rejections == [Rejection(line: 1, reason: .unknownPoint, row: 0)])
  }

  @Test(arguments: [
    ("", "I003", 0), ("\n \r\n", "I003", 0), ("[\n{\"x\":1},\n]\n", "I009", 1),
    ("{\"a\":1}\n", "I006", 1), ("{}\n{\"b\":1}", "I006", 2), ("point_id\nP1\n", "I009", 1),
  ])
  func whatIsNoSheetIsSaid(_ text: String, _ code: String, _ line: Int) throws {
    let error = #expect(throws: DiagnosticList.self) { try ReadSheet(ndjson: text) }
    let diagnostic = try #require(error?.diagnostics.first)
    #expect(diagnostic.code == code)
    #expect(diagnostic.location == SourceLocation(file: "t.ndjson", line: line))
    #expect(diagnostic.help != nil)
  }

  @Test func bytesThatAreNoUTF8AreTheCellsDefect() throws {
    let bytes = Array(#"{"point_id":"P1","remark":"a"#.utf8) + [0xFF] + Array("b\"}\n".utf8)
    let sheet = try ReadSheet(bytes, isNDJSON: true)
    #expect(sheet.defectLinesButDates == ["invalid_utf8 1:2 a\u{FFFD}b"])
    #expect(sheet.read == 1)
  }
}

extension ReadSheet {
  /// Without the dates that most of these records lack.
  fileprivate var defectLinesButDates: [String] {
    defectLines.filter { !$0.hasPrefix("missing_date") }
  }
}
