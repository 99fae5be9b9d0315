import Foundation
import TestSupport
import Testing

/// The law of imports: a target imports lower tiers only; targets of tier 3 never import each other.
@Suite struct ImportLawTests {
  /// Tier of every target; a new one is added here and nowhere else in the tests.
  static let tiers: [String: Int] = [
    "CExpat": 0, "CLibYAML": 0, "CLibZip": 0, "CRE2": 0, "CZlib": 0, "CByteScan": 0,
    "CMaskKernels": 0,
    "Diagnostics": 1,
    "YAML": 2, "CEL": 2, "Model": 2, "StandardRules": 2,
    "RecordReading": 3, "RuleLoading": 3, "Evaluation": 3, "Ticketing": 3, "Reporting": 3,
    "Assessment": 3, "Linting": 3, "Themes": 3,
    "CheckRun": 4, "Truth": 4,
    "civiclint": 5, "civiclint-bench": 5,
  ]

  /// Targets that are no part of the program: they make its sources.
  static let buildTools: Set<String> = ["embed-rules", "EmbedRulesPlugin"]

  static func swiftFiles(_ folder: String) throws -> [URL] {
    let root = packageRoot.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".swift") }.sorted().map { root.appending(path: $0) }
  }

  static func imports(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count else {
        return nil
      }
      return String(words[index + 1])
    }
  }

  @Test func everyFolderOfSourcesHasATier() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: packageRoot.appending(path: "Sources").path)
    #expect(Set(folders).subtracting(Self.buildTools).isSubset(of: Set(Self.tiers.keys)))
  }

  @Test(arguments: ImportLawTests.tiers.keys.sorted())
  func importsPointDown(_ target: String) throws {
    let tier = try #require(Self.tiers[target])
    for file in try Self.swiftFiles("Sources/\(target)") {
      for name in try Self.imports(file) {
        guard let imported = Self.tiers[name], name != target else { continue }
        #expect(imported < tier, "\(file.lastPathComponent) of \(target) imports \(name)")
      }
    }
  }

  @Test func theManifestDeclaresNoUpwardDependency() throws {
    let manifest = try String(
      contentsOf: packageRoot.appending(path: "Package.swift"), encoding: .utf8)
    let start = try #require(manifest.range(of: "\n  targets: [")).upperBound
    let declaration =
      /\.(?:library|command|target|executableTarget)\(\s*(?:name: )?"([^"]+)",?([^\[\)]*)\[([^\]]*)\]/
    var found = 0
    for match in manifest[start...].matches(of: declaration) {
      guard let tier = Self.tiers[String(match.1)] else { continue }
      found += 1
      for dependency in match.3.matches(of: /"([^"]+)"/) {
        guard let other = Self.tiers[String(dependency.1)] else { continue }
        #expect(other < tier, "\(match.1) depends on \(dependency.1)")
      }
    }
    #expect(found >= 10, "the manifest was not understood")
  }

  @Test func onlyYAMLKnowsLibYAML() throws {
    for target in Self.tiers.keys.sorted() where target != "YAML" {
      for file in try Self.swiftFiles("Sources/\(target)") {
        #expect(try !Self.imports(file).contains("CLibYAML"), "\(file.lastPathComponent)")
      }
    }
  }
}
