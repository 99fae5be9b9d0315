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
  private var areas = AreaMemo(levels: RoutingIndex.levelCount)
  private var reaches: [RoutingReach: Int] = [:]
  /// By number in the registry: the point's reach; -1 if nobody has asked yet.
  private var reachOfPoint: [Int] = []
  private var owners: [UInt64: Owner] = [:]

  package init() {}

  /// What the calendar could not say for the tickets built with this memo.
  package var shortfall: CalendarShortfall { deadlines.shortfall }

  /// The number of all that routing asks of `point`.
  mutating func reach(of point: PointReference, _ router: Router) -> Int {
    let reach = router.reach(of: point, &areas)
    if let known = reaches[reach] { return known }
    if reaches.count >= Self.capacity {
      // Numbers are given anew, so what is filed under them goes too.
      reaches.removeAll(keepingCapacity: true)
      reachOfPoint.removeAll(keepingCapacity: true)
      owners.removeAll(keepingCapacity: true)
    }
    let number = reaches.count
    reaches[reach] = number
    return number
  }

  /// The same for the point with this number in the registry, which is always the same point.
  mutating func reach(ofRegistered number: Int, _ point: Point, _ router: Router) -> Int {
    if number < reachOfPoint.count, reachOfPoint[number] >= 0 { return reachOfPoint[number] }
    let reach = reach(of: .known(point), router)
    while reachOfPoint.count <= number { reachOfPoint.append(-1) }
    reachOfPoint[number] = reach
    return reach
  }

  /// - Parameters:
  ///   - kind: The number of all that routing asks of the rule.
  ///   - reach: The number of the point's reach, the last one that was asked for.
  ///   - point: Asked for if the owner is not known yet.
  mutating func owner(
    _ rule: Rule, _ kind: Int, _ reach: Int, _ router: Router, at point: () -> Point
  ) -> Owner {
    let key = UInt64(reach) << 24 | UInt64(kind)
    if let known = owners[key] { return known }
    if owners.count >= Self.capacity { owners.removeAll(keepingCapacity: true) }
    let owner = router.resolve(point(), rule)
    owners[key] = owner
    return owner
  }
}
