import Diagnostics
import Model
import TestSupport
import Testing

@testable import Assessment

/// The figures of offices that publish them, from ledgers of as many rows.
@Suite struct LedgerBookTests {
  static let today = CivilDate(daysSinceEpoch: 20_000)

  static func cases(
    _ count: Int, _ state: LedgerState?, dueInDays days: Int? = -1, doneInDays done: Int? = nil
  ) -> [LedgerCase] {
    (0..<count).map { number in
      LedgerCase(
        file: "ledger.xlsx", line: number + 3, serial: "\(number + 1)", point: "望江路",
        problem: "井盖缺损", unit: "市政处", state: state, due: days.map { today.adding(days: $0) },
        doneOn: done.map { today.adding(days: $0) })
    }
  }

  /// A district's monthly report: 6 423 taken on, 6 026 due, 5 912 closed. Source: `field.md` C5.
  @Test func aDistrictClosesWhatIsDue() {
    let book = LedgerBook(
      Self.cases(5_000, .verified) + Self.cases(900, .claimedFixed)
        + Self.cases(12, .fixedOnSpot, dueInDays: 3) + Self.cases(110, .inProgress)
        + Self.cases(4, nil) + Self.cases(397, .open, dueInDays: 2))
    #expect(book.cases.count == 6_423)
    let closed = book.closed(on: Self.today)
    #expect((closed.part, closed.whole) == (5_912, 6_026))
    #expect(closed.percent == "98.11")
    #expect(book.overdue(on: Self.today).count == 114)
  }

  /// 台山 2021: 1 032 found, 963 put right. Source: `field.md` B2.
  @Test func aCityPutsRightWhatWasFound() {
    let book = LedgerBook(
      Self.cases(900, .verified) + Self.cases(63, .claimedFixed) + Self.cases(50, .open)
        + Self.cases(19, .handedBack, dueInDays: nil) + Self.cases(7, .void)
        + Self.cases(3, .deferred))
    #expect((book.rectified.part, book.rectified.whole) == (963, 1_032))
    #expect(book.rectified.percent == "93.31")
    #expect(book.exempt == 10)
  }

  @Test func theDayItselfIsInTime() {
    let book = LedgerBook(
      Self.cases(1, .open, dueInDays: 0) + Self.cases(1, .open, dueInDays: -1)
        + Self.cases(1, nil, dueInDays: -9) + Self.cases(1, .open, dueInDays: nil)
        + Self.cases(1, .deferred, dueInDays: -30) + Self.cases(1, .verified, dueInDays: -30))
    let days = book.overdue(on: Self.today).map {
      ($0.due?.daysSinceEpoch ?? 0) - Self.today.daysSinceEpoch
    }
    #expect(days == [-9, -1])
    #expect(LedgerBook([]).rectified.percent == "100.00")
  }

  /// 按期结案率 is judged by 结案时间 ≤ 处置截止时间; put-off and void cases leave numerator and denominator, and what is
  /// overdue stays in the latter. Source: `field.md` C4, C5 (金华 考核细则).
  @Test func inTimeIsDoneByTheDayItWasDue() {
    let book = LedgerBook(
      Self.cases(70, .verified, doneInDays: -1) + Self.cases(20, .claimedFixed, doneInDays: -3)
        + Self.cases(4, .verified, doneInDays: 0) + Self.cases(6, .open)
        + Self.cases(9, .open, dueInDays: 0) + Self.cases(5, .deferred) + Self.cases(5, .void))
    let onTime = book.onTime(on: Self.today)
    #expect((onTime.part, onTime.whole) == (90, 100))
    #expect(book.closed(on: Self.today).part == 94)
    #expect(book.late(on: Self.today).count == 4)
    #expect(LedgerBook([]).onTime(on: Self.today).percent == "100.00")
  }

  struct Late: Sendable, CustomTestStringConvertible {
    let state: LedgerState?
    let due: Int?
    let done: Int?
    let isLate: Bool
    var testDescription: String { "\(state?.rawValue ?? "-") due \(due ?? 99) done \(done ?? 99)" }
  }

  @Test(arguments: [
    Late(state: .verified, due: -5, done: -5, isLate: false),
    Late(state: .verified, due: -5, done: -4, isLate: true),
    Late(state: .claimedFixed, due: -5, done: nil, isLate: true),
    Late(state: .claimedFixed, due: 0, done: nil, isLate: false),
    Late(state: .claimedFixed, due: nil, done: -4, isLate: false),
    Late(state: .fixedOnSpot, due: -5, done: nil, isLate: false),
    Late(state: .open, due: -5, done: -4, isLate: false),
    Late(state: nil, due: -5, done: -4, isLate: false),
  ])
  func lateIsDoneAfterItsDay(_ c: Late) {
    let cases = Self.cases(1, c.state, dueInDays: c.due, doneInDays: c.done)
    #expect(cases.allSatisfy { $0.isLate(on: Self.today) == c.isLate })
  }

  /// With a ledger its figures stand in the report, and not those of inspections.
  @Test func theGateGoesByTheLedger() throws {
    var gate = GateThresholds()
    gate.overdue = 0
    gate.rectified = 933_200
    gate.closed = 981_000
    gate.onTime = 900_000
    let ledger = LedgerBook(
      Self.cases(950, .verified, doneInDays: -2) + Self.cases(13, .verified, doneInDays: 0)
        + Self.cases(19, .open) + Self.cases(50, .open, dueInDays: 1))
    let evidence = GateAssessment.Evidence(
      book: FaultBook([], passes: PassLog()),
      scores: ScoreSheet([], FaultBook([], passes: PassLog()), ScoringModel()), points: [],
      inspected: [:], outcomes: OutcomeTally(), ledger: ledger)
    let campaign = Campaign(title: "", assessment: nil, tightenings: [], gate: gate)
    let report = GateAssessment(
      campaign, evidence, asOf: Timestamp(Self.today, secondOfDay: 72_000, offset: .china),
      offset: .china
    ).report
    #expect(report.criteria.map(\.id) == ["overdue", "rectified", "closed", "on-time"])
    #expect(report.criteria.map(\.isMet) == [false, false, false, true])
    #expect(
      report.criteria.map(\.figure.en) == [
        "19", "93.31 % (963/1032)", "98.07 % (963/982)", "96.74 % (950/982)",
      ])
    let first = try #require(report.criteria.first?.tickets.first)
    #expect(first.unit.zh == "市政处")
    #expect(first.file == "ledger.xlsx")
  }
}
