import Diagnostics
import Model
import RuleLoading
import TestSupport
import Testing

/// The whole text of what is said about bad documents, in both languages.
@Suite struct BadDocumentTests {
  @Test(arguments: Language.allCases)
  func everyProblemSaysWhereWhatAndWhatNext(_ language: Language) throws {
    var text = ""
    for bad in BadDocuments.all {
      let loaded = RuleFixture.load(bad.files)
      text += "--- \(bad.name)\n" + RuleFixture.rendered(loaded.diagnostics, language)
    }
    try expectGolden(text, named: "bad-documents.\(language.rawValue).txt")
  }

  @Test(arguments: BadDocuments.all.map(\.name))
  func everyBadDocumentHasAnError(_ name: String) throws {
    let bad = try #require(BadDocuments.all.first { $0.name == name })
    let loaded = RuleFixture.load(bad.files)
    #expect(Bool(loaded.hasErrors))
    for diagnostic in loaded.diagnostics {
      #expect(diagnostic.location != nil)
      #expect(diagnostic.excerpt != nil)
      #expect(diagnostic.code.wholeMatch(of: /[RY]\d{3}/) != nil)
    }
  }

  /// One file with a problem in almost every line: all are reported, in order of lines.
  @Test func allProblemsOfAFileAreReportedTogether() throws {
    let loaded = RuleFixture.load(
      """
      civiclint: 1
      kind: checklist
      id: Residential
      titel: {zh: 居民小区, en: Residential community}
      applies-to: [residential_community, marketplace]
      parameters: {share: many}
      rules:
        - id: stacking.corridor
          title: {zh: 楼道, eng: corridor}
          category: stackin
          require: |
            coridor_stacking == 0 &&
              hoarding_ads > share
          severity: urgent
          owner: nobody
          deadline: soon
          deduct: lots
          message: "{corridor_stackin} 处"
          remedy: 清理
          references: []
          tests: [{given: {x: 1}, expect: maybe}]
        - id: stacking.corridor
          id: twice
        - 12
      extra: true
      """)
    #expect(loaded.ruleSet.rules.isEmpty)
    try expectGolden(
      RuleFixture.rendered(loaded.diagnostics), named: "many-problems.en.txt")
  }

  @Test func adviceIsApart() throws {
    let loaded = RuleFixture.load(
      RuleFixture.checklist(
        [
          "title": "楼道", "remedy": "Clear it.", "rationale": "{zh: 理由}", "require": "1 == 1",
          "message": "{zh: 楼道, en: }", "tests": "[{given: {}, expect: not_checked}]",
        ], parameters: "{share: 0.3}"))
    #expect(loaded.diagnostics.isEmpty)
    #expect(Bool(!loaded.hasErrors))
    #expect(loaded.ruleSet.rules.count == 1)
    try expectGolden(RuleFixture.rendered(loaded.advice), named: "advice.en.txt")
  }

  @Test func aSoundRuleNeedsNoAdvice() {
    let loaded = RuleFixture.load(RuleFixture.checklist())
    #expect(RuleFixture.rendered(loaded.advice).isEmpty)
  }
}
