/// The walk through literal `|` and folded `>` scalars (YAML 1.2 section 8.1).
///
/// How far the text is indented is either what its first line shows or, with a digit behind the
/// sign, so many columns more than the node it stands in. The node is not known here, so every
/// indentation that is possible is tried, the likely one first; the caller knows the text.
enum BlockScalarTrace {
  private static let mostColumns = 256

  static func candidates(_ source: SourceScalars) -> some Sequence<ScalarTrace> {
    let header = Header(source)
    let shown = header.shownIndent(source)
    let further = header.hasDigit ? Array(0..<min(shown, mostColumns)) : []
    return ([shown] + further).lazy.map { trace(source, header, indent: $0) }
  }

  private struct Header {
    var isFolded = false
    var keepsEnd = false
    var stripsEnd = false
    var hasDigit = false
    /// Where the first line of the text begins.
    var end = 0

    init(_ source: SourceScalars) {
      isFolded = source[0] == ">"
      var index = 1
      while index < source.count, !source.isBlank(index), !source.isBreak(index) {
        switch source[index] {
        case "+": keepsEnd = true
        case "-": stripsEnd = true
        default: hasDigit = true
        }
        index += 1
      }
      while index < source.count, !source.isBreak(index) { index += 1 }
      end = index < source.count ? source.afterBreak(index) : index
    }

    /// Columns before the first text, or of the widest empty line before it if that is wider.
    func shownIndent(_ source: SourceScalars) -> Int {
      var index = end
      var column = 0
      var widest = 0
      while index < source.count {
        if source[index] == " " {
          index += 1
          column += 1
          widest = max(widest, column)
        } else if source.isBreak(index) {
          index = source.afterBreak(index)
          column = 0
        } else {
          break
        }
      }
      return widest
    }
  }

  /// Follows `yaml_parser_scan_block_scalar` step by step.
  private static func trace(
    _ source: SourceScalars, _ header: Header, indent: Int
  ) -> ScalarTrace {
    var trace = ScalarTrace()
    var index = header.end
    var lineBreak: Int?
    var startedBlank = false
    var emptyLines: [Int] = []
    var isIndented = skipIndent(source, &index, indent, &emptyLines)
    while isIndented, index < source.count {
      let startsBlank = source.isBlank(index)
      if let end = lineBreak {
        if header.isFolded, !startedBlank, !startsBlank {
          if emptyLines.isEmpty { trace.append(" ", at: source.offsets[end]) }
        } else {
          trace.append("\n", at: source.offsets[end])
        }
      }
      for line in emptyLines { trace.append("\n", at: source.offsets[line]) }
      emptyLines = []
      startedBlank = startsBlank
      while index < source.count, !source.isBreak(index) {
        if let scalar = source[index] { trace.append(scalar, at: source.offsets[index]) }
        index += 1
      }
      lineBreak = index < source.count ? index : nil
      index = lineBreak.map(source.afterBreak) ?? index
      isIndented = skipIndent(source, &index, indent, &emptyLines)
    }
    if let end = lineBreak, !header.stripsEnd { trace.append("\n", at: source.offsets[end]) }
    if header.keepsEnd {
      for line in emptyLines { trace.append("\n", at: source.offsets[line]) }
    }
    return trace
  }

  /// Passes empty lines and the indentation of the next one; false if that one is not indented
  /// far enough to belong to the text.
  private static func skipIndent(
    _ source: SourceScalars, _ index: inout Int, _ indent: Int, _ emptyLines: inout [Int]
  ) -> Bool {
    while true {
      var column = 0
      while column < indent, source[index] == " " {
        index += 1
        column += 1
      }
      guard source.isBreak(index) else { return column == indent }
      emptyLines.append(index)
      index = source.afterBreak(index)
    }
  }
}
