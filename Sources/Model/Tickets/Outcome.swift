import Diagnostics

/// What one rule says of one record. Evaluation itself never throws: a blank cell or an unreadable
/// one is a result to be shown, not a reason to stop the run. The vocabulary is XCCDF's.
package enum Outcome: Hashable, Sendable {
  case pass
  case fail
  /// The rule's `when` was false, or the cell says the fact does not apply.
  case notApplicable
  /// A fact that decides the rule was left blank. Lowers coverage; never counts as a pass.
  case notChecked(missing: [ColumnKey])
  /// A fact that decides the rule could not be read, or the condition failed on it. Never a pass.
  case error(reason: String)
}

/// How often a rule had each outcome. A commutative monoid: shards merge in any order.
package struct OutcomeTally: Hashable, Sendable {
  package var pass = 0
  package var fail = 0
  package var notApplicable = 0
  package var notChecked = 0
  package var error = 0

  package init() {}

  package static func += (a: inout OutcomeTally, b: OutcomeTally) {
    a.pass += b.pass
    a.fail += b.fail
    a.notApplicable += b.notApplicable
    a.notChecked += b.notChecked
    a.error += b.error
  }

  /// Outcomes of any kind: how often the rule met a record.
  package var total: Int { pass + fail + notApplicable + notChecked + error }
}

/// A rule that failed on a record, before it is known who owns it.
package struct Finding: Sendable {
  /// Row within the batch.
  package let row: Int
  /// Index in the rule set.
  package let rule: Int
  /// What it says; nil: the rule's message, which is the same for every record.
  package let message: LocalizedText?
  /// What was observed; nil: what the columns that decide the rule hold in the row.
  package let observed: [ObservedFact]?
  /// Points deducted; nil if the rule deducts none.
  package let deduction: Double?
  /// The column that the finding points at: the first one the condition read; 0 if none.
  package let column: Int
  /// What tells the fault from others of its rule at the same point; empty: nothing but the record's own place.
  package let place: String

  package init(
    row: Int, rule: Int, message: LocalizedText?, observed: [ObservedFact]? = nil,
    deduction: Double?, column: Int, place: String = ""
  ) {
    self.place = place
    self.row = row
    self.rule = rule
    self.message = message
    self.observed = observed
    self.deduction = deduction
    self.column = column
  }
}

/// One value that a condition read.
package struct ObservedFact: Hashable, Sendable {
  package let key: ColumnKey
  /// Nil: blank.
  package let value: CellValue?

  package init(key: ColumnKey, value: CellValue?) {
    self.key = key
    self.value = value
  }
}
