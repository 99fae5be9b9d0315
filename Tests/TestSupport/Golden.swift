import Foundation
import Testing

/// Compares `text` with the golden file `name` beside the calling test, in its folder `Goldens`.
///
/// With `RECORD_GOLDENS=1` the file is written and the test fails, so that a recording can never pass
/// for a check.
package func expectGolden(
  _ text: String, named name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appending(path: "Goldens").appending(path: name).standardizedFileURL
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record(
      "recorded \(name); run again without RECORD_GOLDENS", sourceLocation: sourceLocation)
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record(
      "no golden file \(name); record it with RECORD_GOLDENS=1", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard text != expected else { return }
  Issue.record(
    "\(name) differs: \(firstDifference(expected, text))", sourceLocation: sourceLocation)
}

/// The first line that differs, both ways.
private func firstDifference(_ expected: String, _ found: String) -> String {
  let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let right = found.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(left.count, right.count) {
    let a = index < left.count ? String(left[index]) : "(end)"
    let b = index < right.count ? String(right[index]) : "(end)"
    if a != b { return "line \(index + 1)\n  expected \(a)\n  found    \(b)" }
  }
  return "in the line ends"
}
