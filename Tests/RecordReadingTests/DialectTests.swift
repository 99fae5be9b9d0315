import Diagnostics
import Foundation
import Model
import TestSupport
import Testing
import Truth

@testable import RecordReading

/// Which delimiter a text is taken to have.
@Suite struct DialectTests {
  @Test(arguments: [
    ("", ","), ("点位", ","), ("a,b\n1,2\n", ","), ("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "\t"),
    ("a|b|c\n1|2|3\n", "|"), ("a;b;c", ";"),
    // A title, and a note with commas in it.
    ("2026年7月,检查表\n点位;数量\nP1;2\nP2;3\n", ";"), ("a;b\n1;x, y\n2;z, w, v\n3;u\n", ";"),
    // Decimal commas, and lists inside cells.
    ("a;b\n1,5;2,5\n3,5;4,5\n", ";"), ("id,photos\n1,a|b|c\n2,d|e|f\n", ","),
    // Quotes hide delimiters, and tell who cut in the wrong place.
    ("a,\"b;c;d\ne;f;g\"", ","), ("\"a,x\";\"b,y\"\n\"1,2\";\"3,4\"\n", ";"),
    ("a,b\n\"1;2\n3;4\",5\n", ","), ("\u{FEFF}a;b\n1;2\n", ";"),
    // The last record is cut where the sample ends.
    ("a;b\n1;2\n3;4,5,6,7", ";"),
  ])
  func theBetterTableTells(_ text: String, _ delimiter: String) {
    let found = Dialect.delimiter(of: Array(text.utf8)[...])
    #expect(String(decoding: [found], as: UTF8.self) == delimiter)
  }

  /// Law: a table written with a delimiter is recognised, whatever its quoted cells hold.
  @Test func writtenTablesAreRecognised() {
    let seed = UInt64.random(in: .min ... .max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let delimiter = random.pick([",", ";", "\t", "|"])
      let columns = Int.random(in: 2...8, using: &random)
      let rows = (0..<Int.random(in: 3...20, using: &random)).map { _ in
        (0..<columns).map { _ in
          let cell = random.pick(["甲", "3", "x;y", "1,5", "a|b", "", "第一\n第二", "他说\"好\""])
          let isQuoted = cell.contains { ",;|\t\n\"".contains($0) }
          return isQuoted ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: delimiter)
      }
      let header = (0..<columns).map { "列\($0)" }.joined(separator: delimiter)
      let text = ([header] + rows).joined(separator: "\n") + "\n"
      let found = Dialect.delimiter(of: Array(text.utf8)[...])
      #expect(String(decoding: [found], as: UTF8.self) == delimiter, "seed \(seed): \(text)")
    }
  }

  @Test func theDelimiterIsSaidAndUsed() throws {
    let sheet = try ReadSheet(.csv, "point_id;stacking\nP1;3\nP2;4\n")
    #expect(sheet.readings(.fact("stacking")) == [.value(.integer(3)), .value(.integer(4))])
    let source = ByteSource(bytes: Array("point_id;stacking\nP1;3\n".utf8), name: "t.csv")
    let file = try InputFormat.csv.open(source, SheetRequest(columns: [], facts: TestFacts.all))
    #expect(file.notes.map(\.code) == ["I047"])
  }

  @Test(.enabled(if: SharedSuites.exists("conformance/csv"), SharedSuites.absent))
  func theSuiteReadsAsItSays() throws {
    let report = try CSVSuite.run(path: SharedSuites.url("conformance/csv").path)
    #expect(report.failed == 0, "\(report.text)")
    #expect(report.passed == 12)
  }
}
