import Diagnostics
import Linting
import Model
import RecordReading

/// What a run makes of one file, cell by cell: for whoever wants to see how it was read.
package struct FileReading: Sendable {
  package struct Sheet: Sendable {
    package let header: SheetHeader
    package let batches: [RecordBatch]
  }

  package private(set) var sheets: [Sheet] = []
  package private(set) var ledgers: [CheckedLedger] = []
  package private(set) var registries: [CheckedRegistry] = []
  /// Every table row by row; empty for formats that are none.
  package let tables: [RawTable]
  /// Every defect that a run reports of the file.
  package let defects: [Defect]
  /// The registry that the records' points are numbers of.
  package let points: PointRegistry?

  /// Reads `path` as `civiclint check` does with `options`.
  ///
  /// - Throws: What keeps the file from being read.
  package init(_ path: String, _ options: CheckOptions) async throws(DiagnosticList) {
    var options = options
    options.paths = [path]
    // A report that lists defects at its end; nobody reads its bytes.
    options.outputs = [.init(format: "json", path: nil)]
    let plan = try RunPlanner(options).plan()
    var runner = CheckRunner(plan)
    let result = try await runner.run { (_, _) throws(DiagnosticList) in true }
    guard result.isComplete else { throw DiagnosticList(result.diagnostics) }
    defects = result.defects
    points = plan.request.registry
    // What is read as records may be in any encoding; as a table it need not be readable.
    tables = (try? TableFile(path: path)?.tables()) ?? []
    for raw in tables {
      if let ledger = Table<LedgerColumn>(raw) {
        ledgers.append(CheckedLedger(ledger, plan.tables))
      } else if let registry = Table<PointColumn>(raw) {
        registries.append(CheckedRegistry(registry, plan.tables.pointTypes))
      }
    }
    guard ledgers.isEmpty, registries.isEmpty else { return }
    let source = try ByteSource(path: path, encoding: plan.encoding)
    let format = try InputFormatCatalog.standard.choose(for: source, named: plan.format).format
    for opened in try format.open(source, plan.request).sheets {
      var sheet = opened
      var batches: [RecordBatch] = []
      while let chunk = try sheet.next() { batches.append(sheet.decoder.decode(chunk)) }
      sheets.append(Sheet(header: sheet.header, batches: batches))
    }
  }
}
