import CEL
import Model

/// What one aggregate has seen so far. A commutative monoid: states of two shards merge into the state
/// of the whole, in any order.
///
/// Memory: constant for numbers; one entry per point, or per point and rule, for those that tell points
/// apart. Never per record.
enum AggregateState: Sendable, Equatable {
  case counted(Int)
  case numbers(NumberTally)
  case points(Set<PointID>)
  case rounds([RoundKey: LastRounds])

  /// The state before the first record.
  init(_ function: Aggregate.Function) {
    switch function {
    case .inspections, .violations, .points: self = .counted(0)
    case .count, .sum, .avg, .min, .max, .share: self = .numbers(NumberTally())
    case .inspected: self = .points([])
    case .regressions: self = .rounds([:])
    }
  }

  static func += (a: inout AggregateState, b: AggregateState) {
    switch (a, b) {
    case (.counted(let x), .counted(let y)): a = .counted(x + y)
    case (.numbers(let x), .numbers(let y)): a = .numbers(x + y)
    case (.points(let x), .points(let y)): a = .points(x.union(y))
    case (.rounds(let x), .rounds(let y)): a = .rounds(x.merging(y, uniquingKeysWith: +))
    default: preconditionFailure("states of one aggregate are of one kind")
    }
  }
}

/// Numbers of records, summed exactly.
///
/// A value is taken to the billionth and added as a whole number, so that no order of records gives
/// another sum. Range: |value| < 10¹⁸; anything else counts as unreadable.
struct NumberTally: Sendable, Equatable {
  static let scale: Int128 = 1_000_000_000

  /// Records that have a value.
  private(set) var decided = 0
  /// Records of which the condition holds.
  private(set) var holds = 0
  private(set) var unreadable = 0
  private var sum: Int128 = 0
  private var least: Int128?
  private var greatest: Int128?

  mutating func add(_ value: Value) {
    switch value {
    case .bool(let holds):
      decided += 1
      if holds { self.holds += 1 }
    case .int(let number): add(Int128(number) * Self.scale)
    case .uint(let number): add(Int128(number) * Self.scale)
    case .double(let number) where abs(number) < 1e18:
      add(Int128((number * 1e9).rounded(.toNearestOrAwayFromZero)))
    case .unknown: break
    default: unreadable += 1
    }
  }

  private mutating func add(_ scaled: Int128) {
    decided += 1
    sum += scaled
    least = Swift.min(least ?? scaled, scaled)
    greatest = Swift.max(greatest ?? scaled, scaled)
  }

  static func + (a: NumberTally, b: NumberTally) -> NumberTally {
    var both = a
    both.decided += b.decided
    both.holds += b.holds
    both.unreadable += b.unreadable
    both.sum += b.sum
    both.least = [a.least, b.least].compactMap { $0 }.min()
    both.greatest = [a.greatest, b.greatest].compactMap { $0 }.max()
    return both
  }

  /// What the aggregate says.
  ///
  /// - Parameter records: Records of the group. With none, counts and sums are 0; with some of which none
  ///   has a value, nothing is said, as with a blank cell.
  func cell(_ aggregate: Aggregate, records: Int) -> Cell {
    let isEmptySum = records == 0 && (aggregate.function == .count || aggregate.function == .sum)
    guard decided > 0 || isEmptySum else { return unreadable > 0 ? .unreadable : .blank }
    switch aggregate.function {
    case .count: return .value(.integer(Int64(holds)))
    case .share: return .value(.double(Double(holds) / Double(decided)))
    case .avg: return .value(.double(Double(sum) / (Double(decided) * 1e9)))
    case .min: return Self.cell(least ?? 0, aggregate.result)
    case .max: return Self.cell(greatest ?? 0, aggregate.result)
    default: return Self.cell(sum, aggregate.result)
    }
  }

  private static func cell(_ scaled: Int128, _ result: Aggregate.Result) -> Cell {
    switch result {
    case .integer: Int64(exactly: scaled / scale).map { .value(.integer($0)) } ?? .unreadable
    case .double: .value(.double(Double(scaled) / 1e9))
    }
  }
}

/// A rule at a point.
struct RoundKey: Hashable, Sendable {
  let point: PointID
  /// Index in the rule set.
  let rule: Int
}

/// The last two rounds of inspection of a rule at a point. A round is a day; a breach on it is a breach
/// of the round, whatever else was found that day.
///
/// A day that is dropped has two later ones, and those only ever become more: merging in any order keeps
/// the same two.
struct LastRounds: Sendable, Equatable {
  private(set) var rounds: [Round] = []

  struct Round: Sendable, Equatable {
    let day: CivilDate
    var isBreach: Bool
  }

  mutating func add(_ round: Round) {
    if let known = rounds.firstIndex(where: { $0.day == round.day }) {
      rounds[known].isBreach = rounds[known].isBreach || round.isBreach
    } else {
      rounds.append(round)
      rounds.sort { $0.day > $1.day }
      rounds = Array(rounds.prefix(2))
    }
  }

  static func + (a: LastRounds, b: LastRounds) -> LastRounds {
    var both = a
    for round in b.rounds { both.add(round) }
    return both
  }

  /// In order the last time but one, in breach the last time.
  var isRegression: Bool { rounds.count == 2 && rounds[0].isBreach && !rounds[1].isBreach }
}
