import Truth

/// One independent suite that our code can be held against.
struct TruthSuite: Sendable {
  let id: String
  let summary: String
  /// Runs every case below the path it is given.
  let run: @Sendable (String) throws -> SuiteReport
}

extension TruthSuite {
  /// Every suite; choices and help of `civiclint-bench truth` are derived from the list.
  static let all = [
    TruthSuite(id: "cel", summary: "conformance tests of the Common Expression Language") {
      try CELSuite.run(path: $0)
    },
    TruthSuite(id: "yaml", summary: "the YAML test suite") { try YAMLSuite.run(path: $0) },
  ]
}
