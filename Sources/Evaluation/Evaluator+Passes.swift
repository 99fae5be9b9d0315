import Model

extension Evaluator {
  /// Calls `visit` with the index of every rule that the record in `row` meets.
  ///
  /// Asks the interpreter, rule by rule: for rehearsals, which want every answer, not for checks.
  /// - Complexity: O(rules for the point's type).
  package func eachPass(of batch: RecordBatch, row: Int, _ visit: (_ rule: Int) -> Void) {
    let type = batch.pointTypes[row]
    for rule in compiled {
      let scope = scopes[rule.scope]
      guard scope.isEmpty || scope.contains(type) else { continue }
      if case .pass = rule.interpreter.outcome(BatchRow(batch: batch, row: row)) {
        visit(rule.index)
      }
    }
  }
}
