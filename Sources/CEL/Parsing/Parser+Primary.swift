extension Parser {
  /// A primary expression followed by any number of `.field`, `.call(…)`, `[index]`, `{…}`.
  mutating func member() throws(Issue) -> Expression {
    let start = token.range.lowerBound
    return try member(after: try primary(), from: start)
  }

  mutating func member(after primary: Expression, from start: Int) throws(Issue) -> Expression {
    var operand = primary
    while true {
      switch token.kind {
      case .symbol(.dot):
        try advance()
        operand = try selection(of: operand, from: start)
      case .symbol(.leftBracket):
        try advance()
        let isOptional = try take(.question)
        let index = try expression()
        try expect(.rightBracket)
        let function = isOptional ? Operator.optionalIndex : Operator.index
        operand = try make(
          .call(function: function, target: nil, arguments: [operand, index]), from: start)
      case .symbol(.leftBrace):
        guard let name = operand.qualifiedName else { return operand }
        try advance()
        operand = try structure(name, from: start)
      default: return operand
      }
    }
  }

  private mutating func selection(
    of operand: Expression, from start: Int
  ) throws(Issue)
    -> Expression
  {
    if try take(.question) {
      let fieldStart = token.range.lowerBound
      let (field, _) = try fieldName()
      let name = try make(.literal(.string(field)), from: fieldStart)
      return try make(
        .call(function: Operator.optionalSelect, target: nil, arguments: [operand, name]),
        from: start)
    }
    let (field, isQuoted) = try fieldName()
    if !isQuoted, try take(.leftParenthesis) {
      let arguments = try arguments()
      return try call(field, target: operand, arguments, from: start)
    }
    return try make(.select(operand: operand, field: field, isTest: false), from: start)
  }

  private mutating func fieldName() throws(Issue) -> (name: String, isQuoted: Bool) {
    switch token.kind {
    case .identifier(let name):
      try advance()
      return (name, false)
    case .quotedIdentifier(let name):
      try advance()
      return (name, true)
    default: throw Issue(.syntax("expected a field name, found \(token.text)"), token.range)
    }
  }

  private mutating func primary() throws(Issue) -> Expression {
    let start = token.range.lowerBound
    switch token.kind {
    case .literal(let constant):
      try advance()
      return try make(.literal(constant), from: start)
    case .integer(let magnitude):
      guard let value = Int64(exactly: magnitude) else {
        throw Issue(.syntax("number does not fit an int of 64 bits"), token.range)
      }
      try advance()
      return try make(.literal(.int(value)), from: start)
    case .identifier(let name): return try self.name(name, prefix: "", from: start)
    case .symbol(.dot):
      try advance()
      guard case .identifier(let name) = token.kind else {
        throw Issue(.syntax("expected a name, found \(token.text)"), token.range)
      }
      return try self.name(name, prefix: ".", from: start)
    case .symbol(.leftParenthesis):
      try advance()
      let inner = try expression()
      try expect(.rightParenthesis)
      return inner
    case .symbol(.leftBracket): return try list(from: start)
    case .symbol(.leftBrace): return try map(from: start)
    default:
      throw Issue(.syntax("expected an expression, found \(token.text)"), token.range)
    }
  }

  private mutating func name(
    _ name: String, prefix: String, from start: Int
  ) throws(Issue) -> Expression {
    guard !Parser.reserved.contains(name) else {
      throw Issue(.syntax("'\(name)' is a reserved word"), token.range)
    }
    try advance()
    if try take(.leftParenthesis) {
      let arguments = try arguments()
      return try call(prefix + name, target: nil, arguments, from: start)
    }
    return try make(.identifier(prefix + name), from: start)
  }

  private mutating func arguments() throws(Issue) -> [Expression] {
    var arguments: [Expression] = []
    if try take(.rightParenthesis) { return arguments }
    repeat { arguments.append(try expression()) } while try take(.comma)
    try expect(.rightParenthesis)
    return arguments
  }

  private mutating func list(from start: Int) throws(Issue) -> Expression {
    try advance()
    var elements: [Expression] = []
    var optionals: [Int] = []
    // A lone comma is allowed where a trailing one is.
    if try take(.comma) {
      try expect(.rightBracket)
      return try make(.list(elements: [], optionalIndices: []), from: start)
    }
    while token.kind != .symbol(.rightBracket) {
      if try take(.question) { optionals.append(elements.count) }
      elements.append(try expression())
      guard try take(.comma) else { break }
    }
    try expect(.rightBracket)
    return try make(.list(elements: elements, optionalIndices: optionals), from: start)
  }

  private mutating func map(from start: Int) throws(Issue) -> Expression {
    try advance()
    var entries: [Expression.MapEntry] = []
    if try take(.comma) {
      try expect(.rightBrace)
      return try make(.map(entries: []), from: start)
    }
    while token.kind != .symbol(.rightBrace) {
      let entryStart = token.range.lowerBound
      let isOptional = try take(.question)
      let key = try expression()
      try expect(.colon)
      let value = try expression()
      let id = sourceMap.makeID(at: entryStart..<lastEnd)
      entries.append(
        Expression.MapEntry(id: id, key: key, value: value, isOptional: isOptional))
      guard try take(.comma) else { break }
    }
    try expect(.rightBrace)
    return try make(.map(entries: entries), from: start)
  }

  private mutating func structure(_ name: String, from start: Int) throws(Issue) -> Expression {
    var fields: [Expression.StructureField] = []
    while token.kind != .symbol(.rightBrace) {
      let fieldStart = token.range.lowerBound
      let isOptional = try take(.question)
      let (field, _) = try fieldName()
      try expect(.colon)
      let value = try expression()
      let id = sourceMap.makeID(at: fieldStart..<lastEnd)
      fields.append(
        Expression.StructureField(id: id, name: field, value: value, isOptional: isOptional))
      guard try take(.comma) else { break }
    }
    try expect(.rightBrace)
    return try make(.structure(name: name, fields: fields), from: start)
  }

  /// Makes a call, or what the macro of that name makes of it.
  private mutating func call(
    _ function: String, target: Expression?, _ arguments: [Expression], from start: Int
  ) throws(Issue) -> Expression {
    let kind = Expression.Kind.call(function: function, target: target, arguments: arguments)
    let found = macros.find(function, arguments.count, isReceiver: target != nil)
    guard !found.isEmpty else { return try make(kind, from: start) }
    let range = start..<lastEnd
    for macro in found {
      var context = MacroContext(callRange: range, sourceMap: sourceMap)
      sourceMap = SourceMap()
      defer { sourceMap = context.sourceMap }
      do throws(Issue) {
        guard let expansion = try macro.expand(&context, target, arguments) else { continue }
        // The call as written never runs; it is kept for whoever prints the expression.
        let written = context.sourceMap.makeNode(kind, at: range)
        context.sourceMap.macroCalls[expansion.id] = written
        guard context.sourceMap.height <= limits.depth, context.sourceMap.nodeCount <= limits.nodes
        else { throw Issue(.limit("expression nests too deeply or grows too large"), range) }
        return expansion
      } catch {
        issues.append(error)
        return context.sourceMap.makeNode(kind, at: range)
      }
    }
    return try make(kind, from: start)
  }

  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "namespace", "package", "return", "var", "void", "while",
  ]
}

extension Expression {
  /// `a.b.c` if the expression is such a chain of names (a leading dot kept), else nil.
  public var qualifiedName: String? {
    var fields: [String] = []
    var node = self
    while true {
      switch node.kind {
      case .identifier(let name):
        return ([name] + fields.reversed()).joined(separator: ".")
      case .select(let operand, let field, false):
        fields.append(field)
        node = operand
      default: return nil
      }
    }
  }
}
