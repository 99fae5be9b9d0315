import Diagnostics
import Model
import RuleLoading
import TestSupport
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

  /// Whatever bytes change, loading ends, and says something or yields something.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func brokenBytesDoNoHarm(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sound = Array(
      (RuleFixture.vocabulary + "\n---\n"
        + RuleFixture.checklist(["when": "|\n  !blank(note)\n"], parameters: "{share: 0.3}")).utf8)
    let signs = Array("{}[]:,-|>&*!#%@'\"\\\n\t \u{0}楼".utf8)
    for _ in 0..<40 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = signs.randomElement(using: &random) ?? 0
        case 1: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
        default: bytes.remove(at: place)
        }
      }
      let loaded = RuleLoader.load([RuleSource(path: "a.yaml", bytes: bytes)])
      let text = RuleFixture.rendered(loaded.diagnostics, .zh)
      #expect(!text.isEmpty || loaded.ruleSet.rules.count <= 1, "seed \(seed)")
    }
  }
}
