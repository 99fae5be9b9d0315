import Foundation
import Model
import TestSupport
import Testing

@testable import RecordReading

/// What holds for every text of JSON lines, however it is cut and scanned.
@Suite struct NDJSONLawTests {
  @Test(.enabled(if: SharedSuites.exists("conformance/json"), SharedSuites.absent))
  func theParsingSuiteIsReadAsItSays() throws {
    for (name, text) in try Self.suite() where !name.hasPrefix("i_") {
      #expect((JSONReader.problem(in: text) == nil) == name.hasPrefix("y_"), "\(name)")
    }
  }

  /// Law: a line is a record if and only if the strict reader takes it for an object.
  @Test(.enabled(if: SharedSuites.exists("conformance/json"), SharedSuites.absent))
  func kernelsTakeWhatTheStrictReaderTakes() throws {
    for (name, value) in try Self.suite() where !value.contains(0x0A) && !value.contains(0x0D) {
      let wrapped =
        Array(#"{"point_id":"P1","remark":"#.utf8) + value + Array(#","stacking":1}"#.utf8)
      for line in [wrapped, value] { try expectLaw(line, name) }
    }
  }

  @Test func kernelsTakeWhatTheStrictReaderTakesOfBrokenLines() throws {
    var random = SeededRandom(7)
    let signs = Array("\"\\{}[]:, \t\r0-.eEtfnu_".utf8) + [0x00, 0x1F, 0x7F, 0xE4, 0xFF]
    for _ in 0..<4000 {
      var line = Array(Self.record(&random, blank: "").utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 0..<line.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: line[at] = random.oneOf(signs)
        case 1: line.insert(random.oneOf(signs), at: at)
        default: if line.count > 1 { line.remove(at: at) }
        }
      }
      try expectLaw(line, String(decoding: line, as: UTF8.self))
    }
  }

