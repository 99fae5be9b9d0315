import Foundation

/// A Python interpreter that runs ``peerScript`` and answers questions about two CEL implementations.
///
/// A class because it owns a process; it ends with the object.
final class PeerProcess {
  /// A CEL implementation to be found on PyPI.
  enum Peer: String, CaseIterable {
    /// Google's C++ implementation, in the package `cel-expr-python`.
    case cpp
    /// The Rust crate `cel`, in the package `common-expression-language`.
    case rust
  }

  /// What the script measures.
  enum Measure: String {
    case compile
    /// One evaluation, called from Python.
    case call
    /// One evaluation of a list with one copy.
    case single
    /// One evaluation of a list of ``copyCount`` copies.
    case copies
  }

  /// As the script has it.
  static let copyCount = 32

  /// Why the peers cannot be measured.
  enum Failure: Error, CustomStringConvertible {
    case missing(String, python: String)
    case silent(python: String)

    var description: String {
      switch self {
      case .missing(let problem, let python):
        """
        '\(python)' has no CEL implementation to compare with (\(problem)); install both, for example
          python3 -m venv celvenv
          celvenv/bin/pip install cel-expr-python common-expression-language
        and pass --python celvenv/bin/python, or measure without them with --alone
        """
      case .silent(let python): "'\(python)' ended or gave no answer that makes sense"
      }
    }
  }

  private struct Variable: Encodable {
    let name: String
    let type: String
    let value: JSONValue
  }

  private struct Setup: Encodable {
    let variables: [Variable]
    let expressions: [String]
  }

  private let process = Process()
  private let questions = Pipe()
  private let answers = Pipe()
  private let python: String
  private var pending = Data()

  /// Version of each peer's package.
  private(set) var versions: [String: String] = [:]

  /// Starts `python` and hands it the expressions and variables.
  init(python: String, expressions: [NamedExpression], variables: [BenchVariable]) throws {
    self.python = python
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", peerScript]
    process.standardInput = questions
    process.standardOutput = answers
    try process.run()
    // Nothing is written before the script has spoken: an interpreter that is not there closes the pipe.
    versions = try JSONDecoder().decode([String: String].self, from: answer())
    if let problem = versions["missing"] { throw Failure.missing(problem, python: python) }
    let setup = Setup(
      variables: variables.map {
        Variable(name: $0.name, type: $0.value.celType, value: $0.value.json)
      },
      expressions: expressions.map(\.source))
    try say(JSONEncoder().encode(setup))
  }

  deinit {
    try? questions.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The result of each expression as text, by peer.
  func values() throws -> [[String: String]] {
    try JSONDecoder().decode([[String: String]].self, from: ask(Data("values".utf8)))
  }

  /// Nanoseconds a turn.
  func measure(_ measure: Measure, _ peer: Peer, expression: Int, turns: Int) throws -> Double {
    let question = "\(measure.rawValue) \(peer.rawValue) \(expression) \(turns)"
    guard let answer = Double(String(decoding: try ask(Data(question.utf8)), as: UTF8.self)) else {
      throw Failure.silent(python: python)
    }
    return answer
  }

  /// Writes one line and reads one.
  private func ask(_ question: Data) throws -> Data {
    try say(question)
    return try answer()
  }

  private func say(_ line: Data) throws {
    try questions.fileHandleForWriting.write(contentsOf: line + Data("\n".utf8))
  }

  private func answer() throws -> Data {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Data(pending[..<end])
        pending = Data(pending[(end + 1)...])
        return line
      }
      let more = answers.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Failure.silent(python: python) }
      pending += more
    }
  }
}

/// A value of a variable as the script reads it.
enum JSONValue: Encodable {
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case strings([String])
  case ints([Int64])
  case map([String: String])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .bool(let value): try container.encode(value)
    case .int(let value): try container.encode(value)
    case .double(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .strings(let value): try container.encode(value)
    case .ints(let value): try container.encode(value)
    case .map(let value): try container.encode(value)
    }
  }
}

extension BenchVariable.Value {
  /// The type as CEL writes it.
  var celType: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .double: "double"
    case .string: "string"
    case .timestamp: "timestamp"
    case .strings: "list(string)"
    case .ints: "list(int)"
    case .map: "map(string, string)"
    }
  }

  var json: JSONValue {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .string(let value), .timestamp(let value): .string(value)
    case .strings(let value): .strings(value)
    case .ints(let value): .ints(value)
    case .map(let value): .map(value)
    }
  }
}
