import Foundation
import TestSupport
import Testing

/// A matrix of duties as the routing of a run: what is wrong with it, and what its rows do.
@Suite struct DutiesTests {
  static let matrix = "Examples/community/duties.csv"

  @Test(arguments: ["zh", "en"])
  func saysWhatIsWrongWithTheMatrix(_ language: String) throws {
    let result = try civiclint([
      "routing", "check", Self.matrix, "--campaign", "none", "--lang", language,
    ])
    #expect(result.status == 1)
    try expectGolden(result.errors, named: "duties.\(language).txt")
  }

  @Test func itsRowsDecideOwnerAndDeadline() throws {
    let sheet = "Examples/community/community-2026-11-20.csv"
    let result = try civiclint([
      "check", sheet, "--campaign", "none", "--points", "Examples/community/points.yaml",
      "--routing", Self.matrix, "--select", "stacking.corridor", "--format", "ndjson", "--as-of",
      "2026-11-21T20:00:00+08:00", "--lang", "en",
    ])
    #expect(result.errors.contains("[W108]"))
    let lines = result.output.split(separator: "\n").filter { $0.contains("\"stacking.corridor\"") }
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(line.contains("\"unit\":\"和谐物业\",\"lead\":\"和平街道办事处\""), "\(line)")
      #expect(line.contains("\"contact\":\"周海燕 0711-5550101\""), "\(line)")
      #expect(line.contains("2 workdays (cn)"), "\(line)")
      #expect(line.contains("limit set by routing"), "\(line)")
    }
  }

  @Test func explainSaysWhichRowAndWhichLimit() throws {
    let result = try civiclint([
      "routing", "explain", "P001", "fire.lane.community", "--campaign", "none", "--points",
      "Examples/community/points.yaml", "--routing", Self.matrix, "--lang", "en",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("→ \(Self.matrix):7: "), "\(result.output)")
    #expect(result.output.contains("limit"), "\(result.output)")
    #expect(result.output.contains("  immediate"), "\(result.output)")
  }

  @Test func anotherTableIsNoMatrix() throws {
    let folder = try ScratchFolder()
    let file = try folder.write("duties.csv", "a,b,c\n1,2,3\n")
    let result = try civiclint(["routing", "check", file, "--campaign", "none", "--lang", "en"])
    #expect(result.status == 2)
    #expect(result.errors.contains("[W107]"))
  }

  /// An item that nothing is about is said, with the nearest name.
  @Test func anItemThatNothingIsAboutIsSaid() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(
      "duties.csv", "类别,问题类型,牵头单位,责任单位,整改时限\n其他,宇宙飞船,区委,街道,1天\n公共设施,,市政处,市政公司,1天\n")
    let result = try civiclint(["routing", "check", file, "--campaign", "none", "--lang", "en"])
    #expect(result.status == 1)
    #expect(result.errors.contains("duties.csv:2:2: warning: no rule is about '宇宙飞船'"))
    #expect(result.errors.contains("[T207]"))
  }
}
