import CheckRun
import Diagnostics
import Foundation
import Model

/// One run of the benchmark's job: a file in, our NDJSON tickets out, through the whole product.
struct JobRun {
  /// What it took.
  struct Figures {
    let rows: Int
    let inputBytes: Int
    let ticketBytes: Int
    let wallSeconds: Double
    let processorSeconds: Double
    /// Most memory resident at any time, the loading of rules included.
    let peakBytes: Int
    /// Of `wallSeconds`, until the first byte of the input could be read.
    let loadSeconds: Double
  }

  /// Folder that `civiclint-bench convert` made.
  let documents: String
  let input: String
  let output: String
  let workers: Int

  /// Runs the job once and writes the tickets to `output`.
  ///
  /// - Throws: `DiagnosticList` with what kept the job from being done as it was asked for.
  func run() async throws -> Figures {
    let clock = ContinuousClock()
    let start = clock.now
    let before = ResourceUse.current()
    let plan = try plan()
    let loaded = clock.now
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    var ticketBytes = 0
    var runner = CheckRunner(plan)
    let result = try await runner.run { (bytes, _) throws(DiagnosticList) in
      do {
        try file.write(contentsOf: bytes)
      } catch {
        throw DiagnosticList([Self.cannotWrite(output)])
      }
      ticketBytes += bytes.count
      return true
    }
    try file.close()
    guard result.isComplete else { throw DiagnosticList(result.diagnostics) }
    let end = clock.now
    let after = ResourceUse.current()
    let attributes = try FileManager.default.attributesOfItem(atPath: input)
    return Figures(
      rows: result.summary.read, inputBytes: (attributes[.size] as? Int) ?? 0,
      ticketBytes: ticketBytes, wallSeconds: seconds(end - start),
      processorSeconds: after.processorSeconds - before.processorSeconds,
      peakBytes: after.peakBytes, loadSeconds: seconds(loaded - start))
  }

  /// The plan of the run; reads the documents.
  func plan() throws(DiagnosticList) -> RunPlan { try RunPlanner(options).plan() }

  private var options: CheckOptions {
    // Deadlines of the data lie in 2025; a fixed moment keeps runs alike.
    var options = CheckOptions(
      asOf: Timestamp(seconds: 1_767_225_600), language: .zh, palette: .plain, workers: workers)
    options.paths = [input]
    options.campaign = .file("\(documents)/civiclint.yaml")
    options.outputs = [CheckOptions.Output(format: "ndjson", path: output)]
    options.failOn = .never
    return options
  }

  private static func cannotWrite(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "B101", LocalizedText(zh: "无法写入 '\(path)'", en: "cannot write '\(path)'"),
      at: SourceLocation(file: path),
      help: LocalizedText(zh: "检查磁盘空间和权限", en: "check the disk's space and permissions"))
  }

}
