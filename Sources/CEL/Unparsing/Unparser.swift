extension ParsedExpression {
  /// Returns the expression as text, macros as they were called, with no more parentheses than needed.
  ///
  /// Parsing the text with the same macros gives the same tree, ids and positions aside.
  public func unparsed() -> String {
    var unparser = Unparser(sourceMap: sourceMap)
    unparser.write(root, atLeast: .conditional)
    return unparser.text
  }
}

/// Writes trees as text. Recursion is bounded by the height of the tree, see ``Limits/depth``.
struct Unparser {
  /// How tightly a form binds.
  enum Level: Int, Comparable {
    case conditional, or, and, relation, sum, product, unary, member

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The next tighter level.
    var tighter: Level { Level(rawValue: rawValue + 1) ?? .member }
  }

  let sourceMap: SourceMap
  private(set) var text = ""

  init(sourceMap: SourceMap) { self.sourceMap = sourceMap }

  /// Writes `expression`, in parentheses if it binds less tightly than `level`.
  mutating func write(_ expression: Expression, atLeast level: Level) {
    let written = sourceMap.macroCalls[expression.id] ?? expression
    let needsParentheses = self.level(of: written) < level
    if needsParentheses { text += "(" }
    write(written)
    if needsParentheses { text += ")" }
  }

  private static let levels: [String: Level] = [
    Operator.conditional: .conditional, Operator.logicalOr: .or, Operator.logicalAnd: .and,
    Operator.equals: .relation, Operator.notEquals: .relation, Operator.less: .relation,
    Operator.lessEquals: .relation, Operator.greater: .relation,
    Operator.greaterEquals: .relation, Operator.contains: .relation, Operator.add: .sum,
    Operator.subtract: .sum, Operator.multiply: .product, Operator.divide: .product,
    Operator.modulo: .product, Operator.logicalNot: .unary, Operator.negate: .unary,
  ]

  private static let symbols = Dictionary(
    uniqueKeysWithValues: Token.Symbol.allCases.compactMap { symbol in
      Parser.binary(symbol).map { ($0.function, symbol.rawValue) }
    })

  private func level(of expression: Expression) -> Level {
    switch expression.kind {
    case .call(let function, nil, _): Unparser.levels[function] ?? .member
    case .literal(.int(let number)): number < 0 ? .unary : .member
    case .literal(.double(let number)): number.sign == .minus ? .unary : .member
    default: .member
    }
  }

  private mutating func write(_ expression: Expression) {
    switch expression.kind {
    case .literal(let constant): text += constant.value.literalText
    case .identifier(let name): text += name
    case .select(let operand, let field, let isTest):
      if isTest { text += "has(" }
      writeTarget(operand)
      text += "." + Unparser.field(field)
      if isTest { text += ")" }
    case .call(let function, let target, let arguments):
      write(call: expression, function, target, arguments)
    case .list(let elements, let optionals):
      let optionals = Set(optionals)
      writeItems("[", Array(elements.enumerated()), "]") { unparser, element in
        if optionals.contains(element.offset) { unparser.text += "?" }
        unparser.write(element.element, atLeast: .conditional)
      }
    case .map(let entries):
      writeItems("{", entries, "}") { unparser, entry in
        if entry.isOptional { unparser.text += "?" }
        unparser.write(entry.key, atLeast: .conditional)
        unparser.text += ": "
        unparser.write(entry.value, atLeast: .conditional)
      }
    case .structure(let name, let fields):
      writeItems(name + "{", fields, "}") { unparser, field in
        unparser.text += (field.isOptional ? "?" : "") + Unparser.field(field.name) + ": "
        unparser.write(field.value, atLeast: .conditional)
      }
    case .comprehension(let fold): write(fold)
    }
  }

  /// Writes what stands before a dot or bracket; a number is kept apart from the dot by its form.
  private mutating func writeTarget(_ target: Expression) {
    switch target.kind {
    case .literal(.int), .literal(.double): write(target)
    default: write(target, atLeast: .member)
    }
  }

