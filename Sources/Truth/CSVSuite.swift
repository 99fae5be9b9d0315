import Foundation
import Model
import RecordReading

/// Runs the cases of `../shared/conformance/csv/README.md`: `csvs/NAME.csv` read as a table has to give the objects of
/// `json/NAME.json`, keyed by its first row.
package enum CSVSuite {
  /// Columns whose expected values the suite itself has wrong, by case; its README says so.
  private static let faultyColumns = ["location_coordinates": "Contact Phone Number"]

  /// - Parameter path: The folder that holds `csvs` and `json`, or the one above it.
  package static func run(path: String) throws(SuiteError) -> SuiteReport {
    let manager = FileManager.default
    var folder = URL(fileURLWithPath: path)
    let inner = folder.appending(path: "csv-spectrum")
    if manager.fileExists(atPath: inner.path) { folder = inner }
    let tables = folder.appending(path: "csvs")
    guard let names = try? manager.contentsOfDirectory(atPath: tables.path) else {
      throw SuiteError("cannot read \(tables.path)")
    }
    let cases = names.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
    guard !cases.isEmpty else { throw SuiteError("\(tables.path) holds no .csv files") }
    var report = SuiteReport()
    for name in cases { try check(name, folder, &report) }
    return report
  }

  private static func check(
    _ name: String, _ folder: URL, _ report: inout SuiteReport
  ) throws(SuiteError) {
    let expected = folder.appending(path: "json/\(name).json")
    guard let data = try? Data(contentsOf: expected) else {
      throw SuiteError("cannot read \(expected.path)")
    }
    let records = try JSONText.values(in: data).flatMap { $0.members.isEmpty ? $0.array : [$0] }
    let wanted = records.map { record in
      shown(record.members.map { ($0.key, $0.value.string ?? "?") }, name)
    }
    let found: [String]
    do {
      found = try Self.records(folder.appending(path: "csvs/\(name).csv").path, name)
    } catch {
      found = ["\(error)"]
    }
    if found == wanted {
      report.pass(file: "csv", kind: .value)
    } else {
      report.fail(
        file: "csv", kind: .value, id: name, expected: wanted.joined(separator: "\n"),
        found: found.joined(separator: "\n"))
    }
  }

  private static func records(_ path: String, _ name: String) throws -> [String] {
    guard let rows = try TableFile(path: path)?.tables().first?.rows, let header = rows.first else {
      return []
    }
    return rows.dropFirst().map { row in
      shown(Array(zip(header.cells, row.cells)), name)
    }
  }

  private static func shown(_ cells: [(String, String)], _ name: String) -> String {
    cells.filter { faultyColumns[name] != $0.0 }.map { "\($0.0)=\($0.1)" }.joined(separator: "|")
  }
}
