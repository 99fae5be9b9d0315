/// How far a problem of a ledger (台账) has come.
package enum LedgerState: String, Sendable, CaseIterable {
  case open
  case inProgress = "in_progress"
  /// The unit says that it is done; nobody has looked yet.
  case claimedFixed = "claimed_fixed"
  /// Put right while the inspectors stood there.
  case fixedOnSpot = "fixed_on_spot"
  /// Somebody has looked (销号).
  case verified
  case deferred
  /// The unit says that it is not its business.
  case handedBack = "handed_back"
  /// Should never have been opened.
  case void

  /// Whether somebody says that it is done.
  package var isDone: Bool { self == .claimedFixed || self == .fixedOnSpot || self == .verified }

  /// Whether everybody agrees that there is something left to do.
  package var isOpen: Bool { self == .open || self == .inProgress }
}
