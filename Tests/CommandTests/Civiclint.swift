import Foundation
import TestSupport

/// Runs the command as this build made it, in the package's folder, in English unless told otherwise.
func civiclint(
  _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
  directory: URL = packageRoot
) throws -> ProcessResult {
  try run(
    [builtCommand("civiclint").path] + arguments, input: input.map { Data($0.utf8) },
    environment: ["LC_ALL": "C.UTF-8", "NO_COLOR": "1"].merging(environment) { $1 },
    directory: directory)
}

extension ProcessResult {
  /// What the program said last, which is why it ended as it did.
  var lastErrorLine: String {
    errors.split(separator: "\n").last.map(String.init) ?? ""
  }
}

/// A folder of its own for one test, gone afterwards.
struct ScratchFolder: ~Copyable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "civiclint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }
}
