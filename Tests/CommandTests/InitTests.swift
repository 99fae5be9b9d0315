import Foundation
import TestSupport
import Testing

/// `civiclint init` writes a workspace that is right as it stands.
@Suite struct InitTests {
  @Test(arguments: ["zh", "en"])
  func theWorkspaceWorksAsItStands(_ language: String) throws {
    let scratch = try ScratchFolder()
    let made = try civiclint(["init", "ws", "--lang", language], directory: scratch.url)
    #expect(made.status == 0, "\(made.errors)")
    let folder = scratch.url.appending(path: "ws")
    for path in made.output.split(separator: "\n") {
      let file = scratch.url.appending(path: String(path)).path
      #expect(FileManager.default.fileExists(atPath: file), "\(path)")
    }

    let lint = try civiclint(["rules", "lint", "--campaign", "civiclint.yaml"], directory: folder)
    #expect(lint.status == 0, "\(lint.errors)")
    // The workspace file names the folder already: naming it again reads it once.
    let test = try civiclint(
      ["rules", "test", "rules", "--coverage", "--select", "local"], directory: folder)
    #expect(test.status == 0 && test.output.hasSuffix("3 passed, 0 failed\n"), "\(test)")
    #expect(test.output.contains("2 of 2 branches are reached"))
    let check = try civiclint(
      ["check", "sheets/example.csv", "--as-of", "2026-11-21", "--format", "ndjson"],
      directory: folder)
    #expect(check.status == 1, "\(check.errors)")
    for rule in [
      "stacking.corridor", "fire.lane.community", "publicity.light-boxes.local",
      "sheet.unknown-point",
    ] {
      #expect(check.output.contains("\"id\":\"\(rule)\""), "no \(rule)")
    }
    let owner = try civiclint(
      ["routing", "explain", "示例花园小区", "stacking.corridor"], directory: folder)
    #expect(owner.status == 0 && owner.output.contains("示例物业"), "\(owner)")
  }

  @Test func everySchemaThatADocumentNamesIsThere() throws {
    let scratch = try ScratchFolder()
    #expect(try civiclint(["init"], directory: scratch.url).status == 0)
    var named = 0
    for path in ["civiclint.yaml", "points.yaml", "routing.yaml"] {
      let text = try String(contentsOf: scratch.url.appending(path: path), encoding: .utf8)
      let line = try #require(text.split(separator: "\n").first)
      let schema = try #require(line.split(separator: "=").last)
      let file = scratch.url.appending(path: String(schema)).path
      #expect(FileManager.default.fileExists(atPath: file), "\(path): \(line)")
      named += 1
    }
    #expect(named == 3)
  }

  @Test func touchesNothingThatExists() throws {
    let scratch = try ScratchFolder()
    let mine = try scratch.write("points.yaml", "mine\n")
    let made = try civiclint(["init"], directory: scratch.url)
    #expect(made.status == 2)
    #expect(made.errors.contains("[U111]") && made.errors.contains("points.yaml"))
    #expect(try String(contentsOfFile: mine, encoding: .utf8) == "mine\n")
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
    #expect(files == ["points.yaml"])
  }
}
