import Foundation
import RecordReading

/// Runs a JSON parsing suite in the format of `../shared/conformance/json/README.md`: files that start with
/// `y_` must be accepted, those with `n_` refused, and those with `i_` be read to an end, whatever it is.
package enum JSONSuite {
  /// - Parameter path: The folder of the files, or the one that holds it as `test_parsing`; or one file.
  package static func run(path: String) throws(SuiteError) -> SuiteReport {
    var folder = URL(fileURLWithPath: path)
    let inner = folder.appending(path: "test_parsing")
    if FileManager.default.fileExists(atPath: inner.path) { folder = inner }
    var report = SuiteReport()
    for file in try files(folder) {
      guard let data = try? Data(contentsOf: file) else {
        throw SuiteError("cannot read \(file.path)")
      }
      check(file.lastPathComponent, Array(data), &report)
    }
    return report
  }

  private static func files(_ folder: URL) throws(SuiteError) -> [URL] {
    if folder.pathExtension == "json" { return [folder] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw SuiteError("cannot read \(folder.path)")
    }
    let files = names.filter { $0.hasSuffix(".json") }.sorted()
    guard !files.isEmpty else { throw SuiteError("\(folder.path) holds no .json files") }
    return files.map { folder.appending(path: $0) }
  }

  private static func check(_ name: String, _ text: [UInt8], _ report: inout SuiteReport) {
    let group = String(name.prefix(2))
    let kind: SuiteReport.CaseKind = group == "n_" ? .error : .value
    let problem = JSONReader.problem(in: text)
    if group == "i_" || (problem == nil) == (group == "y_") {
      report.pass(file: group, kind: kind)
    } else {
      let found = problem.map { "\($0.kind.rawValue) at byte \($0.offset)" } ?? "accepted"
      report.fail(
        file: group, kind: kind, id: name, expected: group == "y_" ? "accepted" : "refused",
        found: found)
    }
  }
}
