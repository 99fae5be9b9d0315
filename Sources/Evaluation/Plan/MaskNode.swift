import Model

/// How two values are compared.
package enum Comparison: Hashable, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  /// The comparison that holds when the sides are exchanged: `3 < x` is `x > 3`.
  var mirrored: Comparison {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

/// One three-valued test over every row of a batch.
///
/// Children are indices of nodes that come earlier in the plan. Equal nodes are one node, so that the
/// same comparison in several rules is made once.
enum MaskNode: Hashable, Sendable {
  case constant(Bool)
  /// A flag or verdict column itself.
  case flag(slot: Int)
  /// Whether the cell is blank; always known.
  case blank(slot: Int)
  case compareInteger(slot: Int, Comparison, Int64)
  case compareDouble(slot: Int, Comparison, Double)
  /// Whether a text or a code is one of `words`, ascending.
  case wordIn(slot: Int, words: [String])
  case text(slot: Int, TextTest)
  /// Compares a text read as a number: `double(x) < 3.0`.
  case compareNumber(slot: Int, Comparison, Double)
  case not(Int)
  case and([Int])
  case or([Int])
  /// Whatever the columnar plan has no kernel for: the compiled rule of this number, row by row.
  ///
  /// True where it passes, false where it fails; an error, or unknown for all other outcomes.
  case interpreted(rule: Int)

  var children: [Int] {
    switch self {
    case .not(let child): [child]
    case .and(let children), .or(let children): children
    default: []
    }
  }

  var isInterpreted: Bool {
    if case .interpreted = self { true } else { false }
  }
}

/// A test of one text against a constant.
enum TextTest: Hashable, Sendable {
  case contains(String)
  case startsWith(String)
  case endsWith(String)
  /// Index in the plan's list of compiled patterns.
  case matches(pattern: Int)
}
