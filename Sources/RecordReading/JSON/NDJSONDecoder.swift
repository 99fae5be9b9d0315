import Diagnostics
import Model

/// Turns chunks of JSON lines into batches.
///
/// Of keys that mean the same column in one object the first counts, as with the columns of a table.
struct NDJSONDecoder: ChunkDecoder {
  private let scanner: ByteScanner
  private let matcher: HeaderMatcher
  private let resolver: PointResolver
  private let reporter: DefectReporter
  private let limits: ReadingLimits
  /// Columns that somebody wants, as numbers from 0 in the header's names; where they stand in a row.
  private let wanted: [Int]
  private let placeOfColumn: [Int: Int]
  /// Keys that every chunk knows from the start: those of the first record, and ids. Others are learnt.
  private let keys: JSONKeys

  init(
    _ scanner: ByteScanner, _ matcher: HeaderMatcher, _ request: SheetRequest, file: String
  ) {
    self.scanner = scanner
    self.matcher = matcher
    limits = request.limits
    resolver = PointResolver(request, assumedType: matcher.header.assumedPointType)
    reporter = DefectReporter(file: file, matcher: matcher, resolver: resolver)
    let slots = matcher.header.layout.slots.compactMap { $0.field.map { $0 - 1 } }
    let points = [matcher.pointID, matcher.pointName, matcher.pointType].compactMap(\.self)
    wanted = Set(slots + points).sorted()
    placeOfColumn = Dictionary(
      wanted.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var keys = JSONKeys(unwanted: wanted.count)
    for name in matcher.header.names + request.facts.map(\.id.text) {
      switch matcher.column(named: name) {
      case .place(let column): keys.insert(name.utf8, place: placeOfColumn[column] ?? wanted.count)
      case .unwanted: keys.insert(name.utf8, place: wanted.count)
      case .unknown: break
      }
    }
    self.keys = keys
  }

  func decode(_ chunk: RawChunk) -> RecordBatch {
    let layout = matcher.header.layout
    var batch = BatchBuilder(
      builders: matcher.builders(chunk, scanner) { field($0) },
      points: PointColumns(
        resolver, scanner.quoting, id: matcher.pointID.map(field),
        name: matcher.pointName.map(field), type: matcher.pointType.map(field),
        rows: chunk.lineCount), scanner.quoting)
    var lines = OddLines(
      chunk: chunk, file: reporter.file, matcher: matcher, limits: limits,
      placeOfColumn: placeOfColumn, unwanted: wanted.count)
    var rows = JSONRows(scanner, chunk, keys)
    batch.read(chunk, &rows, &lines)
    let columns = batch.finish(layout)
    var found = batch.found
    found.points = found.points.map { issue in
      PointIssue(
        row: issue.row, field: wanted[issue.field / 2], kind: issue.kind, value: issue.value)
    }
    let noted = RawChunk(
      index: chunk.index, bytes: chunk.bytes, range: chunk.range, firstLine: chunk.firstLine,
      lineCount: chunk.lineCount, isIrregular: chunk.isIrregular,
      defects: chunk.defects + lines.defects, rejections: chunk.rejections + lines.rejections,
      rowNumbers: chunk.rowNumbers)
    let (defects, rejections) = reporter.report(found, noted, batch.lines)
    return RecordBatch(
      file: reporter.file, index: chunk.index, count: batch.count, layout: layout,
      columns: columns, lines: batch.lines, points: batch.points.points,
      pointTypes: batch.points.types, defects: defects, rejections: rejections,
      shape: matcher.header.shape)
  }

  /// The field of a tile that holds a column that is wanted.
  private func field(_ column: Int) -> Int { 2 * (placeOfColumn[column] ?? wanted.count) + 1 }
}
