/// The walk through plain and quoted scalars (YAML 1.2 sections 7.3 and 6.5).
enum FlowScalarTrace {
  static func trace(_ source: SourceScalars, _ style: YAMLStyle) -> ScalarTrace {
    var trace = ScalarTrace()
    var index = style == .plain ? 0 : 1
    let end = style == .plain ? source.count : source.count - 1
    while index < end {
      if source.isBlank(index) || source.isBreak(index) {
        index = fold(source, from: index, to: end, &trace)
      } else if style == .doubleQuoted, source[index] == "\\" {
        index = escape(source, at: index, to: end, &trace)
      } else {
        if let scalar = source[index] { trace.append(scalar, at: source.offsets[index]) }
        // A quote inside single quotes is written twice.
        index += style == .singleQuoted && source[index] == "'" ? 2 : 1
      }
    }
    return trace
  }

  /// Blanks within a line stay; a line end becomes a blank, and further ones line feeds.
  private static func fold(
    _ source: SourceScalars, from start: Int, to end: Int, _ trace: inout ScalarTrace
  ) -> Int {
    var index = start
    while index < end, source.isBlank(index) { index += 1 }
    guard index < end, source.isBreak(index) else {
      for blank in start..<index {
        if let scalar = source[blank] { trace.append(scalar, at: source.offsets[blank]) }
      }
      return index
    }
    let breaks = lineBreaks(source, &index, end)
    if breaks.count == 1 { trace.append(" ", at: source.offsets[breaks[0]]) }
    for further in breaks.dropFirst() { trace.append("\n", at: source.offsets[further]) }
    return index
  }

  /// Passes line ends and the blanks around them; returns where the line ends are.
  private static func lineBreaks(_ source: SourceScalars, _ index: inout Int, _ end: Int) -> [Int] {
    var breaks: [Int] = []
    while index < end, source.isBlank(index) || source.isBreak(index) {
      if source.isBreak(index) {
        breaks.append(index)
        index = source.afterBreak(index)
      } else {
        index += 1
      }
    }
    return breaks
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\u{0}", "a": "\u{7}", "b": "\u{8}", "t": "\t", "\t": "\t", "n": "\n", "v": "\u{B}",
    "f": "\u{C}", "r": "\r", "e": "\u{1B}", " ": " ", "\"": "\"", "/": "/", "\\": "\\",
    "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}", "P": "\u{2029}",
  ]

  private static let digits: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]

  private static func escape(
    _ source: SourceScalars, at start: Int, to end: Int, _ trace: inout ScalarTrace
  ) -> Int {
    guard let mark = source[start + 1] else { return end }
    if source.isBreak(start + 1) {
      var index = start + 1
      let breaks = lineBreaks(source, &index, end)
      for further in breaks.dropFirst() { trace.append("\n", at: source.offsets[further]) }
      return index
    }
    if let letter = letters[mark] {
      trace.append(letter, at: source.offsets[start])
      return start + 2
    }
    guard let count = digits[mark] else { return start + 1 }
    var value: UInt32 = 0
    for index in start + 2..<start + 2 + count {
      guard let digit = source[index], let number = UInt32(String(digit), radix: 16) else {
        return start + 1
      }
      value = value << 4 | number
    }
    if let scalar = Unicode.Scalar(value) { trace.append(scalar, at: source.offsets[start]) }
    return start + 2 + count
  }
}
