import Diagnostics
import Foundation
import Model
import TestSupport
import Testing

@testable import RecordReading

@Suite struct SheetTests {
  // MARK: header

  @Test func headersAreMatchedByIDTitleAndAliasWhateverTheirWidth() throws {
    let sheet = try ReadSheet(
      "\u{FEFF}Point_ID, ＳＴＡＣＫＩＮＧ ,亮灯率（％）,楼道堆物,天气,检查时间,stakcing\nP1,3,95,1,晴,2026-07-01,1\n")
    #expect(sheet.readings(.fact("stacking")) == [.value(.integer(3))])
    #expect(sheet.readings(.fact("lit")) == [.value(.double(0.95))])
    #expect(
      sheet.header.defects.map {
        "\($0.kind.id) \($0.column) \($0.value) \($0.suggestion ?? "")"
      } == [
        "duplicate_column 4 楼道堆物 ", "unknown_column 5 天气 ", "unknown_column 7 stakcing stacking",
      ])
  }

  @Test func unitsInBracketsBelongToTheNumbers() throws {
    let sheet = try ReadSheet("点位,排队时间（秒）\n和谐家园,30秒\n")
    #expect(sheet.readings(.fact("wait")) == [.value(.double(30))])
  }

  @Test(arguments: [
    ("", "I003", 0), ("\n\r\n,,\n", "I003", 0), ("a,b,c\n1,2,3\n", "I006", 1),
    ("点位,\"x\n1,2\n", "I004", 1),
    (String(repeating: "x,", count: 1_000_000) + "\n1,2\n", "I005", 1),
  ])
  func whatIsNoSheetIsSaid(_ text: String, _ code: String, _ line: Int) throws {
    let error = #expect(throws: DiagnosticList.self) { try ReadSheet(text) }
    let diagnostic = try #require(error?.diagnostics.first)
    #expect(diagnostic.code == code)
    #expect(diagnostic.location == SourceLocation(file: "t.csv", line: line))
    #expect(diagnostic.help != nil)
  }

  @Test func aFileThatIsNotThereIsSaid() {
    let error = #expect(throws: DiagnosticList.self) { try ByteSource(path: "/no/such/file.csv") }
    #expect(error?.diagnostics.first?.code == "I001")
    let folder = #expect(throws: DiagnosticList.self) {
      var request = SheetRequest(columns: [])
      request.limits.chunkBytes = 100
      _ = try CSVSheet(ByteSource(path: "/"), request, delimiter: 44)
    }
    #expect(folder?.diagnostics.first?.code == "I002")
  }

  // MARK: records

  @Test func linesAndColumnsAreThoseOfTheFile() throws {
    let sheet = try ReadSheet(
      "点位,楼道堆物,备注\r\n\r\n和谐家园,1,\"a\r\nb\"\r\n,,\r\n和谐家园,若干,x\n和谐家园,2\n和谐家园,3,x,\n和谐家园,4,x,y\n,5,x\n"
    )
    #expect(sheet.lines == [3, 6, 7, 8, 9, 10])
    #expect(
      sheet.defectLines == [
        "unreadable_value 6:2 若干", "ragged_row 7:0 2", "ragged_row 8:0 4", "ragged_row 9:0 4",
        "missing_point 10:1 ",
      ])
    #expect(sheet.rejections.isEmpty)
    #expect(sheet.read == 6)
    #expect(
      sheet.readings(.fact("stacking"))
        == [
          .value(.integer(1)), .unreadable, .value(.integer(2)), .value(.integer(3)),
          .value(.integer(4)), .value(.integer(5)),
        ])
    #expect(sheet.readings(.field(.note))[0] == .value(.text("a\r\nb")))
    // A comma too many in the text of a remark is part of it.
    #expect(sheet.readings(.field(.note))[4] == .value(.text("x,y")))
  }

  @Test func anUnclosedQuoteLosesOneRecordAndSaysWhereItOpened() throws {
    let sheet = try ReadSheet("点位,备注\n和谐家园,\"fine\nreally\"\n东风市场,\"oops\n灯笼街,x\n灯笼街,y\n")
    #expect(sheet.defectLines == ["unclosed_quote 4:2 \"oops\n"])
    #expect(sheet.rejections == [Rejection(line: 4, reason: .unclosedQuote)])
    #expect(sheet.lines == [2, 5, 6])
    #expect(sheet.read == 4)
  }

  @Test func aQuoteOpenForLongerThanARecordMayBeIsUnclosed() throws {
    let body = String(repeating: "灯笼街,x\n", count: 5_000)
    let sheet = try ReadSheet(
      Array(("点位,备注\n灯笼街,\"oops\n" + body).utf8), chunkBytes: 1000, recordBytes: 5000)
    #expect(sheet.defectLines.count == 1)
    #expect(sheet.count == 5_000)
  }

  @Test func aRecordLongerThanAllowedIsRejectedAndTheRestIsRead() throws {
    let long = "灯笼街," + String(repeating: "x", count: 10_000) + "\n"
    let sheet = try ReadSheet(
      Array(("点位,备注\n灯笼街,a\n" + long + "灯笼街,b\n").utf8), chunkBytes: 100, recordBytes: 1000)
    #expect(sheet.lines == [2, 4])
    #expect(sheet.defects.map(\.kind) == [.recordTooLong])
    #expect(sheet.rejections == [Rejection(line: 3, reason: .tooLong)])
  }

  @Test func strayQuotesAreDataAndDefects() throws {
    let sheet = try ReadSheet("点位,备注,楼道堆物\n灯笼街,5\" 管,1\n灯笼街,\"a\"b,2\n灯笼街,\"a\"\"b\",3\n")
    #expect(
      sheet.readings(.field(.note))
        == [.value(.text("5\" 管")), .value(.text("ab")), .value(.text("a\"b"))])
    #expect(sheet.defectLines == ["stray_quote 2:2 5\" 管", "stray_quote 3:2 ab"])
    #expect(sheet.count == 3)
  }

  @Test func whatIsNoUTF8IsShownAndReported() throws {
    let text = Array("点位,备注,楼道堆物\n灯笼街,".utf8) + [0xC3, 0x28, 0xFF] + Array(",1\n灯笼街,好,2\n".utf8)
    let sheet = try ReadSheet(text)
    #expect(
      sheet.readings(.field(.note)) == [.value(.text("\u{FFFD}(\u{FFFD}")), .value(.text("好"))])
    #expect(sheet.defectLines == ["invalid_utf8 2:2 \u{FFFD}(\u{FFFD}"])
  }

  @Test func datesAreMissingOrUnreadable() throws {
    let sheet = try ReadSheet("点位,检查时间\n灯笼街,\n灯笼街,7月份\n灯笼街,2026年7月9日\n")
    #expect(sheet.defectLines == ["missing_date 2:2 ", "unreadable_date 3:2 7月份"])
  }

  @Test func choicesThatAreNoneNameTheNearest() throws {
    let sheet = try ReadSheet("点位,公示栏\n灯笼街,damagd\n灯笼街,ok\n")
    #expect(sheet.defects.first?.suggestion == "damaged")
    #expect(sheet.defects.first?.expected?.en == "one of ok, damaged")
  }

  // MARK: points

  @Test func pointsAreFoundByIDNameAndAlias() throws {
    let sheet = try ReadSheet(
      "点位编号,点位,楼道堆物\nP001,,1\n,东风菜市场,1\n,平安里【东】,1\nP001,和谐家园,1\n,P001,1\n",
      registry: TestFacts.registry)
    #expect(sheet.batches[0].points == [0, 1, 3, 0, -1])
    #expect(sheet.batches[0].pointTypes == [0, 1, 1, 0, -1])
  }

  @Test func pointsThatAreUnknownAreRejectedAndKept() throws {
    let sheet = try ReadSheet(
      "点位编号,点位,楼道堆物\n,灯笼接,1\n,,2\nP009,,3\n,同名苑,4\nP001,东风市场,5\n,火车站,6\n",
      registry: TestFacts.registry)
    let batch = sheet.batches[0]
    #expect(batch.points == [-1, -1, -1, -1, 0, -1])
    #expect(batch.rejections.map(\.row) == [0, 1, 2, 3, 5])
    #expect(batch.rejections.allSatisfy { $0.reason == .unknownPoint })
    #expect(batch.read == 6)
    #expect(
      batch.defects.map { "\($0.kind.id) \($0.line):\($0.column) \($0.suggestion ?? "-")" }
        == [
          "unknown_point 2:2 灯笼街 (P003)", "missing_point 3:1 -", "unknown_point 4:1 -",
          "unknown_point 5:2 同名苑 (P005); 同名苑 (P006)", "point_contradiction 6:2 东风市场 (P002)",
          "unknown_point 7:2 -",
        ])
    #expect(batch.text(.field(.pointName), row: 0) == "灯笼接")
  }

  @Test func withoutARegistryTheSheetSaysTheType() throws {
    let sheet = try ReadSheet("点位,类型\na,菜市场\nb,market\nc,集贸市坊\nd,\n")
    #expect(sheet.batches[0].points == [-1, -1, -1, -1])
    #expect(sheet.batches[0].pointTypes == [1, 1, -1, -1])
    #expect(sheet.defectLines == ["unknown_point_type 4:2 集贸市坊", "unknown_point_type 5:2 "])
    #expect(sheet.defects[0].suggestion == "集贸市场")
    #expect(sheet.rejections.isEmpty)
  }

  @Test func aSheetWithoutTypesIsOfTheTypeItsFactsSay() throws {
    let known = try ReadSheet(
      Array("点位,楼道堆物\na,1\n".utf8), assumedType: { $0 == ["stacking"] ? "market" : nil })
    #expect(known.batches[0].pointTypes == [1])
    #expect(known.defects.isEmpty)
    let unknown = try ReadSheet(Array("点位,备注\na,1\n".utf8), assumedType: { _ in nil })
    #expect(unknown.batches[0].pointTypes == [-1])
    #expect(unknown.defectLines == ["unknown_point_type 1:0 "])
  }

  @Test func aRegistryNeedsAColumnThatNamesThePoint() throws {
    let error = #expect(throws: DiagnosticList.self) {
      try ReadSheet("楼道堆物\n1\n", registry: TestFacts.registry)
    }
    #expect(error?.diagnostics.first?.code == "I008")
  }

  // MARK: suites and catalog

  @Test(.enabled(if: SharedSuites.exists("conformance/csv"), "\(SharedSuites.absent)"))
  func readsCSVSpectrum() throws {
    let folder = SharedSuites.url("conformance/csv/csv-spectrum")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "csvs").path)
    #expect(files.count >= 12)
    for file in files.sorted() {
      let name = file.replacingOccurrences(of: ".csv", with: "")
      let text = Array(try Data(contentsOf: folder.appending(path: "csvs/\(file)")))
      let json = try Data(contentsOf: folder.appending(path: "json/\(name).json"))
      let object = try JSONSerialization.jsonObject(with: json)
      let expected = try #require(
        object as? [[String: String]] ?? (object as? [String: String]).map { [$0] })
      let header = PlainRecord(text + [10], from: 0, 44, limit: 100).fields ?? []
      let names = header.map { String(decoding: $0, as: UTF8.self) }
      for set in ByteScanner.instructionSets {
        let scanned = try ScannedText(
          scanning: text, fields: names.count,
          scanner: ByteScanner(delimiter: 44, instructionSet: set))
        let rows = scanned.rows.dropFirst().map { row in
          Dictionary(
            uniqueKeysWithValues: zip(names, row.map { String(decoding: $0, as: UTF8.self) }))
        }
        #expect(rows.count == expected.count, "\(name)")
        for (row, wanted) in zip(rows, expected) {
          // Upstream's JSON of this case has another telephone number than its CSV.
          let skipped = name == "location_coordinates" ? "Contact Phone Number" : ""
          #expect(
            row.filter { $0.key != skipped } == wanted.filter { $0.key != skipped }, "\(name)")
        }
      }
    }
  }

  @Test func formatsAreFoundByNameAndEnding() {
    let catalog = InputFormatCatalog.standard
    #expect(catalog.format(named: "csv")?.id == "csv")
    #expect(catalog.format(ofPath: "dir.d/检查表.CSV")?.id == "csv")
    #expect(catalog.format(ofPath: "a.tsv")?.id == "tsv")
    #expect(catalog.format(ofPath: "a.pdf") == nil)
    #expect(Set(catalog.formats.map(\.id)).count == catalog.formats.count)
  }
}
