import Model

/// What one worker has worked out already: owners and deadlines.
///
/// A cache of bounded size; whatever it holds, the tickets are the same. Only the calendar's
/// shortfall has to be merged when the workers are done.
package struct TicketMemo: Sendable {
  /// Entries of each kind; a table that is full is emptied, not grown.
  private static let capacity = 1 << 13

  var deadlines = DeadlineMemo()
  var fingerprints = FingerprintMemo()
  private var reaches: [RoutingReach: Int] = [:]
  private var owners: [UInt64: Owner] = [:]

  package init() {}

  /// What the calendar could not say for the tickets built with this memo.
  package var shortfall: CalendarShortfall { deadlines.shortfall }

  /// The number of all that routing asks of `point`.
  mutating func reach(of point: PointReference, _ router: Router) -> Int {
    let reach = router.reach(of: point)
    if let known = reaches[reach] { return known }
    if reaches.count >= Self.capacity {
      // Numbers are given anew, so what is filed under them goes too.
      reaches.removeAll(keepingCapacity: true)
      owners.removeAll(keepingCapacity: true)
    }
    let number = reaches.count
    reaches[reach] = number
    return number
  }

  /// - Parameters:
  ///   - kind: The number of all that routing asks of the rule.
  ///   - reach: The number of the point's reach, the last one that was asked for.
  mutating func owner(
    _ rule: Rule, _ kind: Int, _ point: PointReference, _ reach: Int, _ router: Router
  ) -> Owner {
    let key = UInt64(reach) << 24 | UInt64(kind)
    if let known = owners[key] { return known }
    if owners.count >= Self.capacity { owners.removeAll(keepingCapacity: true) }
    let owner = router.resolve(point.point, rule)
    owners[key] = owner
    return owner
  }
}
