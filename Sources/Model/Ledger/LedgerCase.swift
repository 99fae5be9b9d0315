/// One problem of a ledger (整改台账), as far as a rehearsal wants to know it.
package struct LedgerCase: Hashable, Sendable {
  package let file: String
  package let line: Int
  /// As the ledger numbers it; empty if it does not.
  package let serial: String
  package let point: String
  package let problem: String
  package let unit: String
  /// Nil if nobody knows how far it is: it counts as open.
  package let state: LedgerState?
  package let due: CivilDate?
  /// The day on which it was done; nil if the ledger does not say.
  package let doneOn: CivilDate?

  package init(
    file: String, line: Int, serial: String, point: String, problem: String, unit: String,
    state: LedgerState?, due: CivilDate?, doneOn: CivilDate? = nil
  ) {
    self.file = file
    self.line = line
    self.serial = serial
    self.point = point
    self.problem = problem
    self.unit = unit
    self.state = state
    self.due = due
    self.doneOn = doneOn
  }

  /// Should never have been opened, or has been put off with leave (缓办): nobody is measured by it.
  package var isExempt: Bool { state == .void || state == .deferred }

  package var isDone: Bool { state?.isDone == true }

  /// Whether its day has passed on `today` and it is not done. The day itself is still in time.
  package func isOverdue(on today: CivilDate) -> Bool {
    !isDone && !isExempt && (due.map { $0 < today } ?? false)
  }

  /// Whether it is done, but not by its day. Without a day of its own nothing is late. Of a done problem whose day
  /// has passed nobody can say that it was in time if the ledger does not say when it was done, unless it
  /// was put right on the spot.
  package func isLate(on today: CivilDate) -> Bool {
    guard isDone, let due else { return false }
    if let doneOn { return doneOn > due }
    return state != .fixedOnSpot && due < today
  }
}
