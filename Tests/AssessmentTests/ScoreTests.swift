import Diagnostics
import Model
import TestSupport
import Testing

@testable import Assessment

/// Tickets with nothing in them but what scores look at.
enum ScoreFixture {
  static func rule(
    _ id: String, checklist: String = "c", max: Double? = nil, red: Bool = false
  ) -> Rule {
    Rule(
      id: RuleID(id), checklist: ChecklistID(checklist), appliesTo: [], title: "t", category: "c",
      severity: .minor, isRedLine: red, when: nil, unless: nil,
      require: Condition(source: "a", expression: ExpressionID(index: 0), reads: []), grades: nil,
      owners: ["o"], supporting: [], deadline: DeadlineRule(stages: []),
      deduction: Rule.Deduction(points: 1, maximum: max), message: MessageTemplate(zh: [], en: []),
      remedy: "", rationale: "", references: [], photosRequired: 0, theme: nil, formerIDs: [],
      examples: [], location: SourceLocation(file: "test"))
  }

  static func point(_ id: String, street: String = "一街", type: PointTypeID = "road") -> Point {
    Point(
      id: PointID(id), name: id, type: type, area: Area(district: "东区", street: street),
      location: SourceLocation(file: "test"))
  }

  /// - Parameter number: Makes the fingerprint.
  static func ticket(
    _ number: Int, _ rule: Rule, _ point: Point, _ points: Double, at seconds: Int64? = 0,
    place: String = "", due: Int64? = nil
  ) -> Ticket {
    var bytes = Array(repeating: UInt8(0), count: 32)
    bytes[30] = UInt8(truncatingIfNeeded: number >> 8)
    bytes[31] = UInt8(truncatingIfNeeded: number)
    return Ticket(
      fingerprint: Fingerprint(bytes: bytes), rule: rule, point: point,
      record: RecordReference(
        id: "", file: "f", line: number, column: 0, inspector: "", place: place),
      message: "m", observed: [], owner: Owner(role: "o", unit: "u"),
      openedAt: seconds.map { Timestamp(seconds: $0) },
      deadline: Deadline(due: due.map { Timestamp(seconds: $0) }, reason: ""),
      deduction: points, disposition: .new)
  }
}

@Suite struct FigureTests {
  @Test(arguments: [
    (5912, 6026, "98.11"), (963, 1032, "93.31"), (1, 8, "12.50"), (1, 3, "33.33"), (2, 3, "66.67"),
    (1, 20_000, "0.01"), (0, 5, "0.00"), (0, 0, "100.00"), (5, 5, "100.00"),
  ])
  func sharesRoundHalvesUp(_ part: Int, _ whole: Int, _ text: String) {
    #expect(ExactShare(part, of: whole).percent == text)
  }

  /// Figures are rounded, comparisons are not: 94.999 % is not 95 %, though it is printed as 95.00.
  @Test func comparisonsDoNotRound() {
    let share = ExactShare(94_999, of: 100_000)
    #expect(share.percent == "95.00")
    #expect(!share.reaches(millionths: 950_000))
    #expect(MeanPoints(sum: 97_999_999, weight: 1).text == "98.00")
    #expect(!MeanPoints(sum: 97_999_999, weight: 1).reaches(ExactPoints(98)))
  }

  @Test func tenTenthsAreOnePoint() {
    let sum = (0..<10).reduce(ExactPoints.zero) { sum, _ in sum + ExactPoints(0.1) }
    #expect(sum == ExactPoints(1))
  }
}

