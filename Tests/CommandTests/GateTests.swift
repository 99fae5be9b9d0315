import Foundation
import TestSupport
import Testing

/// The rehearsal of the example workspace, in every format and both languages.
@Suite struct GateTests {
  static let base = [
    "gate", "--campaign", "Examples/community/civiclint.yaml", "--as-of",
    "2026-11-21T20:00:00+08:00",
  ]

  @Test(arguments: ["text", "json", "junit", "github", "markdown"], ["zh", "en"])
  func givesWhatItGave(_ format: String, _ language: String) throws {
    let result = try civiclint(Self.base + ["--format", format, "--lang", language])
    #expect(result.status == 1)
    try expectGolden(result.output, named: "gate.\(language).\(format)")
  }

  /// Overdue and rectified by the office's own ledger.
  @Test(arguments: ["zh", "en"])
  func goesByTheLedger(_ language: String) throws {
    let result = try civiclint(
      Self.base + ["--ledger", "Examples/community/ledger.csv", "--lang", language])
    #expect(result.status == 1)
    try expectGolden(result.output, named: "gate-ledger.\(language).text")
  }

  /// An office that keeps a ledger and no sheets can still ask what is overdue.
  @Test func aLedgerAloneWillDo() throws {
    let folder = try ScratchFolder()
    let campaign = try folder.write(
      "civiclint.yaml",
      "civiclint: 1\nkind: campaign\ntitle: T\ngate: {overdue: 0, rectified: 50%, closed: 60%, on-time: 40%}\n"
    )
    let result = try civiclint([
      "gate", "--campaign", campaign, "--ledger", "Examples/community/ledger.csv", "--as-of",
      "2026-11-21T20:00:00+08:00", "--lang", "en",
    ])
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("50.00 % (3/6)"), "\(result.output)")
    #expect(result.output.contains("60.00 % (3/5)"), "\(result.output)")
    #expect(result.output.contains("40.00 % (2/5)"), "\(result.output)")
    #expect(result.output.contains("failed: 3 of 4 criteria are met"), "\(result.output)")
  }

  @Test func anotherTableIsNoLedger() throws {
    let result = try civiclint(
      Self.base + ["--ledger", "Examples/community/duties.csv", "--lang", "en"])
    #expect(result.status == 2)
    #expect(result.errors.contains("[W109]"))
  }

  /// A path of the workspace file that leads nowhere is pointed at where it is written, with the nearest file.
  @Test(arguments: ["zh", "en"])
  func pointsAtPathsThatLeadNowhere(_ language: String) throws {
    let folder = try ScratchFolder()
    try folder.write("ledger.csv", "点位,问题描述\n")
    try folder.write("sheet.csv", "点位,楼道堆物\n")
    var text = ""
    for paths in [
      "ledger: leger.csv", "ledger: [ledger.csv, missing.xlsx]", "ledger: sheet.csv",
      "ledger: notes.txt",
      "records: [sheets.csv, 'none/*.csv']\nledger: ledger.csv",
    ] {
      try folder.write(
        "civiclint.yaml", "civiclint: 1\nkind: campaign\ntitle: T\n\(paths)\ngate: {overdue: 0}\n")
      let result = try civiclint(["gate", "--lang", language], directory: folder.url)
      #expect(result.status == 2)
      text += "--- \(paths)\n\(result.errors)"
    }
    try expectGolden(text, named: "gate-paths.\(language).txt")
  }

  @Test func isPassedWhereNothingIsAsked() throws {
    let folder = try ScratchFolder()
    let campaign = try folder.write(
      "civiclint.yaml",
      "civiclint: 1\nkind: campaign\ntitle: T\nassessment: 2026-11-28\ngate: {score: 1, overdue: 1000}\n"
    )
    let result = try civiclint([
      "gate", "Examples/community/roads-2026-11-20.csv", "--campaign", campaign, "--as-of",
      "2026-11-21T20:00:00+08:00",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.lastErrorLine.contains("exit status") == false)
  }

  @Test func withoutSheetsItSaysWhatToDo() throws {
    let result = try civiclint(["gate", "--campaign", "none"])
    #expect(result.status == 2)
    #expect(result.errors.contains("records:"))
  }
}

@Suite struct CalendarTests {
  @Test(arguments: ["zh", "en"])
  func showsAMonthAndALimit(_ language: String) throws {
    var text = ""
    for arguments in [
      ["show", "2026-10"], ["show", "2024-02"], ["show", "2027-01"],
      ["due", "2026-09-30T16:00", "3 workdays"], ["due", "2026-09-30T16:00", "4 workhours"],
      ["due", "2026-09-30T16:00", "7 days"], ["due", "2026-09-30T16:00", "2 hours"],
    ] {
      let result = try civiclint(
        ["calendar"] + arguments + ["--campaign", "none", "--lang", language])
      #expect(result.status == 0, "\(result.errors)")
      text += "$ \(arguments.joined(separator: " "))\n\(result.output)\n"
    }
    try expectGolden(text, named: "calendar.\(language).txt")
  }

  /// A city's calendar says what it builds on, and which days are its own.
  @Test(arguments: ["zh", "en"])
  func showsWhatACityAdds(_ language: String) throws {
    var text = ""
    for arguments in [["show", "2026-11"], ["due", "2026-11-06T16:00", "5 workdays"]] {
      let result = try civiclint(
        ["calendar"] + arguments + [
          "--calendar", "linjiang", "--rules", "Examples/rules", "--campaign", "none", "--lang",
          language,
        ])
      #expect(result.status == 0, "\(result.errors)")
      text += "$ \(arguments.joined(separator: " "))\n\(result.output)\n"
    }
    try expectGolden(text, named: "calendar-extends.\(language).txt")
  }

  @Test(arguments: [
    ["show", "2026-13"], ["due", "soon", "3 workdays"], ["due", "2026-09-30", "3 moons"],
    ["due", "2026-12-31T10:00", "3 workdays"], ["show", "2026-10", "--calendar", "mars"],
  ])
  func refusesWhatItCannotAnswer(_ arguments: [String]) throws {
    let result = try civiclint(["calendar"] + arguments + ["--campaign", "none"])
    #expect(result.status == 2)
    #expect(result.lastErrorLine.contains("exit status 2"))
  }
}
