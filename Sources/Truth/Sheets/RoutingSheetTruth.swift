import Diagnostics
import Foundation
import Linting
import Model
import RecordReading

/// Holds our reading of matrices of duties (责任分工表) against their truth, in the format of
/// `../shared/data/sheets/README.md`, shape `routing`: structure, every row, every defect.
package enum RoutingSheetTruth {
  /// - Parameter path: A matrix whose truth lies beside it, the truth itself, or a folder of which every truth of
  ///   this shape is run.
  package static func run(path: String) throws(SuiteError) -> SheetsReport {
    var report = SheetsReport()
    for url in try truths(path) where try RoutingTruthFile(url).shape == "routing" {
      try compare(url, &report)
    }
    return report
  }

  /// Compares the matrix of one truth.
  static func compare(_ url: URL, _ report: inout SheetsReport) throws(SuiteError) {
    let truth = try RoutingTruthFile(url)
    let sheet = url.deletingLastPathComponent().appending(path: truth.file)
    guard let file = TableFile(path: sheet.path), let tables = try? file.tables() else {
      throw SuiteError("cannot read \(sheet.path)")
    }
    report.begin(truth.file)
    for expected in truth.sheets where expected.role == "data" {
      let raw = tables.first { expected.name == nil || $0.sheet == expected.name }
      guard let table = raw.flatMap({ Table<DutyColumn>($0) }) else {
        report.compare(
          .structure, "sheet '\(expected.name ?? "")'", expected: "a table of duties",
          found: "none")
        continue
      }
      var comparison = Comparison(report: report)
      comparison.compare(expected, CheckedDuties(table))
      report = comparison.report
    }
  }

  private static func truths(_ path: String) throws(SuiteError) -> [URL] {
    let url = URL(fileURLWithPath: path)
    if let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) {
      let truths = names.filter { $0.hasSuffix(".truth.json") }.sorted()
      if truths.isEmpty { throw SuiteError("\(url.path) holds no .truth.json file") }
      return truths.map { url.appending(path: $0) }
    }
    if path.hasSuffix(".json") { return [url] }
    return [url.deletingPathExtension().appendingPathExtension("truth.json")]
  }
}

/// The cases of one sheet.
private struct Comparison {
  var report: SheetsReport

  mutating func compare(_ truth: RoutingTruthFile.Sheet, _ duties: CheckedDuties) {
    let table = duties.table
    check("header rows", truth.headerRows ?? [], table.headerRows)
    check("title rows", truth.titleRows ?? [], table.titleRows)
    check("total rows", truth.totalRows ?? [], table.totalRows)
    check("note rows", truth.noteRows ?? [], table.noteRows)
    check("records", [truth.records ?? 0], [duties.entries.count])
    let entries = Dictionary(duties.entries.map { ($0.row.number, $0) }) { first, _ in first }
    for row in truth.rows {
      let found = entries[row.row].map(RoutingTruthFile.Row.init)?.words
      report.compare(
        .values, "row \(row.row)", expected: row.words, found: found ?? "nothing")
    }
    let expected = Set((truth.defects ?? []).map(\.words))
    let found = Set(duties.defects.map { "\($0.kind.id) \($0.line):\($0.column)" })
    for defect in expected.union(found).sorted() {
      report.compare(
        .defects, defect, expected: expected.contains(defect) ? "reported" : "nothing",
        found: found.contains(defect) ? "reported" : "nothing")
    }
  }

  private mutating func check(_ what: String, _ expected: [Int], _ found: [Int]) {
    report.compare(.structure, what, expected: "\(expected)", found: "\(found)")
  }
}

/// What a truth says of a matrix of duties.
private struct RoutingTruthFile: Decodable {
  struct Row: Decodable {
    let row: Int
    let category: String
    let item: String
    let lead: [String]
    let unit: [String]
    let supporting: [String]
    let contact: String
    let phone: String?
    let limit: String
    let allowance: String

    init(_ entry: DutyEntry) {
      row = entry.row.number
      category = entry.category
      item = entry.item
      lead = entry.lead
      unit = entry.unit
      supporting = entry.supporting
      contact = entry.contact
      phone = entry.phone
      limit = entry.limit
      allowance = (entry.deadline?.stages ?? []).map(\.allowance.words.en).joined(separator: "; ")
    }

    /// Everything the row says, in one line.
    var words: String {
      [
        category, item, lead.joined(separator: "+"), unit.joined(separator: "+"),
        supporting.joined(separator: "+"), contact, phone ?? "", allowance,
      ].joined(separator: " | ")
    }
  }

  struct Defect: Decodable {
    let kind: String
    let row: Int
    let col: Int?

    var words: String { "\(kind) \(row):\(col ?? 0)" }
  }

  struct Sheet: Decodable {
    let name: String?
    let role: String
    let headerRows: [Int]?
    let titleRows: [Int]?
    let totalRows: [Int]?
    let noteRows: [Int]?
    let records: Int?
    let rows: [Row]
    let defects: [Defect]?

    enum CodingKeys: String, CodingKey {
      case name, role, records, rows, defects
      case headerRows = "header_rows"
      case titleRows = "title_rows"
      case totalRows = "total_rows"
      case noteRows = "note_rows"
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      name = try values.decodeIfPresent(String.self, forKey: .name)
      role = try values.decode(String.self, forKey: .role)
      headerRows = try values.decodeIfPresent([Int].self, forKey: .headerRows)
      titleRows = try values.decodeIfPresent([Int].self, forKey: .titleRows)
      totalRows = try values.decodeIfPresent([Int].self, forKey: .totalRows)
      noteRows = try values.decodeIfPresent([Int].self, forKey: .noteRows)
      records = try values.decodeIfPresent(Int.self, forKey: .records)
      // Rows of other shapes have other keys.
      rows = (try? values.decodeIfPresent([Row].self, forKey: .rows)) ?? []
      defects = try values.decodeIfPresent([Defect].self, forKey: .defects)
    }
  }

  let file: String
  let shape: String
  let sheets: [Sheet]

  init(_ url: URL) throws(SuiteError) {
    guard let data = try? Data(contentsOf: url) else { throw SuiteError("cannot read \(url.path)") }
    do {
      self = try JSONDecoder().decode(RoutingTruthFile.self, from: data)
    } catch {
      throw SuiteError("\(url.path) is no truth of a sheet: \(error)")
    }
  }
}
