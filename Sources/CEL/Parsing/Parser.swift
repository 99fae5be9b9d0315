/// Turns tokens into a tree, expanding macros on the way.
///
/// Precedence climbing. Recursion is bounded by ``Limits/depth``; so is the height of the tree, which
/// chains of one operator let grow without recursion.
/// Source: cel-spec, langdef.md, "Syntax".
struct Parser {
  var lexer: Lexer
  var token: Token
  /// End of the token before `token`, where a node that is complete ends.
  var lastEnd = 0
  var sourceMap = SourceMap()
  let macros: MacroTable
  let limits: Limits
  /// Problems that do not keep the rest from being read.
  var issues: [Issue] = []
  var depth = 0

  /// Parses the whole of `source`.
  ///
  /// - Throws: ``CompilationFailure`` with at least one issue.
  static func parse(
    _ source: String, macros: MacroTable, limits: Limits
  ) throws(CompilationFailure) -> ParsedExpression {
    guard source.unicodeScalars.count <= limits.sourceLength else {
      let issue = Issue(
        .limit("expression is longer than \(limits.sourceLength) characters"), 0..<1)
      throw CompilationFailure(source: "", issues: [issue])
    }
    var parser = Parser(source, macros: macros, limits: limits)
    let root: Expression
    do throws(Issue) {
      root = try parser.whole()
    } catch {
      throw CompilationFailure(source: source, issues: parser.issues + [error])
    }
    guard parser.issues.isEmpty else {
      throw CompilationFailure(source: source, issues: parser.issues)
    }
    return ParsedExpression(source: source, root: root, sourceMap: parser.sourceMap)
  }

  private init(_ source: String, macros: MacroTable, limits: Limits) {
    lexer = Lexer(source)
    token = Token(kind: .end, range: 0..<0)
    self.macros = macros
    self.limits = limits
  }

  private mutating func whole() throws(Issue) -> Expression {
    try advance()
    let root = try expression()
    guard case .end = token.kind else {
      throw Issue(.syntax("unexpected \(token.text)"), token.range)
    }
    return root
  }

  // MARK: Tokens

  mutating func advance() throws(Issue) {
    lastEnd = token.range.upperBound
    token = try lexer.next()
  }

