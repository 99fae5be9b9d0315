/// The canonical function names under which operators appear in a tree.
public enum Operator {
  /// `c ? a : b`
  public static let conditional = "_?_:_"
  /// `a && b`
  public static let logicalAnd = "_&&_"
  /// `a || b`
  public static let logicalOr = "_||_"
  /// `!a`
  public static let logicalNot = "!_"
  /// `a == b`
  public static let equals = "_==_"
  /// `a != b`
  public static let notEquals = "_!=_"
  /// `a < b`
  public static let less = "_<_"
  /// `a <= b`
  public static let lessEquals = "_<=_"
  /// `a > b`
  public static let greater = "_>_"
  /// `a >= b`
  public static let greaterEquals = "_>=_"
  /// `a + b`
  public static let add = "_+_"
  /// `a - b`
  public static let subtract = "_-_"
  /// `a * b`
  public static let multiply = "_*_"
  /// `a / b`
  public static let divide = "_/_"
  /// `a % b`
  public static let modulo = "_%_"
  /// `-a`
  public static let negate = "-_"
  /// `a[b]`
  public static let index = "_[_]"
  /// `a in b`
  public static let contains = "@in"
  /// `operand.?field`
  public static let optionalSelect = "_?._"
  /// `operand[?index]`
  public static let optionalIndex = "_[?_]"
  /// Lets a fold continue past errors and unknowns; appears only in expanded macros.
  public static let notStrictlyFalse = "@not_strictly_false"

  /// The name of `function` as it is written: `_+_` is `+`, and what only a macro expands to is that macro.
  static func surfaceName(of function: String) -> String {
    switch function {
    case index: "[]"
    case optionalIndex: "[?]"
    case optionalSelect: ".?"
    case contains: "in"
    case conditional: "?:"
    case notStrictlyFalse: "&&"
    case "cel.@mapInsert": "transformMap"
    case "cel.@mergeMaps": "transformMapEntry"
    case "lists.@sortByKeys": "sortBy"
    default:
      // No operator has a letter in its name.
      function.contains(where: \.isLetter) ? function : function.filter { $0 != "_" }
    }
  }
}
