import Foundation
import TestSupport
import Testing
import Truth

/// The conformance suite of the language, the truth that everything else is measured by.
@Suite struct ConformanceTests {
  /// A file of the suite, with the results and the errors that it asks for.
  struct Suite: Sendable, CustomTestStringConvertible {
    let name: String
    let values: Int
    let errors: Int

    var testDescription: String { name }
  }

  static let suites = [
    Suite(name: "basic", values: 31, errors: 0),
    Suite(name: "bindings_ext", values: 6, errors: 0),
    Suite(name: "comparisons", values: 234, errors: 16),
    Suite(name: "conversions", values: 73, errors: 8),
    Suite(name: "encoders_ext", values: 4, errors: 0),
    Suite(name: "fields", values: 32, errors: 13),
    Suite(name: "fp_math", values: 22, errors: 1),
    Suite(name: "integer_math", values: 32, errors: 15),
    Suite(name: "lists", values: 23, errors: 6),
    Suite(name: "logic", values: 14, errors: 8),
    Suite(name: "macros", values: 29, errors: 3),
    Suite(name: "macros2", values: 30, errors: 4),
    Suite(name: "math_ext", values: 136, errors: 11),
    Suite(name: "namespace", values: 10, errors: 0),
    Suite(name: "optionals", values: 42, errors: 2),
    Suite(name: "parse", values: 143, errors: 0),
    Suite(name: "plumbing", values: 1, errors: 1),
    Suite(name: "string", values: 38, errors: 0),
    Suite(name: "string_ext", values: 122, errors: 37),
    Suite(name: "timestamps", values: 47, errors: 13),
    Suite(name: "type_deduction", values: 22, errors: 0),
  ]

  @Test(
    .enabled(if: SharedSuites.exists("conformance/cel"), "\(SharedSuites.absent)"),
    arguments: ConformanceTests.suites)
  func earnsEveryCase(_ suite: Suite) throws {
    let path = SharedSuites.url("conformance/cel/\(suite.name).json").path
    let report = try CELSuite.run(path: path)
    #expect(report.passed(.value) == suite.values, "\(report.text)")
    #expect(report.passed(.error) == suite.errors, "\(report.text)")
    #expect(report.failed == 0, "\(report.text)")
  }

  /// No file of the suite that we can read is left out of the list.
  @Test(.enabled(if: SharedSuites.exists("conformance/cel"), "\(SharedSuites.absent)"))
  func everyFileIsListed() throws {
    let report = try CELSuite.run(path: SharedSuites.url("conformance/cel").path)
    let listed = ConformanceTests.suites.reduce(0) { $0 + $1.values + $1.errors }
    #expect(report.passed + report.failed == listed, "\(report.text)")
  }
}
