import Diagnostics
import Model

/// Turns chunks of delimited text into batches.
struct CSVDecoder: ChunkDecoder {
  private let scanner: ByteScanner
  private let matcher: HeaderMatcher
  private let resolver: PointResolver
  private let reporter: DefectReporter

  init(_ scanner: ByteScanner, _ matcher: HeaderMatcher, _ request: SheetRequest, file: String) {
    self.scanner = scanner
    self.matcher = matcher
    resolver = PointResolver(request, assumedType: matcher.header.assumedPointType)
    reporter = DefectReporter(file: file, matcher: matcher, resolver: resolver)
  }

  func decode(_ chunk: RawChunk) -> RecordBatch {
    let layout = matcher.header.layout
    let fields = matcher.header.names.count
    var batch = BatchBuilder(
      builders: builders(chunk),
      points: PointColumns(
        resolver, id: matcher.pointID, name: matcher.pointName, type: matcher.pointType,
        rows: chunk.lineCount))
    batch.read(chunk, scanner, fields: fields)
    let columns = batch.finish(layout)
    let (defects, rejections) = reporter.report(batch.found, chunk, batch.lines)
    return RecordBatch(
      file: reporter.file, index: chunk.index, count: batch.count, layout: layout,
      columns: columns, lines: batch.lines, points: batch.points.points,
      pointTypes: batch.points.types, defects: defects, rejections: rejections)
  }

  /// One builder per slot of the layout; nil where the sheet has no such column.
  private func builders(_ chunk: RawChunk) -> [(any ColumnBuilder)?] {
    let range = chunk.range
    let isUTF8 = scanner.isUTF8(chunk.bytes, range)
    return zip(matcher.header.layout.slots, matcher.contexts).map { slot, context in
      guard let field = slot.field.map({ $0 - 1 }) else { return nil }
      let reader = CellReader(slot.type, context)
      let rows = chunk.lineCount
      let form = slot.type.plainForm
      switch slot.type.storage {
      case .integer where form == .wholeNumber:
        return ValueBuilder(
          field: field, rows: rows, WholeNumberParser(instructionSet: scanner.instructionSet),
          reader)
      case .integer:
        return ValueBuilder(field: field, rows: rows, NoParser<WholeNumberParser>(), reader)
      case .double where form == .decimal || form == .share:
        let parser = DecimalParser(
          instructionSet: scanner.instructionSet, isShare: form == .share,
          isPercent: context.isPercent)
        return ValueBuilder(field: field, rows: rows, parser, reader)
      case .double:
        return ValueBuilder(field: field, rows: rows, NoParser<DecimalParser>(), reader)
      case .instant where form == .instant:
        return ValueBuilder(field: field, rows: rows, InstantParser(), reader)
      case .instant:
        return ValueBuilder(field: field, rows: rows, NoParser<InstantParser>(), reader)
      case .flag: return FlagBuilder(field: field, rows: rows, reader)
      case .code: return CodeBuilder(field: field, rows: rows, reader)
      case .text, .list: return TextBuilder(field: field, chunk, isUTF8: isUTF8, reader)
      }
    }
  }
}
