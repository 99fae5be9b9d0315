import Foundation
import TestSupport
import Testing

/// Sheets of many batches: the same bytes with any number of workers, in bounded memory.
@Suite struct LargeSheetTests {
  static let generator = "bench/generate.py"

  /// A sheet of `rows` inspections that everybody makes the same way.
  static func sheet(rows: Int, in folder: borrowing ScratchFolder) throws -> String {
    let path = folder.url.appending(path: "wide.csv").path
    let made = try run([
      "python3", SharedSuites.url(generator).path, "--shape", "wide", "--format", "csv", "--rows",
      String(rows), "--seed", "1", "--out", path,
    ])
    try #require(made.status == 0, "\(made.errors)")
    return path
  }

  @Test(.enabled(if: SharedSuites.exists(generator), SharedSuites.absent))
  func workersDoNotShow() throws {
    let folder = try ScratchFolder()
    let path = try Self.sheet(rows: 20_000, in: folder)
    let outputs = try [1, 2, 8].map { workers in
      try civiclint([
        "check", path, "--format", "ndjson", "--workers", String(workers), "--campaign", "none",
        "--as-of", "2026-01-01",
      ])
    }
    #expect(outputs[0].output.split(separator: "\n").count > 1_000)
    #expect(outputs[0].output == outputs[1].output)
    #expect(outputs[0].output == outputs[2].output)
    #expect(outputs[0].errors == outputs[2].errors)
  }

  @Test(.enabled(if: SharedSuites.exists(generator), SharedSuites.absent))
  func aHundredThousandRowsStayBelow300Megabytes() throws {
    let folder = try ScratchFolder()
    let path = try Self.sheet(rows: 100_000, in: folder)
    let result = try run(
      [
        "python3", "-c",
        """
        import resource, subprocess, sys
        status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        """,
        builtCommand("civiclint").path, "check", path, "--campaign", "none", "--as-of",
        "2026-01-01", "--workers", "2",
      ], directory: packageRoot)
    let numbers = result.output.split(separator: " ").compactMap { Int($0.filter(\.isNumber)) }
    try #require(numbers.count == 2, "\(result.errors)")
    #expect(numbers[0] == 1)
    #expect(numbers[1] < 300_000, "peak resident kilobytes")
  }
}