@Suite struct ScoreSheetTests {
  @Test func everyCapHolds() {
    let point = ScoreFixture.point("P1")
    let capped = ScoreFixture.rule("r.a", max: 2)
    let red = ScoreFixture.rule("r.red", red: true)
    let book = FaultBook(
      [
        ScoreFixture.ticket(1, capped, point, 1.5), ScoreFixture.ticket(2, capped, point, 1.5),
        ScoreFixture.ticket(3, ScoreFixture.rule("r.b"), point, 0.7),
        ScoreFixture.ticket(4, red, point, 9),
      ], passes: PassLog())
    var model = ScoringModel()
    #expect(ScoreSheet([point], book, model).city?.mean.text == "97.30")
    model.checklistWeights = ["c": 2_000]
    #expect(ScoreSheet([point], book, model).city?.mean.text == "94.60")
    model.checklistCaps = ["c": ExactPoints(3)]
    #expect(ScoreSheet([point], book, model).city?.mean.text == "97.00")
    // The red line is outside the score; every other fault is named.
    #expect(ScoreSheet([point], book, model).city?.charges.count == 3)
  }

  @Test func tiesShareARank() {
    let points = ["一街", "二街", "三街", "四街"].enumerated().map {
      ScoreFixture.point("P\($0)", street: $1)
    }
    let rule = ScoreFixture.rule("r")
    let book = FaultBook(
      [
        ScoreFixture.ticket(1, rule, points[1], 2), ScoreFixture.ticket(2, rule, points[2], 2),
        ScoreFixture.ticket(3, rule, points[3], 5),
      ], passes: PassLog())
    var model = ScoringModel()
    model.redList = ExactPoints(99)
    model.blackList = ExactPoints(96)
    let sheet = ScoreSheet(points, book, model)
    #expect(sheet.areas.filter { $0.level == .street }.map(\.rank) == [1, 2, 2, 4])
    #expect(sheet.redList.map(\.name.zh) == ["一街"])
    #expect(sheet.blackList.map(\.name.zh) == ["四街"])
  }

  @Test func aTypeCountsByItsWeight() {
    let points = [ScoreFixture.point("P1"), ScoreFixture.point("P2", type: "market")]
    let book = FaultBook(
      [ScoreFixture.ticket(1, ScoreFixture.rule("r"), points[1], 3)], passes: PassLog())
    var model = ScoringModel()
    #expect(ScoreSheet(points, book, model).city?.mean.text == "98.50")
    model.typeWeights = ["market": 2_000]
    #expect(ScoreSheet(points, book, model).city?.mean.text == "98.00")
  }
}

/// When a fault is closed, and when it is back.
@Suite struct FaultBookTests {
  struct Case: Sendable {
    /// Times at which it was found; nil: nobody knows when.
    let found: [Int64?]
    let passed: [(at: Int64, place: String)]
    let isOpen: Bool
    var isBack = false
    var openedAt: Int64?
  }

  static let cases = [
    Case(found: [10], passed: [], isOpen: true, openedAt: 10),
    Case(found: [10], passed: [(20, "")], isOpen: false, openedAt: 10),
    Case(found: [10], passed: [(10, "")], isOpen: true, openedAt: 10),
    Case(found: [10], passed: [(5, "")], isOpen: true, openedAt: 10),
    Case(found: [10], passed: [(20, "３号楼")], isOpen: false, openedAt: 10),
    Case(found: [10], passed: [(20, "5号楼")], isOpen: true, openedAt: 10),
    Case(found: [10, 30], passed: [(20, "")], isOpen: true, isBack: true, openedAt: 30),
    Case(found: [10, 30, 40], passed: [(20, "")], isOpen: true, isBack: true, openedAt: 30),
    Case(found: [10, 30], passed: [(20, ""), (40, "")], isOpen: false, openedAt: 30),
    Case(found: [nil], passed: [(20, "")], isOpen: true),
  ]

  @Test(arguments: FaultBookTests.cases.indices)
  func follows(_ number: Int) throws {
    let c = Self.cases[number]
    let rule = ScoreFixture.rule("r")
    let point = ScoreFixture.point("P1")
    var passes = PassLog()
    for (time, place) in c.passed {
      passes.add(.init(point: "P1", rule: "r", place: place), at: Timestamp(seconds: time))
    }
    let tickets = c.found.map { ScoreFixture.ticket(1, rule, point, 1, at: $0, place: "3号楼") }
    let fault = try #require(FaultBook(tickets.reversed(), passes: passes).faults.first)
    #expect(fault.isOpen == c.isOpen)
    #expect(fault.isBack == c.isBack)
    #expect(fault.ticket.openedAt?.seconds == c.openedAt)
  }
}

