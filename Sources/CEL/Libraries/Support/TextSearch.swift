/// Positions in a text, counted in Unicode scalars by expressions and in bytes of UTF-8 here.
enum ScalarPosition {
  /// Returns the byte offset of scalar `index`; the text's length for `index` equal to the number of
  /// scalars, nil for any other number.
  ///
  /// - Complexity: O(`index`) bytes; allocates nothing.
  static func byteOffset(of index: Int64, in text: String) -> Int? {
    guard index >= 0, index <= text.utf8.count else { return nil }
    let bytes = text.utf8Span.span
    var remaining = index
    for offset in bytes.indices where !isContinuation(bytes[offset]) {
      if remaining == 0 { return offset }
      remaining -= 1
    }
    return remaining == 0 ? bytes.count : nil
  }

  /// Returns the number of scalars in the first `byteOffset` bytes.
  static func index(ofByte byteOffset: Int, in text: String) -> Int64 {
    let bytes = text.utf8Span.span
    var count: Int64 = 0
    for offset in 0..<byteOffset where !isContinuation(bytes[offset]) { count += 1 }
    return count
  }

  /// Returns the number of scalars.
  static func count(of text: String) -> Int64 { index(ofByte: text.utf8.count, in: text) }

  /// Returns the offset of the scalar after the one at `offset`, which must not be the end.
  static func next(after offset: Int, in text: String) -> Int {
    let bytes = text.utf8Span.span
    var next = offset + 1
    while next < bytes.count, isContinuation(bytes[next]) { next += 1 }
    return next
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0b1100_0000 == 0b1000_0000 }
}

extension String {
  /// Returns the text between two byte offsets, which must be at scalar boundaries.
  func slice(_ range: Range<Int>) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    return self[start..<end]
  }
}

/// A text to be found in other texts.
///
/// Works on bytes of UTF-8, whose scalars never begin inside another one, so every match begins at a
/// scalar. Knuth, Morris and Pratt's table keeps hostile texts linear.
struct TextSearch {
  private let needle: [UInt8]
  /// For each prefix of `needle` the length of its longest proper border.
  private let borders: [Int]

  /// Prepares the search for `text`.
  ///
  /// - Complexity: O(bytes of `text`).
  init(for text: String) {
    let needle = Array(text.utf8)
    var borders = [Int](repeating: 0, count: needle.count)
    var length = 0
    for i in needle.indices.dropFirst() {
      while length > 0, needle[i] != needle[length] { length = borders[length - 1] }
      if needle[i] == needle[length] { length += 1 }
      borders[i] = length
    }
    self.needle = needle
    self.borders = borders
  }

  /// The length of the text that is looked for, in bytes.
  var byteCount: Int { needle.count }

  /// Returns the byte offset of the first match that begins at `start` or later, nil if there is none.
  /// The empty text matches at `start`.
  ///
  /// - Complexity: O(bytes of `text`); allocates nothing.
  func first(in text: String, from start: Int = 0) -> Int? {
    if needle.isEmpty { return start }
    let bytes = text.utf8Span.span
    var matched = 0
    for offset in start..<max(start, bytes.count) {
      while matched > 0, bytes[offset] != needle[matched] { matched = borders[matched - 1] }
      if bytes[offset] == needle[matched] { matched += 1 }
      if matched == needle.count { return offset + 1 - matched }
    }
    return nil
  }

  /// Returns the byte offset of the last match that begins at `end` or earlier, nil if there is none.
  func last(in text: String, upTo end: Int) -> Int? {
    if needle.isEmpty { return end }
    let bytes = text.utf8Span.span
    var found: Int?
    var matched = 0
    let stop = end > bytes.count - needle.count ? bytes.count : end + needle.count
    for offset in 0..<stop {
      while matched > 0, bytes[offset] != needle[matched] { matched = borders[matched - 1] }
      if bytes[offset] == needle[matched] { matched += 1 }
      if matched == needle.count {
        found = offset + 1 - matched
        matched = borders[matched - 1]
      }
    }
    return found
  }
}
