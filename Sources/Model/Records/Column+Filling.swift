extension Column {
  /// The column with `value` wherever a cell is blank; a column that is absent becomes `value` throughout.
  ///
  /// Only instants and texts can be said for a whole sheet; any other column or value is returned as it is.
  /// - Parameter count: Rows of the batch.
  package func filled(with value: CellValue, count: Int) -> Column {
    switch (self, value) {
    case (.absent, .instant(let instant)):
      return .instant(
        values: Array(repeating: instant.seconds, count: count),
        states: CellStates(valid: Bits(repeating: true, count: count)))
    case (.instant(var values, var states), .instant(let instant)):
      for row in 0..<count where states.isBlank(row) {
        values[row] = instant.seconds
        states.valid[row] = true
      }
      return .instant(values: values, states: states)
    case (.absent, .text(let text)):
      let bytes = Array(text.utf8)
      return .text(
        TextColumn(
          bytes: bytes, unescaped: [], starts: Array(repeating: 0, count: count),
          lengths: Array(repeating: UInt32(bytes.count), count: count)),
        states: CellStates(valid: Bits(repeating: true, count: count)))
    case (.text(let texts, var states), .text(let text)):
      let blank = (0..<count).filter { states.isBlank($0) }
      guard !blank.isEmpty else { return self }
      var (starts, lengths) = (texts.starts, texts.lengths)
      for row in blank {
        starts[row] = UInt32(texts.unescaped.count) | TextColumn.unescapedBit
        lengths[row] = UInt32(text.utf8.count)
        states.valid[row] = true
      }
      return .text(
        TextColumn(
          bytes: texts.bytes, unescaped: texts.unescaped + text.utf8, starts: starts,
          lengths: lengths),
        states: states)
    default: return self
    }
  }
}

extension CellStates {
  /// Whether the cell of `row` has neither a value nor anything else in it.
  fileprivate func isBlank(_ row: Int) -> Bool {
    !valid[row] && unreadable?[row] != true && notApplicable?[row] != true
  }
}
