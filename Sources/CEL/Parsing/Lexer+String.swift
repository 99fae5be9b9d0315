extension Lexer {
  /// Reads a string or byte string whose prefix (`r`, `b`) is `prefix` scalars long.
  mutating func string(prefix: Int, isRaw: Bool, isBytes: Bool) throws(Issue) -> Token {
    let start = position
    position += prefix
    let quote = scalars[position]
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    var content = StringContent(isBytes: isBytes)
    while true {
      guard let scalar = peek(), isTriple || (scalar != "\n" && scalar != "\r") else {
        let closing = String(repeating: String(quote), count: isTriple ? 3 : 1)
        throw Issue(.syntax("expected closing \(closing)"), start..<position)
      }
      if scalar == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
        position += isTriple ? 3 : 1
        return Token(kind: .literal(content.constant), range: start..<position)
      }
      if scalar == "\\", isRaw {
        content.append(scalar)
        position += 1
        if isTriple || (peek() != "\n" && peek() != "\r"), let escaped = peek() {
          content.append(escaped)
          position += 1
        }
      } else if scalar == "\\" {
        try escape(into: &content)
      } else {
        content.append(scalar)
        position += 1
      }
    }
  }

  private mutating func escape(into content: inout StringContent) throws(Issue) {
    let start = position
    guard let letter = peek(1) else {
      throw Issue(.syntax("expected an escape after '\\'"), start..<start + 1)
    }
    position += 2
    if let plain = Lexer.plainEscapes[letter] {
      content.append(plain)
      return
    }
    switch letter {
    case "x", "X": content.append(code: try digits(2, radix: 16, from: start))
    case "u" where !content.isBytes:
      try appendScalar(try digits(4, radix: 16, from: start), to: &content, from: start)
    case "U" where !content.isBytes:
      try appendScalar(try digits(8, radix: 16, from: start), to: &content, from: start)
    case "0", "1", "2", "3":
      position -= 1
      content.append(code: try digits(3, radix: 8, from: start))
    default:
      throw Issue(.syntax("unknown escape '\\\(letter)'"), start..<position)
    }
  }

  private mutating func digits(
    _ count: Int, radix: Int, from start: Int
  ) throws(Issue) -> UInt32 {
    let end = position + count
    guard end <= scalars.count, scalars[position..<end].allSatisfy(\.isHexDigit),
      let value = UInt32(text(position..<end), radix: radix)
    else {
      throw Issue(
        .syntax("expected \(count) \(radix == 8 ? "octal" : "hexadecimal") digits"),
        start..<min(end, scalars.count))
    }
    position = end
    return value
  }

  private func appendScalar(
    _ code: UInt32, to content: inout StringContent, from start: Int
  ) throws(Issue) {
    guard let scalar = Unicode.Scalar(code) else {
      throw Issue(.syntax("escape is no Unicode scalar"), start..<position)
    }
    content.append(scalar)
  }

  private static let plainEscapes: [Unicode.Scalar: Unicode.Scalar] = [
    "a": "\u{07}", "b": "\u{08}", "f": "\u{0C}", "n": "\n", "r": "\r", "t": "\t", "v": "\u{0B}",
    "\\": "\\", "?": "?", "\"": "\"", "'": "'", "`": "`",
  ]
}

/// What stands between the quotes, escapes resolved.
struct StringContent {
  let isBytes: Bool
  private var scalars = String.UnicodeScalarView()
  private var bytes: [UInt8] = []

  init(isBytes: Bool) { self.isBytes = isBytes }

  /// Appends a scalar; byte strings take its UTF-8.
  mutating func append(_ scalar: Unicode.Scalar) {
    if isBytes {
      bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    } else {
      scalars.append(scalar)
    }
  }

  /// Appends a numeric escape, 0 … 255: a scalar in a string, a byte in a byte string.
  mutating func append(code: UInt32) {
    let byte = UInt8(truncatingIfNeeded: code)
    if isBytes { bytes.append(byte) } else { scalars.append(Unicode.Scalar(byte)) }
  }

  var constant: Constant { isBytes ? .bytes(bytes) : .string(String(scalars)) }
}
