/// One word of an expression's text.
struct Token: Equatable {
  enum Kind: Equatable {
    case identifier(String)
    /// A name in backquotes, which only field selection admits.
    case quotedIdentifier(String)
    /// The magnitude of an integer, to which a sign may still be added.
    case integer(UInt64)
    case literal(Constant)
    case symbol(Symbol)
    case end
  }

  /// Punctuation, operators and the word operator `in`.
  enum Symbol: String {
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case dot = "."
    case comma = ","
    case colon = ":"
    case question = "?"
    case not = "!"
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case equals = "=="
    case notEquals = "!="
    case less = "<"
    case lessEquals = "<="
    case greater = ">"
    case greaterEquals = ">="
    case and = "&&"
    case or = "||"
    case contains = "in"
  }

  let kind: Kind
  /// Extent in Unicode scalars of the source.
  let range: Range<Int>

  /// The token as an error message names it.
  var text: String {
    switch kind {
    case .identifier(let name): "'\(name)'"
    case .quotedIdentifier(let name): "'`\(name)`'"
    case .integer(let value): "'\(value)'"
    case .literal(let constant): "'\(constant.value.debugText)'"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "end of expression"
    }
  }
}
