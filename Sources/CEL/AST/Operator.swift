/// The canonical function names under which operators appear in a tree.
public enum Operator {
  public static let conditional = "_?_:_"
  public static let logicalAnd = "_&&_"
  public static let logicalOr = "_||_"
  public static let logicalNot = "!_"
  public static let equals = "_==_"
  public static let notEquals = "_!=_"
  public static let less = "_<_"
  public static let lessEquals = "_<=_"
  public static let greater = "_>_"
  public static let greaterEquals = "_>=_"
  public static let add = "_+_"
  public static let subtract = "_-_"
  public static let multiply = "_*_"
  public static let divide = "_/_"
  public static let modulo = "_%_"
  public static let negate = "-_"
  public static let index = "_[_]"
  public static let contains = "@in"
  /// `operand.?field`
  public static let optionalSelect = "_?._"
  /// `operand[?index]`
  public static let optionalIndex = "_[?_]"
  /// Lets a fold continue past errors and unknowns; appears only in expanded macros.
  public static let notStrictlyFalse = "@not_strictly_false"
}
