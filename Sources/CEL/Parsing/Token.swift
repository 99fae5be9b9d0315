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
  enum Symbol: String, CaseIterable {
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

    /// The symbol that starts with `first`, the longest one, and how many scalars it has.
    static func read(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) -> (Symbol, width: Int)? {
      switch (first, second) {
      case ("=", "="): (.equals, 2)
      case ("!", "="): (.notEquals, 2)
      case ("<", "="): (.lessEquals, 2)
      case (">", "="): (.greaterEquals, 2)
      case ("&", "&"): (.and, 2)
      case ("|", "|"): (.or, 2)
      case ("(", _): (.leftParenthesis, 1)
      case (")", _): (.rightParenthesis, 1)
      case ("[", _): (.leftBracket, 1)
      case ("]", _): (.rightBracket, 1)
      case ("{", _): (.leftBrace, 1)
      case ("}", _): (.rightBrace, 1)
      case (".", _): (.dot, 1)
      case (",", _): (.comma, 1)
      case (":", _): (.colon, 1)
      case ("?", _): (.question, 1)
      case ("!", _): (.not, 1)
      case ("+", _): (.plus, 1)
      case ("-", _): (.minus, 1)
      case ("*", _): (.star, 1)
      case ("/", _): (.slash, 1)
      case ("%", _): (.percent, 1)
      case ("<", _): (.less, 1)
      case (">", _): (.greater, 1)
      default: nil
      }
    }
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
