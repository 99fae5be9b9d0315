import Diagnostics
import RuleLoading
import Testing

/// Documents that were made to hurt: a clear diagnostic, no crash, no wait.
@Suite struct HostileDocumentTests {
  @Test func aLongExpressionIsRefused() {
    let deep = String(repeating: "(", count: 50_000) + "1" + String(repeating: ")", count: 50_000)
    let loaded = RuleFixture.load(RuleFixture.checklist(["require": "\(deep) == 1"]))
    #expect(Bool(loaded.hasErrors))
    #expect(RuleFixture.rendered(loaded.diagnostics).count < 2_000)
  }

  @Test func aHugeKeyIsShownInPart() {
    let key = String(repeating: "k", count: 900)
    let loaded = RuleFixture.load(RuleFixture.checklist([key: "1"]))
    #expect(Bool(loaded.hasErrors))
  }

  @Test func keysMayBeAnything() {
    for key in ["? [a, b]\n: 1", "? {a: b}\n: 1", "!!null '': 1", "'': 1", "1: 2", "~: 3"] {
      let loaded = RuleFixture.load("civiclint: 1\nkind: points\npoints: []\n\(key)\n")
      #expect(Bool(loaded.hasErrors), "\(key)")
    }
  }

  @Test func escapesInNamesDoNotReachTheTerminal() {
    let loaded = RuleFixture.load(RuleFixture.checklist(["category": #""\e[31mred\u202E""#]))
    let text = RuleFixture.rendered(loaded.diagnostics)
    #expect(text.contains(#"\u{1B}[31mred\u{202E}"#))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test func numbersBeyondAllBoundsAreRefused() {
    for value in ["1e400", ".nan", "-.inf", "99999999999999999999", "-0.5", "1001"] {
      let loaded = RuleFixture.load(RuleFixture.checklist(["deduct": value]))
      #expect(Bool(loaded.hasErrors), "\(value)")
    }
    for value in [".nan", "99999999999999999999", "[1]"] {
      let loaded = RuleFixture.load(RuleFixture.checklist(parameters: "{share: \(value)}"))
      #expect(Bool(loaded.hasErrors), "\(value)")
    }
  }

  @Test func aCalendarOfTenThousandYearsIsRefused() {
    let loaded = RuleFixture.load(
      """
      civiclint: 1
      kind: calendar
      id: cn
      utc-offset: "+08:00"
      hours: ["00:00-24:00"]
      weekend: []
      years: 1-9999
      holidays: [{from: 0001-01-01, to: 9999-12-31}]
      """)
    #expect(Bool(loaded.hasErrors))
  }
}
