/// Turns offsets in Unicode scalars, as libyaml counts, into offsets in bytes.
///
/// Places come almost in order, so it walks from the last one asked for: O(bytes) for a whole file.
struct ScalarCursor {
  private let bytes: [UInt8]
  private let isASCII: Bool
  private var scalar = 0
  private var byte = 0

  /// - Parameter bytes: Well-formed UTF-8.
  init(_ bytes: [UInt8], isASCII: Bool) {
    self.bytes = bytes
    self.isASCII = isASCII
  }

  /// The byte at which scalar number `target` starts; the end of the text if there are fewer.
  mutating func byteOffset(ofScalar target: Int) -> Int {
    if isASCII { return min(target, bytes.count) }
    var (scalar, byte) = (self.scalar, self.byte)
    let bytes = self.bytes
    let span = bytes.span
    while scalar < target, byte < span.count {
      byte += 1
      while byte < span.count, Self.isContinuation(span[byte]) { byte += 1 }
      scalar += 1
    }
    while scalar > target, byte > 0 {
      byte -= 1
      while byte > 0, Self.isContinuation(span[byte]) { byte -= 1 }
      scalar -= 1
    }
    (self.scalar, self.byte) = (scalar, byte)
    return byte
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