/// 按期结案率 where there is no ledger: what inspections saw after a fault's limit was late.
@Suite struct OnTimeTests {
  /// Four faults with a limit at 20, each at its own point.
  @Test func lateIsWhatWasSeenAfterItsLimit() {
    let rule = ScoreFixture.rule("r")
    var passes = PassLog()
    var tickets: [Ticket] = []
    func found(_ number: Int, at times: [Int64], passedAt passed: Int64?) {
      let point = ScoreFixture.point("P\(number)")
      tickets += times.map { ScoreFixture.ticket(number, rule, point, 1, at: $0, due: $0 + 10) }
      guard let passed else { return }
      passes.add(
        .init(point: point.id, rule: "r", place: ""), at: Timestamp(seconds: passed))
    }
    found(1, at: [10], passedAt: 15)
    // Nobody came before 40: that is not the unit's fault.
    found(2, at: [10], passedAt: 40)
    found(3, at: [10, 25], passedAt: 40)
    found(4, at: [10], passedAt: nil)
    let book = FaultBook(tickets, passes: passes)
    #expect(book.faults.map(\.isLate).count { $0 } == 1)
    let closed = book.closed(at: Timestamp(seconds: 50))
    #expect((closed.part, closed.whole) == (3, 4))
    let onTime = book.onTime(at: Timestamp(seconds: 50))
    #expect((onTime.part, onTime.whole) == (2, 4))
    // Before its limit the open one is not due.
    #expect(book.onTime(at: Timestamp(seconds: 20)).whole == 3)
  }
}

/// The fewest fixes, against trying every set.
@Suite struct FixPlanTests {
  @Test func noSmallerSetDoes() {
    let seed = UInt64.random(in: .min ... .max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let points = (0..<3).map {
        ScoreFixture.point("P\($0)", type: Bool.random(using: &random) ? "road" : "market")
      }
      let rules = (0..<3).map { number in
        ScoreFixture.rule(
          "r\(number)", checklist: "c\(number % 2)",
          max: Bool.random(using: &random) ? Double(Int.random(in: 1...4, using: &random)) : nil)
      }
      let tickets = (0..<9).map { number in
        ScoreFixture.ticket(
          number, rules[Int.random(in: 0..<3, using: &random)],
          points[Int.random(in: 0..<3, using: &random)],
          Double(Int.random(in: 1...6, using: &random)) / 2)
      }
      var model = ScoringModel()
      model.typeWeights = ["market": 3_000]
      model.checklistCaps = ["c0": ExactPoints(3)]
      if Bool.random(using: &random) { model.full = ExactPoints(5) }
      let book = FaultBook(tickets, passes: PassLog())
      let sheet = ScoreSheet(points, book, model)
      let target = ExactPoints(
        Double(model.full.millionths) / 1e6 - Double(Int.random(in: 0...8, using: &random)) / 2)
      let plan = FixPlan(sheet, target: target)
      #expect(plan.isExact)
      var fewest: Int?
      for mask in 0..<1 << tickets.count {
        let rest = FaultBook(
          keeping: book.faults.enumerated().filter { mask >> $0.offset & 1 == 0 }.map(\.element))
        let city = ScoreSheet(points, rest, model).city
        if city?.mean.reaches(target) == true {
          fewest = min(fewest ?? .max, mask.nonzeroBitCount)
        }
      }
      #expect(plan.faults?.count == fewest, "seed \(seed)")
      let closed = Set((plan.faults ?? []).map(\.ticket.fingerprint))
      let rest = FaultBook(
        keeping: book.faults.filter { !closed.contains($0.ticket.fingerprint) })
      #expect(ScoreSheet(points, rest, model).city?.mean.reaches(target) == true, "seed \(seed)")
    }
  }
}