  private func expectLaw(_ line: [UInt8], _ name: String) throws {
    let first = Array(NDJSONSheetTests.first.utf8)
    let text = first + [0x0A] + line + [0x0A] + first
    let isBlank = line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
    let members = try? JSONReader.members(line, 0..<line.count, limit: 1000)
    var expected = isBlank ? [1, 3] : members == nil ? [1, 3] : [1, 2, 3]
    if line.contains(0x0A) { expected = [] }
    for set in ByteScanner.instructionSets {
      let sheet = try ReadSheet(text, instructionSet: set, isNDJSON: true)
      #expect(sheet.lines == expected, "\(name), set \(set)")
      #expect(
        sheet.rejections
          == (isBlank || members != nil ? [] : [Rejection(line: 2, reason: .malformed)]),
        "\(name), set \(set)")
    }
  }

  /// Law: lines of JSON say what the same cells say in CSV.
  @Test func recordsAreThoseOfTheSameCSV() throws {
    let columns = ["point_id"] + TestFacts.all.map(\.id.text)
    var random = SeededRandom(3)
    var csv = columns.joined(separator: ",") + "\n"
    var json = "{" + columns.map { #""\#($0)":null"# }.joined(separator: ",") + "}\n"
    csv += String(repeating: ",", count: columns.count - 1) + "\n"
    for _ in 0..<3000 {
      let cells = columns.map { $0 == "point_id" ? "P1" : random.oneOf(ColumnTests.cells) }
      csv +=
        cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
      let members = zip(columns, cells).map { #""\#($0)":\#(Self.string($1, &random))"# }
      json += "{" + members.joined(separator: ",") + "}\n"
    }
    for set in ByteScanner.instructionSets {
      let expected = try ReadSheet(Array(csv.utf8), instructionSet: set)
      let found = try ReadSheet(ndjson: json, chunkBytes: 1 << 16, instructionSet: set)
      #expect(found.count == expected.count + 1)
      for key in columns.dropFirst().map({ ColumnKey.fact(FactID($0)) }) + [.field(.note)] {
        let readings = Array(found.readings(key).dropFirst())
        #expect(readings == expected.readings(key), "\(key.name), set \(set)")
      }
    }
  }

  /// Law: where a text is cut into chunks changes nothing.
  @Test func aTextMayBeCutAnywhere() throws {
    var random = SeededRandom(11)
    var lines: [String] = [NDJSONSheetTests.first]
    for number in 0..<40 {
      lines.append(number % 9 == 4 ? #"{"point_id":"# : Self.record(&random, blank: " "))
      if number % 11 == 5 { lines.append("") }
    }
    for end in ["\n", "\r\n"] {
      let text = lines.joined(separator: end)
      let whole = try ReadSheet(ndjson: text)
      for chunk in Array(1...200) + [500, 1000, 2000] {
        for set in ByteScanner.instructionSets {
          let cut = try ReadSheet(ndjson: text, chunkBytes: chunk, instructionSet: set)
          #expect(cut.lines == whole.lines, "\(chunk)")
          #expect(cut.rejections == whole.rejections)
          for fact in TestFacts.all {
            #expect(cut.readings(.fact(fact.id)) == whole.readings(.fact(fact.id)))
          }
        }
      }
    }
  }

  @Test func hostileTextsAreReadToTheEnd() throws {
    let first = NDJSONSheetTests.first + "\n"
    let texts = [
      String(repeating: "[", count: 2_000_000), String(repeating: #"{"a":"#, count: 400_000),
      #"{"point_id":1e999999,"stacking":\#(String(repeating: "9", count: 100_000))}"#,
      "{" + (0..<20_000).map { #""k\#($0)":1"# }.joined(separator: ",") + "}",
      #"{"point_id":"\#(String(repeating: "\\", count: 99_999))"}"#,
      String(repeating: "\"", count: 1_000_001), String(repeating: "\u{0}", count: 300_000),
      String(repeating: "{}\n", count: 100_000), String(repeating: "\\\"{,:", count: 200_000),
    ]
    for text in texts {
      for set in ByteScanner.instructionSets {
        let sheet = try ReadSheet(ndjson: first + text + "\n" + first, instructionSet: set)
        #expect(sheet.lines.first == 1)
        #expect(sheet.readings(.fact("stacking")).last == .value(.integer(3)))
      }
    }
  }

  @Test func keysWithoutEndCostLittle() throws {
    let many = (0..<300_000).map { #"{"key\#($0 % 150_000)x":1,"point_id":"P1"}"# }
    let sheet = try ReadSheet(ndjson: NDJSONSheetTests.first + "\n" + many.joined(separator: "\n"))
    #expect(sheet.count == 300_001)
  }

  // MARK: texts

  private static func suite() throws -> [(name: String, text: [UInt8])] {
    let folder = SharedSuites.url("conformance/json/test_parsing")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }

  /// A record with some of the test facts; `blank` stands where white space may.
  private static func record(_ random: inout SeededRandom, blank: String) -> String {
    let values = [
      "0", "7", "12", "0.25", "-3.5", "116.777230", "1e3", "-0", "123456789012345678", "null",
      "true",
      "false", #""""#, #""ok""#, #""楼道 3处""#, #""a\nb""#, #""\"x\"""#, #""a:b,c""#, #""[1]""#, "[]",
      #"["a","b"]"#, #"{"a":{"b":[1,2]}}"#, #""2026-07-17T09:30:00+08:00""#,
    ]
    var members = [#""point_id":\#(blank)"P1""#]
    for fact in TestFacts.all where Int.random(in: 0..<3, using: &random) > 0 {
      let space = Int.random(in: 0..<8, using: &random) == 0 ? "\t " : blank
      members.append("\"\(fact.id)\":\(space)\(random.oneOf(values))")
    }
    return "{" + members.joined(separator: ",\(blank)") + "}"
  }

  /// `text` as a JSON string, some of its characters as escapes.
  private static func string(_ text: String, _ random: inout SeededRandom) -> String {
    var json = "\""
    for unit in text.utf16 {
      let isPlain =
        unit >= 0x20 && unit != 0x22 && unit != 0x5C && !(0xD800..<0xE000).contains(unit)
      if isPlain, Int.random(in: 0..<10, using: &random) > 0 {
        json += String(decoding: [unit], as: UTF16.self)
      } else {
        let digits = String(unit, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return json + "\""
  }
}
