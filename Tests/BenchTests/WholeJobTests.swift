import CheckRun
import Diagnostics
import Foundation
import Model
import TestSupport
import Testing

@testable import civiclint_bench

/// Neutral rules, converted, through the whole product and back.
@Suite struct WholeJobTests {
  /// Records with a clean row, violations, and cells that are not of their column's type.
  static let records = """
    record_id,point_id,point_type,street,inspected_at,inspector_id,stacking_count,hygiene_score,\
    ads_ratio,lane_blocked,board_state,value,note,photos
    R1,P1,school,柳林街道,2025-01-02T09:00:00+08:00,I01,0,80,0.5,false,ok,1,,
    R2,P1,school,柳林街道,2025-01-02T09:00:00+08:00,I01,3,无,0.5,true,ok,1,,
    R3,P2,back_street,别处街道,2025-01-03T17:00:00+08:00,I01,2处,39,1.5,无,missing,2.5,,a.jpg
    R4,P2,school,柳林街道,,X9,6,N/A,1.5,?,missing,三,"飞线
    充电.'",
    """

  @Test func ticketsAreThoseOfTheNeutralRules() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let rules = try neutralRules()
    let tickets = try await tickets(of: Self.records, rules, in: folder)
    let pairs = tickets.map { "\($0.ruleID) \($0.recordID) \($0.owner) \($0.dueAt ?? "none")" }
    #expect(
      pairs == [
        "CV-001 R2 柳林街道办 2025-01-16T18:00:00+08:00",
        "CV-003 R2 市级消防站 2025-01-02T11:00:00+08:00",
        "CV-002 R3 市级街道办 2025-01-10T18:00:00+08:00",
        "CV-004 R3 市级消防站 2025-01-06T18:00:00+08:00",
      ])
    #expect(Set(tickets.map(\.category)) == ["消防安全", "服务管理"])
  }

  static let hasBenchmark = SharedSuites.exists("bench/generate.py") && hasPython
  static let hasPython = (try? run(["python3", "--version"]).status) == 0

  @Test(
    .enabled(if: WholeJobTests.hasBenchmark, "needs ../shared/bench and python3"),
    arguments: [
      ("wide", "rules.json", 1000), ("wide", "rules.json", 10_000),
      ("long", "rules_long.json", 10_000),
    ], ["csv", "ndjson"])
  func digestsAreTheBenchmarks(
    _ job: (shape: String, file: String, rows: Int), _ format: String
  ) async throws {
    let (shape, file, rows) = job
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "records.\(format)").path
    let made = try run([
      "python3", SharedSuites.url("bench/generate.py").path, "--shape", shape, "--format", format,
      "--rows", "\(rows)", "--seed", "1", "--out", input,
    ])
    #expect(made.status == 0, "\(made.errors)")
    try write(NeutralRules.read(SharedSuites.url("bench/\(file)").path), to: folder)
    let output = folder.appending(path: "tickets.ndjson").path
    let job = JobRun(documents: folder.path, input: input, output: output, workers: 2)
    #expect(try await job.run().rows == rows)
    let expected = try String(
      contentsOf: SharedSuites.url("bench/expected.txt"), encoding: .utf8)
    let digest = try TicketLine.pairs(inFile: output)
    #expect(
      ExpectedFigures(expected).agrees(with: digest, shape: shape, rows: rows) == true, "\(digest)")
  }

  /// Records that name their own columns: what nobody knows is reported once, whoever meets it first.
  @Test func linesOfJSONGiveTheSameWithAnyNumberOfWorkers() async throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(neutralRules(), to: folder)
    let lines = (0..<30_000).map { number in
      number % 97 == 5
        ? #"{"record_id":"R\#(number)","weather":}"#
        : #"{"record_id":"R\#(number)","point_id":"P1","point_type":"school","street":"柳林街道","#
          + #""inspected_at":"2025-01-02T09:00:00+08:00","stacking_count":\#(number % 5),"#
          + #""weather":1,"lane_blocked":\#(number % 7 == 0),"k\#(number / 9000)":null}"#
    }
    let input = folder.appending(path: "records.ndjson").path
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: input))
    var outputs: [[UInt8]] = []
    for workers in [1, 2, 8] {
      let job = JobRun(documents: folder.path, input: input, output: "", workers: workers)
      var bytes: [UInt8] = []
      var runner = CheckRunner(try job.plan())
      let result = try await runner.run { (more, _) throws(DiagnosticList) in
        bytes += more
        return true
      }
      #expect(result.summary.read == 30_000)
      #expect(result.summary.files[0].rejected[.malformed] == 310)
      #expect(result.summary.defectsByKind[.malformedRecord] == 310)
      #expect(result.summary.defectsByKind[.unknownColumn] == 5)
      outputs.append(bytes)
    }
    #expect(!outputs[0].isEmpty)
    #expect(outputs.allSatisfy { $0 == outputs[0] })
  }

  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func write(_ rules: NeutralRules, to folder: URL) throws {
    for (path, text) in try NeutralConverter(rules).documents() {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private func tickets(
    of records: String, _ rules: NeutralRules, in folder: URL
  ) async throws -> [NeutralTicket] {
    try write(rules, to: folder)
    let input = folder.appending(path: "records.csv")
    try Data(records.utf8).write(to: input)
    let output = folder.appending(path: "tickets.ndjson").path
    _ = try await JobRun(documents: folder.path, input: input.path, output: output, workers: 1)
      .run()
    let converter = try NeutralConverter(rules)
    var tickets: [NeutralTicket] = []
    try TicketLine.forEach(inFile: output) { tickets.append(NeutralTicket($0, converter)) }
    return tickets
  }
}
