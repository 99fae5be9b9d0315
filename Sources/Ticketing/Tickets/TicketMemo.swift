import Model

/// What one worker has worked out already: owners, fingerprints, deadlines, points of records.
///
/// A cache of bounded size; whatever it holds, the tickets are the same. Only the calendar's
/// shortfall has to be merged when the workers are done.
package struct TicketMemo: Sendable {
  /// Entries of each kind; a table that is full is emptied, not grown.
  private static let capacity = 1 << 14

  var deadlines = DeadlineMemo()
  var last: RecordParts?
  private var owners: [UInt64: Owner] = [:]
  private var fingerprints: [UInt64: Fingerprint] = [:]
  private var numbers: [RecordPoint: Int] = [:]
  private var points: [Point] = []
  private var firstNumber = 0

  package init() {}

  /// What the calendar could not say for the tickets built with this memo.
  package var shortfall: CalendarShortfall { deadlines.shortfall }

  /// The number of a point that no registry has; numbers start at `first`.
  mutating func number(of point: RecordPoint, after first: Int) -> Int {
    if let known = numbers[point] { return known }
    if points.count >= Self.capacity { forgetPoints() }
    firstNumber = first
    let number = first + points.count
    numbers[point] = number
    points.append(point.point)
    return number
  }

  /// Numbers are given anew, so everything that is filed under them goes too.
  private mutating func forgetPoints() {
    numbers.removeAll(keepingCapacity: true)
    points.removeAll(keepingCapacity: true)
    owners.removeAll(keepingCapacity: true)
    fingerprints.removeAll(keepingCapacity: true)
    last = nil
  }

  func point(_ number: Int, _ registry: [Point]) -> Point {
    number < registry.count ? registry[number] : points[number - firstNumber]
  }

  mutating func owner(
    _ rule: Rule, _ index: Int, _ point: Point, _ number: Int, _ router: Router
  ) -> Owner {
    let key = Self.key(index, number)
    if let known = owners[key] { return known }
    if owners.count >= Self.capacity { owners.removeAll(keepingCapacity: true) }
    let owner = router.resolve(point, rule)
    owners[key] = owner
    return owner
  }

  mutating func fingerprint(
    _ rule: Rule, _ index: Int, _ point: Point, _ number: Int, _ place: String
  ) -> Fingerprint {
    // Places are free text, and rarely the same twice.
    guard place.isEmpty else { return Fingerprint(rule: rule.id, point: point.id, place: place) }
    let key = Self.key(index, number)
    if let known = fingerprints[key] { return known }
    if fingerprints.count >= Self.capacity { fingerprints.removeAll(keepingCapacity: true) }
    let fingerprint = Fingerprint(rule: rule.id, point: point.id, place: "")
    fingerprints[key] = fingerprint
    return fingerprint
  }

  private static func key(_ rule: Int, _ point: Int) -> UInt64 {
    UInt64(point) << 24 | UInt64(rule)
  }
}
