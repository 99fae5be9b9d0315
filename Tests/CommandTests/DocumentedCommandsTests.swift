import Foundation
import TestSupport
import Testing

/// Every command that a README shows runs, and does what it is shown for.
@Suite struct DocumentedCommandsTests {
  struct Command: Sendable, CustomTestStringConvertible {
    var file: String
    var line: String
    var testDescription: String { "\(file): \(line)" }
  }

  static let documents = ["README.md", "Examples/README.md", "Rules/README.md"]

  /// Lines of code that begin with the program's name or run a script of ours.
  static let commands: [Command] = documents.flatMap { document -> [Command] in
    let url = packageRoot.appending(path: document)
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let code = line.drop { $0 == " " }
      let isCode = line.hasPrefix("    ") || code.hasPrefix("$ ")
      let command = code.hasPrefix("$ ") ? code.dropFirst(2) : code
      guard isCode || document != "README.md", command.hasPrefix("civiclint ") else { return nil }
      return Command(file: document, line: String(command))
    }
  }

  @Test func thereAreSome() {
    #expect(Self.commands.count { $0.file == "README.md" } >= 6)
  }

  @Test(arguments: DocumentedCommandsTests.commands)
  func runs(_ command: Command) throws {
    let program = builtCommand("civiclint").path
    let line = "'\(program)'" + command.line.dropFirst("civiclint".count)
    let result = try run(
      ["sh", "-c", line], environment: ["LC_ALL": "C.UTF-8"], directory: packageRoot)
    #expect(result.status == 0 || result.status == 1, "\(result.errors)")
    #expect(!result.output.isEmpty || !result.errors.isEmpty)
  }

  @Test func theReadmeStartsWithTheTwoScripts() throws {
    let text = try String(contentsOf: packageRoot.appending(path: "README.md"), encoding: .utf8)
    let commands = text.split(separator: "\n").filter { $0.hasPrefix("    ") }.prefix(2)
    #expect(
      commands.map { $0.drop { $0 == " " } } == ["sh Examples/check.sh", "sh Examples/test.sh"])
    for script in ["Examples/check.sh", "Examples/test.sh", "Examples/prepare.sh", ".ci/run"] {
      let result = try run(["sh", "-n", script], directory: packageRoot)
      #expect(result.status == 0, "\(script): \(result.errors)")
    }
  }

  @Test func theFirstScriptChecksTheExample() throws {
    let result = try run(
      ["sh", "Examples/check.sh", "--lang", "en"],
      environment: ["CIVICLINT": builtCommand("civiclint").path, "NO_COLOR": "1"],
      directory: packageRoot)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Summary as of 2026-11-21 20:00"))
  }
}
