import Foundation
import TestSupport
import Testing

/// Folders, patterns and formats, as whoever types them meets them.
@Suite struct InputTests {
  private static let sheet = "点位编号,点位名称,检查时间,楼道堆放杂物\nP1,甲小区,2026-11-20 09:00,0\n"

  private func check(
    _ arguments: [String], input: String? = nil, in folder: URL
  ) throws -> ProcessResult {
    try civiclint(
      ["check"] + arguments + ["--campaign", "none", "--as-of", "2026-11-21T20:00:00+08:00"],
      input: input, directory: folder)
  }

  @Test func aFolderIsEverySheetBelowIt() throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "七月/市场"), withIntermediateDirectories: true)
    try folder.write("七月/b.csv", Self.sheet)
    try folder.write("七月/市场/a.tsv", Self.sheet.replacing(",", with: "\t"))
    try folder.write("七月/说明.docx", "x")
    try folder.write("七月/.hidden.csv", "x")
    try folder.write("七月/~$b.xlsx", "x")
    let result = try check(["七月", "--format", "json"], in: folder.url)
    #expect(result.status != 2, "\(result.errors)")
    #expect(result.output.contains("七月/b.csv"))
    #expect(result.output.contains("七月/市场/a.tsv"))
    #expect(!result.output.contains("hidden"))
    #expect(result.errors.contains("W112"))
    #expect(result.errors.contains("说明.docx"))
  }

  @Test func aFolderWithoutSheetsAndAPatternWithoutMatchAreErrorsTogether() throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "空"), withIntermediateDirectories: true)
    let result = try check(["空", "*.csv"], in: folder.url)
    #expect(result.status == 2)
    #expect(result.errors.contains("W111"))
    #expect(result.errors.contains("W113"))
  }

  @Test func patternsAreForShellsThatDoNotKnowThem() throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "a/b"), withIntermediateDirectories: true)
    try folder.write("a/b/1.csv", Self.sheet)
    try folder.write("a/2.csv", Self.sheet)
    try folder.write("3.csv", Self.sheet)
    for (pattern, count) in [("*.csv", 1), ("**/*.csv", 3), ("a/?.csv", 1), ("a/*/*.csv", 1)] {
      let result = try check([pattern, "--format", "json"], in: folder.url)
      #expect(
        result.output.components(separatedBy: "\"evaluated\"").count - 2 == count, "\(pattern)")
    }
  }

  @Test func standardInputIsToldByItsText() throws {
    let folder = try ScratchFolder()
    let json = #"[{"点位编号":"P1","点位类型":"居民小区","检查时间":"2026-11-20 09:00","corridor_stacking":3}]"#
    for arguments in [["-"], ["-", "--input-format", "json"]] {
      let result = try check(arguments + ["--format", "ndjson"], input: json, in: folder.url)
      #expect(result.status == 1, "\(result.errors)")
      #expect(result.output.contains(#""point":{"id":"P1""#))
    }
    let wrong = try check(["-", "--input-format", "jsn"], input: json, in: folder.url)
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("json"))
  }

  @Test func anOldWorkbookIsRefusedWithWhatToDo() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "旧表.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 512))
    let result = try check(["旧表.xls", "--lang", "zh"], in: folder.url)
    #expect(result.status == 2)
    #expect(result.errors.contains("I044"))
    #expect(result.errors.contains("另存为 .xlsx"))
  }
}
