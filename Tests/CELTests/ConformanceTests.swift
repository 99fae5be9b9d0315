import Foundation
import Testing
import Truth

/// The conformance suite of the language, the truth that everything else is measured by.
@Suite struct ConformanceTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/conformance/cel").standardizedFileURL

  static var found: URL? {
    FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  static let files = [
    "basic", "bindings_ext", "comparisons", "conversions", "encoders_ext", "fields", "fp_math",
    "integer_math", "lists", "logic", "macros", "macros2", "math_ext", "namespace", "optionals",
    "parse", "plumbing", "string", "string_ext", "timestamps", "type_deduction",
  ]

  @Test(
    .enabled(if: ConformanceTests.found != nil, "the conformance suite is not beside the package"),
    arguments: ConformanceTests.files)
  func earnsEveryCase(_ file: String) throws {
    let folder = try #require(ConformanceTests.found)
    let report = try CELSuite.run(path: folder.appending(path: file + ".json").path)
    #expect(report.passed > 0)
    #expect(report.failed == 0, "\(report.text)")
  }
}
