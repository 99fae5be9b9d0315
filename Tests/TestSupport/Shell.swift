import Foundation

/// What a finished process left behind.
package struct ProcessResult: Sendable {
  package let status: Int32
  package let output: String
  package let errors: String
}

/// Runs `arguments[0]` with the rest and waits for it.
///
/// Output goes through files, so that neither pipe can fill up and block the process.
package func run(
  _ arguments: [String], input: Data? = nil, environment: [String: String] = [:],
  directory: URL? = nil
) throws -> ProcessResult {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = ["in", "out", "err"].map { folder.appending(path: $0) }
  try (input ?? Data()).write(to: files[0])
  try Data().write(to: files[1])
  try Data().write(to: files[2])

  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  process.currentDirectoryURL = directory
  process.standardInput = try FileHandle(forReadingFrom: files[0])
  process.standardOutput = try FileHandle(forWritingTo: files[1])
  process.standardError = try FileHandle(forWritingTo: files[2])
  try process.run()
  process.waitUntilExit()
  return ProcessResult(
    status: process.terminationStatus,
    output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
}

/// The command `name` as this build made it.
package func builtCommand(_ name: String) -> URL {
  #if os(macOS)
  let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
  let folder = bundle?.bundleURL.deletingLastPathComponent() ?? packageRoot
  #else
  let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  #endif
  return folder.appending(path: name)
}
