/// Functions, macros and constants that belong together.
public struct Library: Sendable {
  /// The library's name in the catalog, lower-case.
  public let name: String
  /// One line that says what it offers.
  public let summary: String
  /// Functions; an overload list is added to a function that another library already declares.
  public let functions: [FunctionDeclaration]
  /// Macros; a later library replaces one of the same name, shape and argument count.
  public let macros: [Macro]
  /// Names with a fixed value.
  public let constants: [ConstantDeclaration]

  /// Creates a library.
  public init(
    name: String, summary: String, functions: [FunctionDeclaration] = [], macros: [Macro] = [],
    constants: [ConstantDeclaration] = []
  ) {
    self.name = name
    self.summary = summary
    self.functions = functions
    self.macros = macros
    self.constants = constants
  }
}