  private mutating func write(
    call expression: Expression, _ function: String, _ target: Expression?,
    _ arguments: [Expression]
  ) {
    if let target {
      writeTarget(target)
      text += "."
      return writeItems(function + "(", arguments, ")") { $0.write($1, atLeast: .conditional) }
    }
    switch (function, arguments.count) {
    case (Operator.conditional, 3):
      write(arguments[0], atLeast: .or)
      text += " ? "
      write(arguments[1], atLeast: .or)
      text += " : "
      write(arguments[2], atLeast: .conditional)
    case (Operator.logicalOr, 2), (Operator.logicalAnd, 2):
      // The parser merges a chain however it is grouped, so that groups need no parentheses.
      let level = Unparser.levels[function] ?? .or
      write(arguments[0], atLeast: level)
      text += function == Operator.logicalOr ? " || " : " && "
      write(arguments[1], atLeast: level)
    case (Operator.logicalNot, 1): writeUnary("!", Operator.logicalNot, arguments[0])
    case (Operator.negate, 1): writeUnary("-", Operator.negate, arguments[0])
    case (Operator.index, 2), (Operator.optionalIndex, 2):
      writeTarget(arguments[0])
      text += function == Operator.index ? "[" : "[?"
      write(arguments[1], atLeast: .conditional)
      text += "]"
    case (Operator.optionalSelect, 2):
      writeTarget(arguments[0])
      text += ".?"
      if case .literal(.string(let field)) = arguments[1].kind { text += Unparser.field(field) }
    default:
      if let symbol = Unparser.symbols[function], let level = Unparser.levels[function],
        arguments.count == 2
      {
        write(arguments[0], atLeast: level)
        text += " \(symbol) "
        write(arguments[1], atLeast: level.tighter)
      } else {
        writeItems(function + "(", arguments, ")") { $0.write($1, atLeast: .conditional) }
      }
    }
  }

  /// Writes `!x` or `-x`. The two do not mix without parentheses, and `-` before a number would become
  /// part of it.
  private mutating func writeUnary(_ symbol: String, _ function: String, _ operand: Expression) {
    text += symbol
    let written = sourceMap.macroCalls[operand.id] ?? operand
    var inside = Unparser(sourceMap: sourceMap)
    inside.write(operand, atLeast: .conditional)
    if Unparser.canFollow(function, written, level(of: written), inside.text.unicodeScalars.first) {
      text += inside.text
    } else {
      text += "(" + inside.text + ")"
    }
  }

  /// Whether an operand that begins with `first` can stand behind the operator without parentheses.
  private static func canFollow(
    _ function: String, _ operand: Expression, _ level: Level, _ first: Unicode.Scalar?
  ) -> Bool {
    guard level >= .unary else { return false }
    if case .call(function, nil, let inner) = operand.kind, inner.count == 1 { return true }
    guard function == Operator.negate else { return level == .member && first != "-" }
    if case .call(Operator.logicalNot, nil, _) = operand.kind { return false }
    return !(first?.isDigit ?? false)
  }

  /// Writes a fold that no macro call is known for; the text is for readers and cannot be parsed.
  private mutating func write(_ fold: Expression.Comprehension) {
    let names = [fold.variable, fold.secondVariable, fold.accumulator].compactMap { $0 }
    let parts = [fold.range, fold.initial, fold.condition, fold.step, fold.result]
    writeItems("@fold(\(names.joined(separator: ", ")), ", parts, ")") {
      $0.write($1, atLeast: .conditional)
    }
  }

  private mutating func writeItems<T>(
    _ open: String, _ items: [T], _ close: String, _ write: (inout Unparser, T) -> Void
  ) {
    text += open
    for (index, item) in items.enumerated() {
      if index > 0 { text += ", " }
      write(&self, item)
    }
    text += close
  }

  /// A field name, in backquotes if it is no plain one.
  private static func field(_ name: String) -> String {
    let scalars = name.unicodeScalars
    let isPlain =
      scalars.first?.isIdentifierStart == true && scalars.allSatisfy(\.isIdentifierPart)
      && !["in", "true", "false", "null"].contains(name)
    return isPlain ? name : "`\(name)`"
  }
}

extension Value {
  /// A scalar as a literal, uncut.
  fileprivate var literalText: String {
    switch self {
    case .string(let text): StringText.literal(text)
    case .bytes(let bytes): StringText.literal(bytes: bytes)
    default: debugText
    }
  }
}
