import Diagnostics
import Foundation
import Linting
import Model
import RecordReading
import Themes

/// Holds our reading of sheets against `<stem>.truth.json`, in the format of `../shared/data/sheets/README.md`.
package enum SheetsSuite {
  /// One file to read, and what a reader may be told of it.
  package struct Job: Sendable {
    package let path: String
    /// The registry of points; nil if the file needs none.
    package let registry: String?
    package let asOf: Timestamp
    /// Header and type of every column that is a fact.
    package let facts: [(header: String, type: String)]
    /// Items of a long sheet, and whether 是 says that the standard is met.
    package let items: [(item: String, asks: SheetLayout.Asks)]
  }

  /// What our reader made of a file.
  package struct Reading: Sendable {
    package let sheets: [ReadSheet]
    package let ledgers: [CheckedLedger]
    package let registries: [CheckedRegistry]
    /// Every table row by row.
    package let tables: [RawTable]
    package let defects: [Defect]
    package let points: PointRegistry?

    package init(
      sheets: [ReadSheet], ledgers: [CheckedLedger], registries: [CheckedRegistry],
      tables: [RawTable], defects: [Defect], points: PointRegistry?
    ) {
      self.tables = tables
      self.sheets = sheets
      self.ledgers = ledgers
      self.registries = registries
      self.defects = defects
      self.points = points
    }
  }

  /// One sheet of inspections.
  package struct ReadSheet: Sendable {
    package let header: SheetHeader
    package let batches: [RecordBatch]

    package init(header: SheetHeader, batches: [RecordBatch]) {
      self.header = header
      self.batches = batches
    }
  }

  /// What reads free text and knows working days.
  package struct Tools: Sendable {
    package let classifier: ThemeClassifier
    package let calendar: WorkCalendar

    package init(classifier: ThemeClassifier, calendar: WorkCalendar) {
      self.classifier = classifier
      self.calendar = calendar
    }
  }

  /// - Parameters:
  ///   - path: A folder of sheets with their truths, or one `.truth.json`.
  ///   - read: Our reader.
  package static func run(
    path: String, _ tools: Tools, read: (Job) async throws -> Reading
  ) async throws -> SheetsReport {
    var report = SheetsReport()
    for url in try truths(path) {
      guard let data = try? Data(contentsOf: url), let truth = try JSONText.values(in: data).first,
        let file = truth["file"]?.string
      else { throw SuiteError("cannot read \(url.path)") }
      let shape = truth["shape"]?.string ?? ""
      if shape == "routing" {
        try RoutingSheetTruth.compare(url, &report)
        continue
      }
      let folder = url.deletingLastPathComponent()
      let reading = try await read(job(truth, file, folder))
      report.begin(file)
      for sheet in truth["sheets"]?.array ?? [] {
        let told = SheetTruth(shape: shape, format: truth["format"]?.string ?? "", sheet: sheet)
        let found = FoundAnswers(reading, told, tools)
        if sheet["role"]?.string == "ignored" {
          report.compare(
            .structure, "sheet '\(told.name ?? "")'", expected: "ignored",
            found: found.isRead ? "read" : "ignored")
          continue
        }
        report.compare(told.answers, found.answers)
      }
    }
    return report
  }

  private static func truths(_ path: String) throws(SuiteError) -> [URL] {
    let url = URL(fileURLWithPath: path)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
      return [url]
    }
    let truths = names.filter { $0.hasSuffix(".truth.json") }.sorted()
    if truths.isEmpty { throw SuiteError("\(url.path) holds no .truth.json file") }
    return truths.map { url.appending(path: $0) }
  }

  private static func job(_ truth: JSONText, _ file: String, _ folder: URL) -> Job {
    let context = truth["context"]
    let sheets = truth["sheets"]?.array ?? []
    let columns = sheets.flatMap { $0["columns"]?.array ?? [] }
    return Job(
      path: folder.appending(path: file).path,
      registry: context?["registry"]?.string.map { folder.appending(path: $0).path },
      asOf: context?["as_of"]?.string.flatMap { Timestamp(rfc3339: $0) } ?? Timestamp(seconds: 0),
      facts: columns.compactMap { column in
        guard column["role"]?.string == "fact", let header = column["header"]?.string,
          let type = column["reads_as"]?.string
        else { return nil }
        return (header, type)
      },
      items: sheets.flatMap { $0["items"]?.array ?? [] }.compactMap { item in
        guard let text = item["item"]?.string,
          let asks = item["asks"]?.string.flatMap(SheetLayout.Asks.init(rawValue:))
        else { return nil }
        return (text, asks)
      })
  }
}
