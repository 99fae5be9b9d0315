import CEL
import Model

extension CheckedExpression {
  /// Columns that it reads, or asks for being blank, in order of first use.
  var columns: [ColumnKey] {
    var columns: [ColumnKey] = []
    for variable in variables where variable != ExpressionScope.grade {
      let name = BlankVariable.column(of: variable) ?? variable
      let key = RecordField(rawValue: name).map { ColumnKey.field($0) } ?? .fact(FactID(name))
      if !columns.contains(key) { columns.append(key) }
    }
    return columns
  }

  /// Names of the constants, that is parameters, that it uses, in order of first use.
  var constants: [String] {
    var names: [String] = []
    walk { node in
      if case .constant(let name) = reference(of: node.id), !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  /// Where the variable `name` is first written.
  func rangeOfVariable(_ name: String) -> Range<Int>? {
    var range: Range<Int>?
    walk { node in
      if range == nil, reference(of: node.id) == .variable(name) {
        range = parsed.sourceMap.range(of: node.id)
      }
    }
    return range
  }

  /// Visits every node; the depth of a tree is bounded by the compiler's limits.
  func walk(_ visit: (Expression) -> Void) {
    func walk(_ node: Expression) {
      visit(node)
      node.kind.forEachChild(walk)
    }
    walk(root)
  }
}
