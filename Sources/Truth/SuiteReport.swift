/// What came of an independent suite: a line per file, and every case that failed.
package struct SuiteReport: Sendable {
  /// A case that failed.
  package struct Failure: Sendable {
    package let id: String
    package let expected: String
    package let found: String

    package init(id: String, expected: String, found: String) {
      self.id = id
      self.expected = expected
      self.found = found
    }
  }

  /// The counts of one file; value cases and error cases apart.
  package struct Line: Sendable {
    package let file: String
    package var valuesPassed = 0
    package var valuesFailed = 0
    package var errorsPassed = 0
    package var errorsFailed = 0
    package var failures: [Failure] = []

    package init(file: String) { self.file = file }

    /// Cases of both kinds that passed.
    package var passed: Int { valuesPassed + errorsPassed }
    /// Cases of both kinds that failed.
    package var failed: Int { valuesFailed + errorsFailed }
  }

  /// One line per file, in order of name.
  package var lines: [Line]

  package init(lines: [Line]) { self.lines = lines }

  /// All cases that passed.
  package var passed: Int { lines.reduce(0) { $0 + $1.passed } }
  /// All cases that failed.
  package var failed: Int { lines.reduce(0) { $0 + $1.failed } }

  /// The report as text: a line per file, the failing ids with expected and found, and last
  /// `N passed, N failed`.
  package var text: String {
    var out = ""
    for line in lines {
      let values = "values \(line.valuesPassed)/\(line.valuesPassed + line.valuesFailed)"
      let errors = "errors \(line.errorsPassed)/\(line.errorsPassed + line.errorsFailed)"
      let padding = String(repeating: " ", count: max(1, 18 - line.file.count))
      out += "\(line.file)\(padding)\(values)  \(errors)\n"
      for failure in line.failures {
        out += "  \(failure.id)\n    expected \(failure.expected)\n    found    \(failure.found)\n"
      }
    }
    return out + "\(passed) passed, \(failed) failed\n"
  }
}
