import Diagnostics
import Model
import TestSupport
import Testing

@testable import RecordReading

/// Records with more fields than the header.
@Suite struct OverlongTests {
  static let header = "点位,楼道堆物,备注,照片\n"

  @Test func aDelimiterInARemarkIsPartOfIt() throws {
    let sheet = try ReadSheet(Self.header + "和谐家园,2,巷内杂物,乱堆2处,a.jpg\n和谐家园,1,x,b.jpg\n")
    #expect(sheet.lines == [2, 3])
    #expect(sheet.rejections.isEmpty)
    #expect(sheet.defectLines == ["ragged_row 2:0 5"])
    #expect(
      sheet.readings(.field(.note)) == [.value(.text("巷内杂物,乱堆2处,a.jpg")), .value(.text("x"))])
    #expect(sheet.readings(.fact("stacking")) == [.value(.integer(2)), .value(.integer(1))])
    #expect(sheet.readings(.field(.photos)) == [.blank, .value(.list(["b.jpg"]))])
  }

  @Test func withoutFreeTextNobodyKnowsWhereTheDelimiterIsTooMany() throws {
    let sheet = try ReadSheet("点位,楼道堆物,照片\n和谐家园,2,a,b\n和谐家园,1,c\n")
    #expect(sheet.rejections == [Rejection(line: 2, reason: .ragged)])
    #expect(sheet.lines == [3])
  }

  @Test func quotesAndLinesStayWhereTheyAre() throws {
    let sheet = try ReadSheet(
      Self.header + "和谐家园,1,\"a\nb\"\"c\",d,e\n和谐家园,2,\"x,y\",p.jpg\n和谐家园,若干,x,y,z\n")
    #expect(sheet.lines == [2, 4, 5])
    #expect(
      sheet.defectLines == ["ragged_row 2:0 5", "ragged_row 5:0 5", "unreadable_value 5:2 若干"])
    #expect(
      sheet.readings(.field(.note)) == [
        .value(.text("a\nb\"c,d,e")), .value(.text("x,y")), .value(.text("x,y,z")),
      ])
  }

  /// Chunks of any size give the same rows.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func readsTheSameInChunksOfAnySize(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var text = Self.header
    for row in 0..<60 {
      let extra = Int.random(in: 0...3, using: &random)
      text += "和谐家园,\(row),备注\(row)" + String(repeating: ",多\(row)", count: extra) + ",p.jpg\n"
    }
    let whole = try ReadSheet(text)
    let parts = try ReadSheet(text, chunkBytes: 100)
    #expect(whole.lines == Array(2...61), "seed \(seed)")
    #expect(parts.lines == whole.lines)
    #expect(parts.defectLines == whole.defectLines)
    #expect(parts.readings(.field(.note)) == whole.readings(.field(.note)))
    #expect(parts.readings(.fact("stacking")) == whole.readings(.fact("stacking")))
  }
}
