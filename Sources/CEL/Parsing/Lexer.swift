/// Splits the text of an expression into tokens.
///
/// Source: cel-spec, langdef.md, "Lexis". Whitespace and `//` comments separate tokens.
struct Lexer {
  let scalars: [Unicode.Scalar]
  /// The source if it is all ASCII, so that positions are those of its bytes.
  private let ascii: String?
  var position = 0

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    ascii = source.utf8.count == scalars.count ? source : nil
  }

  /// Returns the next token; at the end, ``Token/Kind/end`` again and again.
  mutating func next() throws(Issue) -> Token {
    skipBlank()
    let start = position
    guard let first = peek() else { return Token(kind: .end, range: start..<start) }
    if first.isDigit || (first == "." && peek(1)?.isDigit == true) { return try number() }
    if first.isIdentifierStart {
      if let string = try prefixedString() { return string }
      return word()
    }
    switch first {
    case "\"", "'": return try string(prefix: 0, isRaw: false, isBytes: false)
    case "`": return try quotedIdentifier()
    default: return try symbol()
    }
  }

  func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    let index = position + offset
    return index < scalars.count ? scalars[index] : nil
  }

  private mutating func skipBlank() {
    while let scalar = peek() {
      if scalar == "/", peek(1) == "/" {
        while let next = peek(), next != "\n" { _ = next; position += 1 }
      } else if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
        || scalar == "\u{0C}"
      {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func word() -> Token {
    let start = position
    while let scalar = peek(), scalar.isIdentifierPart { _ = scalar; position += 1 }
    let name = text(start..<position)
    let range = start..<position
    switch name {
    case "true": return Token(kind: .literal(.bool(true)), range: range)
    case "false": return Token(kind: .literal(.bool(false)), range: range)
    case "null": return Token(kind: .literal(.null), range: range)
    case "in": return Token(kind: .symbol(.contains), range: range)
    default: return Token(kind: .identifier(name), range: range)
    }
  }

  private mutating func quotedIdentifier() throws(Issue) -> Token {
    let start = position
    position += 1
    while let scalar = peek(), scalar.isQuotedIdentifierPart { _ = scalar; position += 1 }
    guard peek() == "`", position > start + 1 else {
      throw Issue(
        .syntax("expected letters, digits, '_', '.', '-', '/' or ' ' and a closing '`'"),
        start..<position)
    }
    position += 1
    return Token(
      kind: .quotedIdentifier(text(start + 1..<position - 1)), range: start..<position)
  }

  private mutating func symbol() throws(Issue) -> Token {
    let start = position
    if let (symbol, width) = Token.Symbol.read(scalars[start], peek(1)) {
      position += width
      return Token(kind: .symbol(symbol), range: start..<position)
    }
    let found = text(start..<start + 1)
    let hint =
      switch found {
      case "=": "; '==' compares"
      case "&": "; '&&' is the logical and"
      case "|": "; '||' is the logical or"
      default: ""
      }
    throw Issue(.syntax("unexpected character '\(found)'\(hint)"), start..<start + 1)
  }

  /// Reads `r"…"`, `b'…'`, `rb"""…"""` and their like; nil if a plain word starts here.
  private mutating func prefixedString() throws(Issue) -> Token? {
    var isRaw = false
    var isBytes = false
    var width = 0
    while let scalar = peek(width), width < 2 {
      if scalar == "r" || scalar == "R", !isRaw {
        isRaw = true
      } else if scalar == "b" || scalar == "B", !isBytes {
        isBytes = true
      } else {
        break
      }
      width += 1
    }
    guard width > 0, peek(width) == "\"" || peek(width) == "'" else { return nil }
    return try string(prefix: width, isRaw: isRaw, isBytes: isBytes)
  }

  func text(_ range: Range<Int>) -> String {
    if let ascii { return String(ascii.slice(range)) }
    var view = String.UnicodeScalarView()
    for index in range { view.append(scalars[index]) }
    return String(view)
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var isHexDigit: Bool {
    isDigit || ("a"..."f").contains(self) || ("A"..."F").contains(self)
  }
  var isIdentifierStart: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }
  var isIdentifierPart: Bool { isIdentifierStart || isDigit }
  var isQuotedIdentifierPart: Bool {
    isIdentifierPart || self == "." || self == "-" || self == "/" || self == " "
  }
}
