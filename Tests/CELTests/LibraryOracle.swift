import CEL
import Foundation

/// Other implementations, run through Python, that say what ours should say.
///
/// The interpreter is `CIVICLINT_PYTHON` if set, else `python3` of the path.
enum LibraryOracle {
  /// Whether Python and `module` are there.
  static func has(_ module: String) -> Bool {
    (try? run(["-c", "import \(module)"])) != nil
  }

  /// Runs a script of `Tests/Oracles` on `job`, written as JSON, and returns what it answers.
  static func ask(_ script: String, _ job: some Encodable) throws -> [String] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Oracles/\(script)").path()
    let file = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID()).json")
    try JSONEncoder().encode(job).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try JSONDecoder().decode([String].self, from: run([path, file.path()]))
  }

  private struct Failure: Error { var complaint: String }

  /// Runs Python; returns what it prints.
  private static func run(_ arguments: [String]) throws -> Data {
    let python = ProcessInfo.processInfo.environment["CIVICLINT_PYTHON"] ?? "python3"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    let output = Pipe()
    process.standardOutput = output
    let complaints = Pipe()
    process.standardError = complaints
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let complaint = try complaints.fileHandleForReading.readToEnd() ?? Data()
      throw Failure(complaint: String(decoding: complaint, as: UTF8.self))
    }
    return data
  }

  /// Returns the text by which `cel_oracle.py` names the same value.
  static func text(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)u"
    case .double(let value): value.isNaN ? "dnan" : "d" + hex(value.bitPattern.bytes)
    case .string(let value): "s" + hex(Array(value.utf8))
    case .bytes(let value): "b" + hex(value)
    case .timestamp(let value): "t\(value.seconds * 1_000_000 + Int64(value.nanoseconds) / 1_000)"
    case .duration(let value): "l\(value.seconds * 1_000_000 + Int64(value.nanoseconds) / 1_000)"
    case .list(let elements): "[" + elements.map(text).joined(separator: ",") + "]"
    case .map(let map):
      "{" + map.entries.map { "\(text($0.key)):\(text($0.value))" }.sorted().joined(separator: ",")
        + "}"
    case .error: "error"
    default: value.debugText
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension UInt64 {
  /// The bytes, highest first.
  fileprivate var bytes: [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> UInt64($0)) }
  }
}
