import Model

extension HeaderMatcher {
  /// One builder per slot of the layout; nil where the sheet has no such column.
  ///
  /// - Parameter field: Where in a tile the column with a number, from 0, stands.
  func builders(
    _ chunk: RawChunk, _ scanner: ByteScanner, field: (Int) -> Int
  ) -> [(any ColumnBuilder)?] {
    let isUTF8 = scanner.isUTF8(chunk.bytes, chunk.range)
    return zip(header.layout.slots, contexts).map { slot, context in
      guard let field = slot.field.map({ field($0 - 1) }) else { return nil }
      let reader = CellReader(slot.type, context, scanner.quoting)
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
