/// How our code did on an independent suite: counts per file, value cases and error cases apart, and
/// every case that failed with what was expected and what was found.
package struct SuiteReport: Sendable {
  /// What a case asks for.
  package enum CaseKind: Sendable {
    /// A result.
    case value
    /// That the input be refused.
    case error
  }

  package struct Failure: Hashable, Sendable {
    package let file: String
    package let id: String
    package let expected: String
    package let found: String
  }

  private struct Tally {
    var passed = 0
    var failed = 0
    var total: Int { passed + failed }
  }

  private struct FileTally {
    let name: String
    var values = Tally()
    var errors = Tally()
  }

  private var files: [FileTally] = []
  package private(set) var failures: [Failure] = []

  package init() {}

  /// Notes a case that came out as it should.
  package mutating func pass(file: String, kind: CaseKind) {
    count(file, kind) { $0.passed += 1 }
  }

  /// Notes a case that did not.
  package mutating func fail(
    file: String, kind: CaseKind, id: String, expected: String, found: String
  ) {
    count(file, kind) { $0.failed += 1 }
    failures.append(Failure(file: file, id: id, expected: expected, found: found))
  }

  private mutating func count(_ file: String, _ kind: CaseKind, _ change: (inout Tally) -> Void) {
    let index = files.firstIndex { $0.name == file } ?? files.count
    if index == files.count { files.append(FileTally(name: file)) }
    switch kind {
    case .value: change(&files[index].values)
    case .error: change(&files[index].errors)
    }
  }

  package var failed: Int { failures.count }
  package var passed: Int {
    files.reduce(0) { $0 + $1.values.passed + $1.errors.passed }
  }

  /// The number of cases of one kind that came out as they should.
  package func passed(_ kind: CaseKind) -> Int {
    files.reduce(0) { sum, file in
      switch kind {
      case .value: sum + file.values.passed
      case .error: sum + file.errors.passed
      }
    }
  }

  /// A line per file, a block per failure, and last `N passed, N failed`; ends in a line feed.
  package var text: String {
    var lines: [String] = []
    for file in files {
      let parts = [("values", file.values), ("errors", file.errors)]
        .filter { $0.1.total > 0 }
        .map { "\($0.0) \($0.1.passed)/\($0.1.total)" }
      lines.append("\(file.name): \(parts.joined(separator: ", "))")
    }
    for failure in failures {
      lines.append("FAIL \(failure.id)")
      lines.append("  expected \(Self.oneLine(failure.expected))")
      lines.append("  found    \(Self.oneLine(failure.found))")
    }
    lines.append("\(passed) passed, \(failed) failed")
    return lines.joined(separator: "\n") + "\n"
  }

  /// At most 200 characters, line feeds made visible.
  private static func oneLine(_ text: String) -> String {
    let short = text.prefix(200)
    return short.replacing("\n", with: "⏎") + (short.count < text.count ? "…" : "")
  }
}
