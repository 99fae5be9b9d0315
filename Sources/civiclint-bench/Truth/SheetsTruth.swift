import CheckRun
import Diagnostics
import Foundation
import Model
import Truth

/// Reads the files of the suite of sheets as `civiclint check` does.
enum SheetsTruth {
  static func run(_ path: String, _ tools: SheetsSuite.Tools) async throws -> SheetsReport {
    try await SheetsSuite.run(path: path, tools) { job in
      let plain = try await FileReading(job.path, options(job, layout: nil))
      guard let layout = layout(job, plain) else { return reading(plain) }
      let file = FileManager.default.temporaryDirectory
        .appending(path: "civiclint-layout-\(UUID().uuidString).yaml")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(layout.utf8).write(to: file)
      return reading(try await FileReading(job.path, options(job, layout: file.path)))
    }
  }

  private static func options(_ job: SheetsSuite.Job, layout: String?) -> CheckOptions {
    var options = CheckOptions(asOf: job.asOf, language: .en, palette: .plain, workers: 1)
    options.campaign = .none
    options.points = job.registry
    options.layout = layout
    options.isDefectsOnly = true
    return options
  }

  /// The suite tells what columns and items mean; only what our vocabulary does not know has to be told. Nil if that
  /// is nothing.
  private static func layout(_ job: SheetsSuite.Job, _ plain: FileReading) -> String? {
    let unknownColumns = Set(plain.defects.filter { $0.kind == .unknownColumn }.map(\.value))
    let unknownItems = Set(plain.defects.filter { $0.kind == .unknownItem }.map(\.value))
    let columns = job.facts.filter { unknownColumns.contains($0.header) }
      .map { "  \(quoted($0.header)): {type: \($0.type)}" }
    let items = job.items.filter { unknownItems.contains($0.item) }
      .map { "  \(quoted($0.item)): {asks: \($0.asks.rawValue)}" }
    guard !columns.isEmpty || !items.isEmpty else { return nil }
    var lines = ["civiclint: 1", "kind: layout"]
    if !columns.isEmpty { lines += ["columns:"] + columns }
    if !items.isEmpty { lines += ["items:"] + items }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n") + "\""
  }

  private static func reading(_ file: FileReading) -> SheetsSuite.Reading {
    SheetsSuite.Reading(
      sheets: file.sheets.map { .init(header: $0.header, batches: $0.batches) },
      ledgers: file.ledgers, registries: file.registries, tables: file.tables,
      defects: file.defects,
      points: file.points)
  }
}
