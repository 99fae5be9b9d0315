/// What expressions may refer to: libraries, variables, constants, functions, macros. Immutable.
///
///     let environment = Environment(variables: [VariableDeclaration("age", .int)])
///     let program = try environment.program("age >= 18")
///     program.evaluate(["age": .int(20)])  // .bool(true)
public struct Environment: Sendable {
  let functions: [String: [Overload]]
  let variables: [String: CELType]
  private(set) var constants: [String: ConstantDeclaration]
  let macros: MacroTable
  /// Functions of which the host replaced an overload; the planner has no forms of its own for them.
  let replacedFunctions: Set<String>
  /// The namespace in which names are looked up first, `a.b`; empty for none.
  public let container: String
  /// Bounds on source, tree and evaluation.
  public let limits: Limits

  /// Creates an environment.
  ///
  /// A variable declared twice has its last type; overloads of one function add up, and a later one
  /// replaces an earlier one of the same id.
  public init(
    libraries: [Library] = LibraryCatalog.standard, variables: [VariableDeclaration] = [],
    constants: [ConstantDeclaration] = [], functions: [FunctionDeclaration] = [],
    macros: [Macro] = [], container: String = "", limits: Limits = Limits()
  ) {
    var overloads: [String: [Overload]] = [:]
    var names: [String: ConstantDeclaration] = [:]
    var table = MacroTable()
    for library in libraries {
      for function in library.functions { Environment.add(function, to: &overloads) }
      for constant in library.constants { names[constant.name] = constant }
      for macro in library.macros { table.add(macro) }
    }
    var replaced: Set<String> = []
    for function in functions {
      let known = overloads[function.name] ?? []
      if known.contains(where: { old in function.overloads.contains { $0.id == old.id } }) {
        replaced.insert(function.name)
      }
      Environment.add(function, to: &overloads)
    }
    for constant in constants { names[constant.name] = constant }
    for macro in macros { table.add(macro) }
    self.functions = overloads
    self.constants = names
    self.macros = table
    replacedFunctions = replaced
    self.variables = Dictionary(
      variables.map { ($0.name, $0.type) }, uniquingKeysWith: { _, last in last })
    self.container = container
    self.limits = limits
  }

  private static func add(
    _ function: FunctionDeclaration, to overloads: inout [String: [Overload]]
  ) {
    var known = overloads[function.name] ?? []
    for overload in function.overloads {
      if let position = known.firstIndex(where: { $0.id == overload.id }) {
        known[position] = overload
      } else {
        known.append(overload)
      }
    }
    overloads[function.name] = known
  }

  /// Returns this environment with more constants; one of the same name is replaced.
  ///
  /// - Complexity: O(constants of both); functions, variables and macros are shared.
  public func adding(constants more: [ConstantDeclaration]) -> Environment {
    var environment = self
    for constant in more { environment.constants[constant.name] = constant }
    return environment
  }

  /// Parses `source` and expands macros, without looking at types.
  ///
  /// - Throws: ``CompilationFailure`` with the first syntax error and all complaints of macros.
  public func parse(_ source: String) throws(CompilationFailure) -> ParsedExpression {
    try Parser.parse(source, macros: macros, limits: limits)
  }

  /// Deduces the type of every node.
  ///
  /// - Throws: ``CompilationFailure`` with all complaints, in order of position.
  public func check(_ parsed: ParsedExpression) throws(CompilationFailure) -> CheckedExpression {
    try Checker.check(parsed, in: self)
  }

  /// Parses and checks `source`.
  ///
  /// - Throws: ``CompilationFailure`` as ``parse(_:)`` and ``check(_:)`` do.
  public func compile(_ source: String) throws(CompilationFailure) -> CheckedExpression {
    try check(try parse(source))
  }

  /// Prepares a checked expression to be evaluated many times.
  public func plan(_ checked: CheckedExpression) -> Program {
    Planner.plan(checked.parsed, checked: checked, in: self)
  }

  /// Prepares an expression that was not checked; overloads are then chosen at every call.
  public func plan(unchecked parsed: ParsedExpression) -> Program {
    Planner.plan(parsed, checked: nil, in: self)
  }

  /// Parses, checks and plans `source`.
  ///
  /// - Throws: ``CompilationFailure`` as ``compile(_:)`` does.
  public func program(_ source: String) throws(CompilationFailure) -> Program {
    plan(try compile(source))
  }
}
