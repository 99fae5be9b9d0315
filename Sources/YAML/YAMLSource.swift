import Diagnostics

/// The text of one file, with its lines at hand so that a diagnostic can show them.
///
/// Offsets count bytes of the UTF-8 text without a byte order mark. A line ends at LF, CR LF or CR.
package struct YAMLSource: Sendable {
  /// The file as diagnostics name it.
  package let file: String
  /// UTF-8; may hold malformed sequences, which lines show as U+FFFD.
  package let bytes: [UInt8]
  /// Offset at which each line starts; the first is 0.
  private let lineStarts: [UInt32]

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    lineStarts = Self.lineStarts(of: bytes.span)
  }

  /// A place in the text: line and column from 1, the column in Unicode scalars.
  package func location(at offset: Int) -> SourceLocation {
    let index = lineIndex(at: offset)
    let start = Int(lineStarts[index])
    let end = max(start, min(offset, bytes.count))
    return SourceLocation(
      file: file, line: index + 1, column: scalarCount(bytes[start..<end]) + 1)
  }

  /// The line that `range` starts in, with as much of the range underlined as stands in that line.
  package func excerpt(_ range: Range<Int>) -> Diagnostic.Excerpt {
    let index = lineIndex(at: range.lowerBound)
    let line = lineRange(index)
    let start = max(line.lowerBound, min(range.lowerBound, line.upperBound))
    var end = max(start, min(range.upperBound, line.upperBound))
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return Diagnostic.Excerpt(
      text: String(decoding: bytes[line], as: UTF8.self),
      column: scalarCount(bytes[line.lowerBound..<start]) + 1,
      length: scalarCount(bytes[start..<end]))
  }

  /// The text of a line without its end; `number` counts from 1, a line beyond the last is empty.
  package func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    return String(decoding: bytes[lineRange(number - 1)], as: UTF8.self)
  }

  /// - Complexity: O(log lines).
  private func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func lineRange(_ index: Int) -> Range<Int> {
    let start = Int(lineStarts[index])
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  private func scalarCount(_ part: ArraySlice<UInt8>) -> Int {
    part.allSatisfy { $0 < 0x80 }
      ? part.count : String(decoding: part, as: UTF8.self).unicodeScalars.count
  }

  private static func lineStarts(of bytes: Span<UInt8>) -> [UInt32] {
    var starts: [UInt32] = [0]
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || byte == 0x0D && !(index < count && bytes[index] == 0x0A) {
        starts.append(UInt32(truncatingIfNeeded: index))
      }
    }
    return starts
  }
}
