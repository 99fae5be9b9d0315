import Diagnostics
import Model
import RuleLoading
import StandardRules
import Testing

/// A run reads less of the standard rules than their authors do, and gets the same rules.
@Suite struct TrustedReadingTests {
  private static let sources = StandardRules.files.map {
    RuleSource(path: "Rules/\($0.path)", text: $0.text, layer: .standard)
  }

  @Test func aRunGetsTheSameRules() {
    let full = StandardLibrary.loaded
    let trusted = RuleLoader.load(Self.sources, trustsStandard: true)
    #expect(full.diagnostics.isEmpty)
    #expect(trusted.diagnostics.isEmpty)
    #expect(trusted.expressions.count == full.expressions.count)
    #expect(trusted.ruleSet.rules.map(\.id) == full.ruleSet.rules.map(\.id))
    for (a, b) in zip(trusted.ruleSet.rules, full.ruleSet.rules) {
      #expect(a.require == b.require && a.when == b.when && a.unless == b.unless, "\(a.id)")
      #expect(a.message == b.message && a.remedy == b.remedy, "\(a.id)")
    }
  }

  @Test func onesOwnTestsAreReadAllTheSame() {
    let own = RuleSource(
      path: "own.yaml",
      text: """
        civiclint: 1
        kind: checklist
        id: own
        title: {zh: 自定, en: Own}
        rules:
          - id: own.rule
            tests:
              - {given: {no_such_fact: 1}, expect: maybe}
        """)
    let full = RuleLoader.load(Self.sources + [own])
    let trusted = RuleLoader.load(Self.sources + [own], trustsStandard: true)
    #expect(trusted.diagnostics == full.diagnostics)
    #expect(trusted.diagnostics.contains { $0.message.en.contains("maybe") })
  }
}
