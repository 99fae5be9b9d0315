import Foundation
import TestSupport
import Testing

/// What no compiler checks and every reviewer would.
@Suite struct HouseRulesTests {
  static let sources: [(path: String, text: String)] = {
    let files = (try? ImportLawTests.swiftFiles("Sources")) ?? []
    return files.compactMap { file in
      (try? String(contentsOf: file, encoding: .utf8)).map { (relative(file), $0) }
    }
  }()

  static func relative(_ file: URL) -> String {
    String(file.path.dropFirst(packageRoot.path.count + 1))
  }

  /// Files that may hold unsafe code, with those that extend them; each states its invariants.
  static let unsafeFiles: Set<String> = [
    "ByteBuffer", "ByteScanner", "ByteSource", "ColumnBuilders", "Fingerprinting",
    "LibYAMLEvents", "MaskArena", "MaskKernels", "OutputStreams", "RE2Pattern", "RawFile",
    "ResourceUse", "TextDecimals", "TextDecoder", "WordTable", "XMLParser", "ZipArchive",
  ]

  /// Whether `path` is one of them: `ColumnBuilders+Text.swift` belongs to `ColumnBuilders`.
  static func mayBeUnsafe(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return unsafeFiles.contains(String(name.prefix { $0 != "+" && $0 != "." }))
  }

  @Test func unsafeCodeStaysInItsNamedFiles() {
    for (path, text) in Self.sources {
      guard !Self.mayBeUnsafe(path) else { continue }
      let code = text.split(separator: "\n").filter {
        !$0.drop(while: { $0 == " " }).hasPrefix("//")
      }
      #expect(!code.contains { $0.contains(/\bunsafe [a-z(.]/) }, "\(path) holds unsafe code")
    }
  }

  @Test func unsafeFilesStateTheirInvariantsFirst() {
    for (path, text) in Self.sources where Self.mayBeUnsafe(path) {
      #expect(text.prefix(1500).contains("Invariants"), "\(path)")
    }
  }

  @Test(arguments: ["try!", "fatalError(", "as! ", "@unchecked Sendable", "nonisolated(unsafe)"])
  func isNotUsed(_ word: String) {
    for (path, text) in Self.sources where !path.hasSuffix("RE2Pattern.swift") {
      #expect(!text.contains(word), "\(path) uses \(word)")
    }
  }

  @Test func onlyTheCommandsPrint() {
    for (path, text) in Self.sources
    where !path.hasPrefix("Sources/civiclint") && !path.hasPrefix("Sources/embed-rules") {
      #expect(!text.contains(/(^|[^.\w])print\(/), "\(path) prints")
    }
  }

  @Test func nothingButTheCommandsReadsTheClock() {
    for (path, text) in Self.sources where !path.hasPrefix("Sources/civiclint") {
      #expect(!text.contains(/\bDate\(\)|ContinuousClock|Date\.now/), "\(path) reads the clock")
    }
  }

  @Test func filesAreShortEnoughToReview() {
    for (path, text) in Self.sources {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 700, "\(path) has \(lines) lines")
    }
  }

  @Test func topLevelIsTheFixedLayout() throws {
    let allowed: Set<String> = [
      "Package.swift", "Sources", "Tests", "Rules", "Examples", "README.md", "LICENSE",
      "Package.resolved",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: packageRoot.path)
      .filter { !$0.hasPrefix(".") }
    #expect(Set(found).isSubset(of: allowed))
  }
}
