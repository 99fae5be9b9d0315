import Diagnostics
import Model
import RuleLoading
import TestSupport
import Testing

@Suite struct RuleExplanationTests {
  private func loaded() -> LoadedRules {
    let (campaign, _) = CampaignDocument.read(
      RuleSource(
        path: "civiclint.yaml",
        text: "civiclint: 1\nkind: campaign\nparameters: {share: 0.5}\n"))
    return RuleFixture.load(
      RuleFixture.checklist(
        [
          "when": "noticeboard_state != 'torn'", "unless": "blank(note)",
          "require": "|\n  hoarding_ads >= share ||\n    corridor_stacking == 0\n",
          "owner": "[property-manager, street-office]", "supporting": "[street-office]",
          "deadline":
            "[{stage: {zh: 停工, en: stop work}, within: 4 workhours}, {stage: {zh: 整改, en: put right}, within: 20 workdays}]",
          "deduct": "{points: 0.5, per: corridor_stacking, max: 2}",
          "message": "{zh: '{{{corridor_stacking}}} 处', en: 'share {hoarding_ads}'}",
          "evidence": "{photos: 1}", "theme": "ads.hoarding", "former-ids": "[ads.old]",
          "red-line": "true",
          "tests": """
          [{given: {hoarding_ads: 35%, corridor_stacking: 3处}, expect: fail, message: {zh: '{3} 处'}},
           {given: {noticeboard_state: torn}, expect: not_applicable}, {given: {}, expect: not_checked},
           {given: {corridor_stacking: 若干, note: n/a}, expect: error}]
          """,
        ], parameters: "{share: {value: 0.3, title: {zh: 占比, en: share}, note: 各地 30% 到 80%}}"),
      campaign: campaign)
  }

  @Test(arguments: Language.allCases)
  func saysEverything(_ language: Language) throws {
    let rules = loaded()
    #expect(RuleFixture.rendered(rules.diagnostics).isEmpty)
    let rule = try #require(rules.rule(named: "ads.old"))
    try expectGolden(
      RuleExplanation(rule, in: rules, language: language).text,
      named: "explanation.\(language.rawValue).txt")
  }

  @Test func saysLittleOfASmallRule() throws {
    let rules = RuleFixture.load(RuleFixture.checklist())
    let rule = try #require(rules.ruleSet.rules.first)
    try expectGolden(
      RuleExplanation(rule, in: rules, language: .zh).text, named: "explanation.small.zh.txt")
  }

  @Test(arguments: Language.allCases)
  func listsRules(_ language: Language) throws {
    let rules = RuleFixture.load(
      RuleFixture.checklist(),
      RuleFixture.checklist(["id": "ads.walls", "severity": "critical"])
        .replacing("id: residential-community", with: "id: market"))
    try expectGolden(
      RuleListing(rules, language: language).text, named: "listing.\(language.rawValue).txt")
  }
}
