import CEL
import Foundation

/// The conformance suite of the Common Expression Language as plain JSON (`cel-conformance-json/1`).
///
/// An error case is earned only by an error of the evaluation: not knowing a name or a function, or not
/// being able to read the text, counts only where the suite expects just that.
package struct CELSuite {
  /// Files that need features outside this package.
  package static let excluded: Set<String> = ["block_ext", "network_ext"]

  /// Runs every case of `path`, a file or a folder, that needs no protocol buffers.
  ///
  /// - Throws: If a file cannot be read or is not in the suite's format.
  package static func run(path: String) throws -> SuiteReport {
    let url = URL(fileURLWithPath: path)
    let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
    var files = [url]
    if isFolder {
      files = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
      files = files.filter { $0.pathExtension == "json" }
      files.sort { $0.lastPathComponent < $1.lastPathComponent }
    }
    var report = SuiteReport()
    for file in files {
      let name = file.deletingPathExtension().lastPathComponent
      if isFolder, excluded.contains(name) { continue }
      let suite = try JSONDecoder().decode(CELSuiteFile.self, from: Data(contentsOf: file))
      let cases = suite.tests.filter { !$0.needsProto }
      if cases.isEmpty { continue }
      for test in cases { run(test, file: name, into: &report) }
    }
    return report
  }

  /// What a case came to.
  enum Found {
    case value(Value, CELType)
    /// Parsing or checking failed.
    case refused(CompilationFailure)
    /// Only checked, as the case asks for.
    case checked(CELType)

    var text: String {
      switch self {
      case .value(let value, let type): "\(value.debugText) (\(type))"
      case .refused(let failure): failure.issues.map(\.message).joined(separator: "; ")
      case .checked(let type): "type \(type)"
      }
    }
  }

  private static func run(
    _ test: CELSuiteCase, file: String, into report: inout SuiteReport
  ) {
    let found = evaluate(test)
    let isError = test.expected.kind.hasSuffix("error") || test.expected.kind.hasSuffix("errors")
    let kind = isError ? SuiteReport.CaseKind.error : .value
    if isError ? earnsError(found, test) : matches(found, test) {
      report.pass(file: file, kind: kind)
    } else {
      report.fail(
        file: file, kind: kind, id: test.id,
        expected: "\(test.expected.text)   in \(test.expr)", found: found.text)
    }
  }

  static func evaluate(_ test: CELSuiteCase) -> Found {
    let environment = Environment(
      variables: test.variables, functions: test.functions, container: test.container)
    do throws(CompilationFailure) {
      let parsed = try environment.parse(test.expr)
      if test.disableCheck {
        return .value(environment.plan(unchecked: parsed).evaluate(test.activation), .dyn)
      }
      let checked = try environment.check(parsed)
      if test.checkOnly { return .checked(checked.resultType) }
      return .value(environment.plan(checked).evaluate(test.activation), checked.resultType)
    } catch {
      return .refused(error)
    }
  }

  private static func matches(_ found: Found, _ test: CELSuiteCase) -> Bool {
    switch found {
    case .refused: return false
    case .checked(let type): return test.expected.type.map { $0 == type } ?? true
    case .value(let value, let type):
      if let wanted = test.expected.type, wanted != type { return false }
      return test.expected.value.map { isSame($0, value) } ?? true
    }
  }

  private static func earnsError(_ found: Found, _ test: CELSuiteCase) -> Bool {
    let wantsUndeclared = test.expected.messages.contains { message in
      ["undeclared", "unbound", "unknown", "no such overload", "no matching overload"].contains {
        message.contains($0)
      }
    }
    switch found {
    case .checked: return false
    case .value(.error(let error), _):
      if case .undeclaredName = error.kind { return wantsUndeclared }
      return true
    case .value: return false
    case .refused(let failure):
      // The suite's errors come from evaluation; a refusal beforehand earns only what it is about.
      return failure.issues.allSatisfy { issue in
        switch issue.kind {
        case .noMatchingOverload, .undeclaredName, .undeclaredFunction: wantsUndeclared
        default: false
        }
      }
    }
  }

  /// Whether both are the same value with the same types throughout; NaN equals NaN.
  private static func isSame(_ wanted: Value, _ found: Value) -> Bool {
    switch (wanted, found) {
    case (.double(let a), .double(let b)): return a == b || (a.isNaN && b.isNaN)
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { isSame($0, $1) }
    case (.map(let a), .map(let b)):
      return a.count == b.count
        && a.entries.allSatisfy { wanted in
          b.entries.contains { isSame(wanted.key, $0.key) && isSame(wanted.value, $0.value) }
        }
    case (.optional(let a?), .optional(let b?)): return isSame(a, b)
    default:
      return wanted.typeValue == found.typeValue && wanted.isEqual(to: found)
    }
  }
}