  /// Consumes `symbol` if it is next.
  mutating func take(_ symbol: Token.Symbol) throws(Issue) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol) throws(Issue) {
    guard try take(symbol) else {
      throw Issue(.syntax("expected '\(symbol.rawValue)', found \(token.text)"), token.range)
    }
  }

  // MARK: Nodes

  /// Makes a node that reaches from `start` to the end of the last token.
  mutating func make(_ kind: Expression.Kind, from start: Int) throws(Issue) -> Expression {
    let node = sourceMap.makeNode(kind, at: start..<max(start, lastEnd))
    try checkSize(at: start..<max(start, lastEnd))
    return node
  }

  func checkSize(at range: Range<Int>) throws(Issue) {
    if sourceMap.height > limits.depth {
      throw Issue(.limit("expression nests deeper than \(limits.depth) levels"), range)
    }
    if sourceMap.nodeCount > limits.nodes {
      throw Issue(.limit("expression has more than \(limits.nodes) parts"), range)
    }
  }

  // MARK: Operators

  /// `condition ? this : that`, or what binds more tightly.
  mutating func expression() throws(Issue) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.depth else {
      throw Issue(.limit("expression nests deeper than \(limits.depth) levels"), token.range)
    }
    let start = token.range.lowerBound
    let condition = try logical(.or)
    guard try take(.question) else { return condition }
    let then = try logical(.or)
    try expect(.colon)
    let otherwise = try expression()
    return try make(
      .call(function: Operator.conditional, target: nil, arguments: [condition, then, otherwise]),
      from: start)
  }

  /// A chain of `||` or `&&`, built as a balanced tree.
  ///
  /// Terms that are themselves such a chain in parentheses are merged, so that any way of writing
  /// the chain gives the same tree.
  private mutating func logical(_ symbol: Token.Symbol) throws(Issue) -> Expression {
    let start = token.range.lowerBound
    let function = symbol == .or ? Operator.logicalOr : Operator.logicalAnd
    let first = symbol == .or ? try logical(.and) : try binary(minimum: 1)
    guard token.kind == .symbol(symbol) else { return first }
    var terms: [Expression] = []
    collect(first, of: function, into: &terms)
    while try take(symbol) {
      let term = symbol == .or ? try logical(.and) : try binary(minimum: 1)
      collect(term, of: function, into: &terms)
    }
    return try balance(terms[...], function, from: start)
  }

  private func collect(_ term: Expression, of function: String, into terms: inout [Expression]) {
    if case .call(function, nil, let arguments) = term.kind, arguments.count == 2,
      sourceMap.macroCalls[term.id] == nil
    {
      for argument in arguments { collect(argument, of: function, into: &terms) }
    } else {
      terms.append(term)
    }
  }

  private mutating func balance(
    _ terms: ArraySlice<Expression>, _ function: String, from start: Int
  ) throws(Issue) -> Expression {
    if terms.count == 1, let only = terms.first { return only }
    let middle = terms.startIndex + (terms.count + 1) / 2
    let left = try balance(terms[..<middle], function, from: start)
    let right = try balance(terms[middle...], function, from: start)
    let range = sourceMap.range(of: left.id).lowerBound..<sourceMap.range(of: right.id).upperBound
    let node = sourceMap.makeNode(
      .call(function: function, target: nil, arguments: [left, right]), at: range)
    try checkSize(at: range)
    return node
  }

  /// Relations (1), sums (2), products (3): left-associative.
  private mutating func binary(minimum: Int) throws(Issue) -> Expression {
    let start = token.range.lowerBound
    var left = try unary()
    while case .symbol(let symbol) = token.kind, let (function, level) = Parser.binary(symbol),
      level >= minimum
    {
      try advance()
      let right = try binary(minimum: level + 1)
      left = try make(
        .call(function: function, target: nil, arguments: [left, right]), from: start)
    }
    return left
  }

  static func binary(_ symbol: Token.Symbol) -> (function: String, level: Int)? {
    switch symbol {
    case .equals: (Operator.equals, 1)
    case .notEquals: (Operator.notEquals, 1)
    case .less: (Operator.less, 1)
    case .lessEquals: (Operator.lessEquals, 1)
    case .greater: (Operator.greater, 1)
    case .greaterEquals: (Operator.greaterEquals, 1)
    case .contains: (Operator.contains, 1)
    case .plus: (Operator.add, 2)
    case .minus: (Operator.subtract, 2)
    case .star: (Operator.multiply, 3)
    case .slash: (Operator.divide, 3)
    case .percent: (Operator.modulo, 3)
    default: nil
    }
  }

  /// Any number of `!`, or any number of `-`; the last `-` before a number belongs to the number.
  private mutating func unary() throws(Issue) -> Expression {
    guard token.kind == .symbol(.not) || token.kind == .symbol(.minus) else {
      return try member()
    }
    let isNegation = token.kind == .symbol(.minus)
    var starts: [Int] = []
    while token.kind == .symbol(isNegation ? .minus : .not) {
      starts.append(token.range.lowerBound)
      try advance()
      guard starts.count + depth <= limits.depth else {
        throw Issue(.limit("expression nests deeper than \(limits.depth) levels"), token.range)
      }
    }
    var operand: Expression
    if isNegation, let number = negated(token.kind), let start = starts.popLast() {
      try advance()
      operand = try member(after: try make(.literal(number), from: start), from: start)
    } else {
      operand = try member()
    }
    let function = isNegation ? Operator.negate : Operator.logicalNot
    for start in starts.reversed() {
      operand = try make(.call(function: function, target: nil, arguments: [operand]), from: start)
    }
    return operand
  }

  private func negated(_ kind: Token.Kind) -> Constant? {
    switch kind {
    case .integer(let magnitude) where magnitude <= 1 << 63:
      .int(Int64(truncatingIfNeeded: 0 &- magnitude))
    case .literal(.double(let value)): .double(-value)
    default: nil
    }
  }
}
