import Diagnostics

/// A text read byte by byte, with the place of the next byte; for what is not on the hot path.
struct TextCursor {
  private let source: ByteSource
  private var block: [UInt8] = []
  private var length = 0
  private var position = 0
  private var isAtEnd = false
  /// Physical line of the next byte, from 1.
  private(set) var line = 1
  /// Its column, from 1, in characters.
  private(set) var column = 1

  private static let blockBytes = 1 << 16

  init(_ source: ByteSource) {
    self.source = source
  }

  var name: String { source.name }

  /// The next byte, which stays the next; nil at the end.
  mutating func peek() throws(DiagnosticList) -> UInt8? {
    if position < length { return block[position] }
    if isAtEnd { return nil }
    (block, length) = try source.read(after: [], upTo: Self.blockBytes, padding: 0)
    position = 0
    isAtEnd = length < Self.blockBytes
    return length > 0 ? block[0] : nil
  }

  /// Goes behind the next byte, which somebody has looked at.
  mutating func advance() {
    let byte = block[position]
    position += 1
    if byte == 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  /// The next byte that is no white space of JSON, which stays the next; nil at the end.
  mutating func peekBehindBlanks() throws(DiagnosticList) -> UInt8? {
    while let byte = try peek() {
      guard Self.isBlank(byte) else { return byte }
      advance()
    }
    return nil
  }

  /// Whether `byte` is white space of JSON.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
