import Diagnostics
import Linting
import Model
import TestSupport
import Testing

@Suite struct LedgerTests {
  static let head = [
    "整改台账", "序号|检查时间|检查单位|问题描述|责任单位|||整改期限|整改天数|整改完成日期|销号情况", "||||牵头|责任|配合||||",
  ]

  static func ledger(_ rows: [String]) throws -> CheckedLedger {
    let table = try #require(Table<LedgerColumn>(Fixture.table(head + rows)))
    return CheckedLedger(table, Fixture.context)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let row: String
    let defects: [String]
    var testDescription: String { row }
  }

  static let cases = [
    Case(row: "1|2026-07-10|组|堆物|市局|区局|甲、乙|2026-07-17||2026年7月16日|已整改", defects: []),
    Case(row: "1|2026-07-10|组|堆物|市局|区局||2026-07-17|||整改中", defects: []),
    Case(
      row: "1|2026-07-10|组|堆物|市局|区局||2026-07-17|||已 销 号", defects: ["closed_without_date 4:10 "]),
    Case(
      row: "1|2026.7.10|组|堆物|市局|区局||2026-07-17||2026/7/9|销号",
      defects: ["closed_before_opened 4:10 2026/7/9"]),
    Case(
      row: "1|2026-07-10|组|堆物|市局|区局||2026-07-17||2026-07-12|待整改",
      defects: ["open_with_date 4:10 2026-07-12"]),
    Case(
      row: "1|2026-07-10|组|堆物|市局|区局||2026-07-01||2026-07-12|已办结",
      defects: ["deadline_before_opened 4:8 2026-07-01"]),
    Case(
      row: "1|2026-07-10|组|堆物|市局|区局||尽快||2026-07-29|已办结",
      defects: ["unreadable_date 4:8 尽快", "date_in_future 4:10 2026-07-29"]),
    Case(
      row: "1|||  |市局| ||||2026.4.31|见附件",
      defects: [
        "missing_date 4:2 ", "missing_problem_text 4:4   ", "missing_owner 4:6  ",
        "missing_date 4:8 ",
        "unreadable_date 4:10 2026.4.31", "unknown_status 4:11 见附件",
      ]),
    Case(
      row: "1|2026-07-10|组|堆物|市局|区局||2026-07-17||已完成|已整改", defects: ["unreadable_date 4:10 已完成"]),
    Case(row: "1|2026-07-10|组|堆物|市局|区局||2026-07-17|||", defects: ["missing_status 4:11 "]),
  ]

  @Test(arguments: LedgerTests.cases)
  func saysWhatIsWrong(_ c: Case) throws {
    #expect(Fixture.words(try Self.ledger([c.row]).defects) == c.defects)
  }

  @Test func copiesAndNumbersAreComparedWithEarlierRows() throws {
    let ledger = try Self.ledger([
      "1|2026-07-10|组|堆物|市局|区局||2026-07-17|||整改中", "2|2026-07-10|组|堆物|市局|区局||2026-07-17|||整改中",
      "1|2026-07-11|组|堆物|市局||||||", "|||", "合计|2", "备注：本表由创建办填写",
    ])
    #expect(
      Fixture.words(ledger.defects) == [
        "duplicate_record 5:0 ", "duplicate_serial 6:1 1", "missing_owner 6:6 ",
        "missing_date 6:8 ",
        "missing_status 6:11 ",
      ])
    #expect(ledger.defects.map(\.earlierLine) == [4, 4, nil, nil, nil])
    #expect(ledger.table.headerRows == [2, 3])
    #expect(ledger.table.titleRows == [1])
    #expect(ledger.table.totalRows == [8])
    #expect(ledger.table.noteRows == [9])
  }

  @Test func lateAndRestDaysAreComputed() throws {
    let entries = try Self.ledger([
      "1|2026-07-10|组|堆物|市局|区局||2026-07-18||2026-07-19|已整改",
      "2|2026-07-10|组|堆物|市局|区局||2026-07-17||2026-07-17|已销号",
      "3|2026-07-10|组|堆物|市局|区局||2026-07-17|||整改中",
    ]).entries
    #expect(entries.map(\.isDoneAfterDue) == [true, false, nil])
    #expect(entries.map { $0.isDueOnRestDay(Fixture.calendar) } == [true, false, false])
  }

  @Test(arguments: [
    ("已销号", LedgerState.verified), ("验收 销号", .verified), ("已整改", .claimedFixed),
    ("立行立改", .fixedOnSpot),
    ("进行中", .inProgress), ("待整改", .open), ("挂账", .deferred), ("推诿退回", .handedBack), ("作废", .void),
  ])
  func statusWordsAreStates(_ word: String, _ state: LedgerState) {
    #expect(StatusWords.state(word) == state)
  }

  @Test func noStatusWordNamesTwoStates() {
    let words = StatusWords.table.flatMap(\.words)
    #expect(Set(words).count == words.count)
  }

  /// A ledger without faults has no defect, whatever it is about.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func aCleanLedgerHasNone(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = (1...60).map { number in
      let (state, words) = random.pick(StatusWords.table)
      let found = 20_500 + Int.random(in: 0..<100, using: &random)
      let done = state.isDone ? CivilDate(daysSinceEpoch: found + 3).description : ""
      return
        "\(number)|\(CivilDate(daysSinceEpoch: found))|组|问题\(number)|市局|区局|甲|\(CivilDate(daysSinceEpoch: found + 5))||\(done)|\(random.pick(words))"
    }
    #expect(Fixture.words(try Self.ledger(rows).defects).isEmpty, "seed \(seed)")
  }

  @Test(arguments: [
    "\u{0}|\u{202E}|\u{FFFD}", "=1+1|@x|-2", String(repeating: "长", count: 100_000),
    "|||||||||||||||||||||",
    "1|99999999-99-99|x|x|x|x|x|0000-00-00|x|-1|x",
  ])
  func survivesHostileRows(_ row: String) throws {
    _ = try Self.ledger([row, row])
  }
}
