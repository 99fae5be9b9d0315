import Diagnostics
import Model

/// Turns chunks of delimited text into batches.
struct CSVDecoder: ChunkDecoder {
  private let scanner: ByteScanner
  private let matcher: HeaderMatcher
  private let resolver: PointResolver
  private let reporter: DefectReporter
  private let suspects: RowSuspects
  private let findsCopies: Bool
  private let said: [(key: ColumnKey, value: CellValue)]
  private let repair: OverlongRepair

  init(_ scanner: ByteScanner, _ matcher: HeaderMatcher, _ request: SheetRequest, file: String) {
    self.scanner = scanner
    self.matcher = matcher
    resolver = PointResolver(request, assumedType: matcher.header.assumedPointType)
    let inspectedAt = matcher.places[.field(.inspectedAt)]?.column
    suspects = RowSuspects(
      kinds: RowKinds(header: matcher.header.names),
      inspectedAt: inspectedAt)
    findsCopies = request.findsCopies
    said = matcher.said.values(
      ReadingContext(offset: request.offset, dayStart: request.dayStart))
    reporter = DefectReporter(file: file, matcher: matcher, resolver: resolver)
    let texts: [RecordField] = [.note, .problem]
    repair = OverlongRepair(
      delimiter: scanner.delimiter, fields: matcher.header.names.count,
      text: texts.compactMap { matcher.places[.field($0)]?.column }.min(),
      limit: request.limits.columns)
  }

  func decode(_ chunk: RawChunk) -> RecordBatch {
    decode(chunk, mended: [])
  }

  /// - Parameter mended: Records that had more fields than the header, and were made rows.
  private func decode(_ chunk: RawChunk, mended: [OverlongRecord]) -> RecordBatch {
    let layout = matcher.header.layout
    let fields = matcher.header.names.count
    var batch = BatchBuilder(
      builders: matcher.builders(chunk, scanner) { $0 },
      points: PointColumns(
        resolver, scanner.quoting, id: matcher.pointID, name: matcher.pointName,
        type: matcher.pointType, rows: chunk.lineCount),
      scanner.quoting, suspects: suspects,
      digests: findsCopies ? RowDigests(serial: matcher.serial, rows: chunk.lineCount) : nil)
    batch.read(chunk, scanner, fields: fields)
    if mended.isEmpty, !batch.found.overlong.isEmpty, let found = repair.repair(chunk) {
      return decode(found.chunk, mended: found.mended)
    }
    batch.add(mended, of: chunk)
    let columns = batch.finish(layout, said: said)
    let (defects, rejections) = reporter.report(batch.found, chunk, batch.lines)
    return RecordBatch(
      file: reporter.file, sheet: matcher.header.sheet, index: chunk.index, count: batch.count,
      layout: layout,
      columns: columns, lines: batch.lines, points: batch.points.points,
      pointTypes: batch.points.types, defects: defects, rejections: rejections,
      skipped: batch.found.skipped, digests: batch.digests?.values ?? [],
      shape: matcher.header.shape)
  }
}
