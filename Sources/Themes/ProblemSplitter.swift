/// Splits a cell into the problems that it lists.
///
/// At line breaks and semicolons, and where a number opens an entry: `1.` `1、` `1)` `（1）` `①` `一是` `一、`.
/// A number inside the text opens an entry only if it is the next one of a list that has begun.
enum ProblemSplitter {
  private typealias View = Substring.UnicodeScalarView

  /// Parts of `text` without numbers and outer blanks; none is empty.
  ///
  /// - Complexity: O(scalars).
  static func split(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    for line in text.unicodeScalars.split(whereSeparator: { isSeparator($0.value) }) {
      splitNumbered(line, into: &parts)
    }
    return parts
  }

  private static func isSeparator(_ value: UInt32) -> Bool {
    switch value {
    case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029, 0x3B, 0xFF1B: true
    default: false
    }
  }

  private static func splitNumbered(_ line: View, into parts: inout [Substring]) {
    var start = line.startIndex
    var index = start
    var next = 0
    var previous: UInt32 = 0
    while index != line.endIndex {
      if let (number, end) = marker(line, at: index, after: previous),
        next > 0 ? number == next : line[start..<index].allSatisfy({ isBlank($0.value) })
      {
        append(line[start..<index], to: &parts)
        start = end
        index = end
        next = number + 1
        previous = 0
        continue
      }
      previous = line[index].value
      index = line.index(after: index)
    }
    append(line[start...], to: &parts)
  }

  /// The number of an entry that starts at `index`, and where its words start.
  private static func marker(
    _ line: View, at index: View.Index, after previous: UInt32
  ) -> (number: Int, end: View.Index)? {
    let value = line[index].value
    if (0x2460...0x2473).contains(value) {
      return (Int(value - 0x2460) + 1, line.index(after: index))
    }
    if (0x2474...0x2487).contains(value) {
      return (Int(value - 0x2474) + 1, line.index(after: index))
    }
    if (0x2488...0x249B).contains(value) {
      return (Int(value - 0x2488) + 1, line.index(after: index))
    }
    if value == 0x28 || value == 0xFF08 {
      guard let (number, end) = digits(line, at: line.index(after: index)), end != line.endIndex,
        line[end].value == 0x29 || line[end].value == 0xFF09
      else { return nil }
      return (number, line.index(after: end))
    }
    if let ordinal = ordinals.firstIndex(of: value) {
      let end = line.index(after: index)
      guard end != line.endIndex, line[end].value == 0x662F || line[end].value == 0x3001 else {
        return nil
      }
      return (ordinal + 1, line.index(after: end))
    }
    guard digit(value) != nil, digit(previous) == nil, previous != 0x2E,
      let (number, end) = digits(line, at: index), end != line.endIndex
    else { return nil }
    switch line[end].value {
    case 0x2E, 0xFF0E, 0x3001, 0x29, 0xFF09:
      let after = line.index(after: end)
      // `3.5 米` is a length.
      if after != line.endIndex, digit(line[after].value) != nil { return nil }
      return (number, after)
    default: return nil
    }
  }

  /// 一 二 三 四 五 六 七 八 九 十.
  private static let ordinals: [UInt32] = [
    0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
  ]

  /// At most two digits: a longer number counts something else.
  private static func digits(_ line: View, at start: View.Index) -> (Int, View.Index)? {
    var number = 0
    var index = start
    var count = 0
    while index != line.endIndex, count < 3, let digit = digit(line[index].value) {
      number = number * 10 + digit
      index = line.index(after: index)
      count += 1
    }
    return (1...2).contains(count) ? (number, index) : nil
  }

  private static func digit(_ value: UInt32) -> Int? {
    switch value {
    case 0x30...0x39: Int(value - 0x30)
    case 0xFF10...0xFF19: Int(value - 0xFF10)
    default: nil
    }
  }

  private static func isBlank(_ value: UInt32) -> Bool {
    value == 0x20 || value == 0x3000 || value == 0x09 || value == 0xA0
  }

  private static func append(_ part: View, to parts: inout [Substring]) {
    var rest = part
    while let first = rest.first, isBlank(first.value) { rest = rest.dropFirst() }
    while let last = rest.last, isBlank(last.value) { rest = rest.dropLast() }
    if !rest.isEmpty { parts.append(Substring(rest)) }
  }
}
