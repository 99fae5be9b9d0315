import Foundation
import TestSupport
import Testing

/// `check --fix`: a corrected copy that says the same, beside an original that nobody touches.
@Suite struct FixTests {
  static let sheet =
    "点位名称,检查时间,检查人,楼道堆物,路灯亮灯率,垃圾分类,备注\r\n"
    + "　翠 湖花园,2026年7月1日,甲,２ 处,９５ ％,√,\"楼道纸箱,2处\"\r\n"
    + "翠湖苑,2026.7.2 9:05,甲 ,无,100%,×,没分类\r\n锦绣家园,昨天,甲,若干,/,看情况,\r\n"

  static func check(
    _ file: String, _ points: String, _ more: [String] = []
  ) throws -> ProcessResult {
    try civiclint(
      [
        "check", file, "--points", points, "--campaign", "none", "--as-of", "2026-07-20",
        "--format", "ndjson", "--lang", "zh",
      ] + more)
  }

  @Test func theCopyIsCorrectedAndTheOriginalStays() throws {
    let folder = try ScratchFolder()
    let points = try folder.write("点位库.csv", DefectCheckTests.registry)
    let file = try folder.write("表.csv", Self.sheet)
    let result = try Self.check(file, points, ["--fix"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.sheet)
    let copy = folder.url.appending(path: "表.fixed.csv").path
    #expect(
      try String(decoding: Data(contentsOf: URL(fileURLWithPath: copy)), as: UTF8.self)
        == "\u{FEFF}点位名称,检查时间,检查人,楼道堆物,路灯亮灯率,垃圾分类,备注\r\n"
        + "翠湖花园,2026-07-01,甲,2处,95%,符合,\"楼道纸箱,2处\"\r\n"
        + "翠湖花园,2026-07-02 09:05,甲,0,100%,不符合,没分类\r\n锦绣家园,昨天,甲,若干,不涉及,看情况,\r\n")
    #expect(result.errors.contains("表.csv:2，第 2 列“检查时间”: '2026年7月1日' → '2026-07-01'"))
    #expect(result.errors.contains("改正 11 处"), "\(result.errors)")
    // The copy says what the sheet said.
    let again = try Self.check(copy, points)
    #expect(again.status == result.status)
    #expect(again.output.replacing("表.fixed.csv", with: "表.csv") == result.output)
  }

  @Test func nothingIsOverwritten() throws {
    let folder = try ScratchFolder()
    let points = try folder.write("点位库.csv", DefectCheckTests.registry)
    let file = try folder.write("表.csv", Self.sheet)
    try folder.write("表.fixed.csv", "mine")
    let result = try Self.check(file, points, ["--fix"])
    #expect(result.status == 2)
    #expect(result.errors.contains("I054"))
    #expect(
      try String(
        contentsOfFile: folder.url.appending(path: "表.fixed.csv").path, encoding: .utf8) == "mine")
  }

  @Test func aSheetInOrderHasNoCopy() throws {
    let folder = try ScratchFolder()
    let points = try folder.write("点位库.csv", DefectCheckTests.registry)
    let file = try folder.write("表.csv", "点位名称,检查时间,楼道堆物\n翠湖花园,2026-07-01,0\n")
    let result = try Self.check(file, points, ["--fix"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("没有可以自动改正的地方"))
    #expect(
      !FileManager.default.fileExists(atPath: folder.url.appending(path: "表.fixed.csv").path))
  }
}
