/// The variable that `blank(x)` in a condition expands to: `@blank.x`, a bool that is always known.
///
/// No source text can spell the name, so it clashes with no fact.
package enum BlankVariable {
  private static let prefix = "@blank."

  /// The variable that tells whether the column called `name` is blank.
  package static func name(ofColumn name: String) -> String { prefix + name }

  /// The column whose blankness `variable` tells; nil if it is an ordinary variable.
  package static func column(of variable: String) -> String? {
    variable.hasPrefix(prefix) ? String(variable.dropFirst(prefix.count)) : nil
  }
}
