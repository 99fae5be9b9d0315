import Diagnostics
import Foundation
import YAML

/// Runs the YAML test suite in the format of `../shared/conformance/yaml/README.md`.
///
/// A case passes if what must be rejected is, or if what must be read gives both the events and,
/// where JSON can express them, the values of the suite.
package enum YAMLSuite {
  /// - Parameter path: `cases.json`, or the folder that holds it.
  package static func run(path: String) throws(SuiteError) -> SuiteReport {
    var url = URL(fileURLWithPath: path)
    if url.pathExtension != "json" { url = url.appending(path: "cases.json") }
    guard let data = try? Data(contentsOf: url) else {
      throw SuiteError("cannot read \(url.path)")
    }
    guard let suite = try JSONText.values(in: data).first, let cases = suite["cases"]?.array else {
      throw SuiteError("\(url.path) holds no 'cases'")
    }
    var line = SuiteReport.Line(file: url.lastPathComponent)
    for one in cases { try run(one, into: &line) }
    return SuiteReport(lines: [line])
  }

  private static func run(
    _ one: JSONText, into line: inout SuiteReport.Line
  ) throws(SuiteError) {
    guard let id = one["id"]?.string, let yaml = one["yaml"]?.string else {
      throw SuiteError("a case without 'id' or 'yaml'")
    }
    let bytes = Array(yaml.utf8)
    let stream = YAMLStream(file: id, bytes: bytes)
    if one["error"] == .bool(true) {
      guard stream.diagnostics.isEmpty else {
        line.errorsPassed += 1
        return
      }
      line.errorsFailed += 1
      let found = stream.documents.map { shown($0) }.joined(separator: " ")
      line.failures.append(.init(id: id, expected: "an error", found: oneLine(found)))
    } else if let difference = try difference(one, stream, bytes) {
      line.valuesFailed += 1
      line.failures.append(
        .init(
          id: id, expected: oneLine(difference.expected), found: oneLine(difference.found)))
    } else {
      line.valuesPassed += 1
    }
  }

  /// At most 200 characters, line feeds made visible.
  private static func oneLine(_ text: String) -> String {
    let short = text.prefix(200)
    return short.replacing("\n", with: "⏎") + (short.count < text.count ? "…" : "")
  }

  private static func difference(
    _ one: JSONText, _ stream: YAMLStream, _ bytes: [UInt8]
  ) throws(SuiteError) -> (expected: String, found: String)? {
    if let problem = stream.diagnostics.first {
      let place = problem.location?.description ?? ""
      return (one["json"]?.string ?? "no error", "\(place): \(problem.message.en)")
    }
    if let json = one["json"]?.string {
      let expected = try JSONText.values(in: json.utf8)
      let isEqual =
        expected.count == stream.documents.count
        && zip(expected, stream.documents).allSatisfy { isSame($0, $1) }
      if !isEqual {
        return (json, stream.documents.map { shown($0) }.joined(separator: " "))
      }
    }
    let events = one["events"]?.array.compactMap(\.string) ?? []
    let found = YAMLEventLog(bytes).lines
    if events != found {
      return (events.joined(separator: " "), found.joined(separator: " "))
    }
    return nil
  }

  /// Whether a node has the value of a JSON text; 1 and 1.0 are the same number there.
  private static func isSame(_ json: JSONText, _ node: YAMLNode) -> Bool {
    switch (json, node.kind) {
    case (.array(let items), .sequence):
      return items.count == node.items.count && zip(items, node.items).allSatisfy { isSame($0, $1) }
    case (.object(let members), .mapping):
      return members.count == node.pairs.count
        && members.allSatisfy { member in
          node.pairs.contains { $0.key.text == member.key && isSame(member.value, $0.value) }
        }
    case (_, .scalar): return isSame(json, node.value)
    default: return false
    }
  }

  private static func isSame(_ json: JSONText, _ value: YAMLValue) -> Bool {
    switch (json, value) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.number(let digits), .int(let number)):
      Int64(digits) == number || Double(digits) == Double(number)
    case (.number(let digits), .float(let number)): Double(digits) == number
    case (.number(let digits), .wideInt(let number)): digits == number
    default: false
    }
  }

  private static func shown(_ node: YAMLNode) -> String {
    switch node.kind {
    case .scalar: "\(node.value)"
    case .sequence: "[\(node.items.map { shown($0) }.joined(separator: ", "))]"
    case .mapping:
      "{\(node.pairs.map { "\(shown($0.key)): \(shown($0.value))" }.joined(separator: ", "))}"
    }
  }
}
