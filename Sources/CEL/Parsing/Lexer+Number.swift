extension Lexer {
  /// Reads an integer (`12`, `0x1F`), unsigned integer (`12u`) or double (`1.5`, `.5`, `1e3`).
  mutating func number() throws(Issue) -> Token {
    let start = position
    if peek() == "0", peek(1) == "x" || peek(1) == "X" {
      position += 2
      let digits = position
      while let scalar = peek(), scalar.isHexDigit { _ = scalar; position += 1 }
      return try integer(text(digits..<position), radix: 16, from: start)
    }
    skipDigits()
    var isDouble = false
    if peek() == ".", peek(1)?.isDigit == true {
      isDouble = true
      position += 1
      skipDigits()
    }
    if peek() == "e" || peek() == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if peek(1 + sign)?.isDigit == true {
        isDouble = true
        position += 1 + sign
        skipDigits()
      }
    }
    guard isDouble else { return try integer(text(start..<position), radix: 10, from: start) }
    guard let value = Double(text(start..<position)), value.isFinite else {
      throw Issue(.syntax("number does not fit a double"), start..<position)
    }
    try expectEndOfNumber(start)
    return Token(kind: .literal(.double(value)), range: start..<position)
  }

  private mutating func skipDigits() {
    while let scalar = peek(), scalar.isDigit { _ = scalar; position += 1 }
  }

  private mutating func integer(
    _ digits: String, radix: Int, from start: Int
  ) throws(Issue) -> Token {
    let isUnsigned = peek() == "u" || peek() == "U"
    if isUnsigned { position += 1 }
    let range = start..<position
    guard !digits.isEmpty else { throw Issue(.syntax("expected hexadecimal digits"), range) }
    guard let value = UInt64(digits, radix: radix) else {
      throw Issue(.syntax("number does not fit 64 bits"), range)
    }
    try expectEndOfNumber(start)
    return Token(kind: isUnsigned ? .literal(.uint(value)) : .integer(value), range: range)
  }

  private func expectEndOfNumber(_ start: Int) throws(Issue) {
    if let scalar = peek(), scalar.isIdentifierPart {
      throw Issue(
        .syntax("unexpected '\(scalar)' after a number"), position..<position + 1)
    }
  }
}
