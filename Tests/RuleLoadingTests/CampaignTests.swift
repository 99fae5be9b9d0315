import Diagnostics
import Model
import RuleLoading
import TestSupport
import Testing

@Suite struct CampaignTests {
  private func campaign(_ body: String) -> (campaign: CampaignDocument?, diagnostics: [Diagnostic])
  {
    CampaignDocument.read(
      RuleSource(path: "civiclint.yaml", text: "civiclint: 1\nkind: campaign\n" + body))
  }

  private let share = RuleFixture.checklist(
    ["require": "hoarding_ads >= share", "message": "{zh: 低于 {share}, en: 'below {share}'}"]
      .mapValues { $0.replacing("{zh: 低于 {share}", with: "{zh: '低于 {share}'") },
    parameters: "{share: {value: 0.3, title: {zh: 占比, en: share}, note: 各地 30% 到 80%}}")

  @Test func hasEveryPart() throws {
    let (found, diagnostics) = campaign(
      """
      title: {zh: 迎检, en: run-up}
      assessment: 2026-11-28
      rules: [rules/, more.yaml]
      standard-rules: false
      points: points.yaml
      routing: routing.yaml
      calendar: cn
      parameters: {share: 0.5}
      tighten: [{within: 7 days, at-most: 24 hours}]
      select: [stacking]
      ignore: ads
      fail-on: minor
      """)
    #expect(RuleFixture.rendered(diagnostics).isEmpty)
    let document = try #require(found)
    #expect(document.campaign.assessment?.description == "2026-11-28")
    #expect(document.rules.map(\.text) == ["rules/", "more.yaml"])
    #expect(!document.usesStandardRules)
    #expect(document.points.map(\.text) == ["points.yaml"])
    #expect(document.calendar == "cn")
    #expect(
      document.campaign.tightenings == [
        Campaign.Tightening(withinDays: 7, atMost: .elapsed(seconds: 86_400))
      ])
    #expect(document.selection.select == ["stacking"])
    #expect(document.selection.ignore == ["ads"])
    #expect(document.failOn == .minor)
  }

  @Test func overridesAParameterEverywhere() throws {
    let (document, _) = campaign("parameters: {share: 1}\n")
    let loaded = RuleFixture.load(share, campaign: document)
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    let rule = try #require(loaded.ruleSet.rules.first)
    let parameter = try #require(loaded.parameters(of: rule).first)
    #expect(parameter.value == .double(1))
    #expect(parameter.overridden == .double(0.3))
    #expect(parameter.origin == SourceLocation(file: "civiclint.yaml", line: 3, column: 21))
    #expect(parameter.title?.zh == "占比")
  }

  @Test func withoutOverrideTheChecklistDecides() throws {
    let loaded = RuleFixture.load(share)
    let rule = try #require(loaded.ruleSet.rules.first)
    let parameter = try #require(loaded.parameters(of: rule).first)
    #expect(parameter.value == .double(0.3))
    #expect(parameter.overridden == nil)
    #expect(parameter.origin.file == "a.yaml")
  }

  @Test func aParameterBelongsToItsChecklist() throws {
    let other = share.replacing("id: residential-community", with: "id: other")
      .replacing("id: stacking.corridor", with: "id: other.one")
      .replacing("value: 0.3", with: "value: 0.8")
    let without = RuleFixture.checklist(["require": "hoarding_ads >= share", "id": "third.one"])
      .replacing("id: residential-community", with: "id: third")
    let loaded = RuleFixture.load(share, other, without)
    #expect(
      loaded.ruleSet.rules.map { loaded.parameters(of: $0).map(\.value) } == [
        [.double(0.3)], [.double(0.8)],
      ])
    #expect(
      loaded.ruleSet.rules[0].require.expression != loaded.ruleSet.rules[1].require.expression)
    #expect(loaded.diagnostics.map(\.code) == ["R203"])
  }

  @Test(arguments: Language.allCases)
  func badCampaignsSayWhy(_ language: Language) throws {
    let bad = [
      "assesment: 2026-11-28\n", "assessment: 28.11.2026\n",
      "tighten: [{within: 7 hours, at-most: x}]\n",
      "parameters: {shar: 0.5}\n", "parameters: {share: half}\n", "calendar: de\n",
      "fail-on: bad\n",
      "rules: {a: b}\n",
      "phases: {title: a}\n", "phases: [{title: 冲刺, from: 2026-11-01}]\n",
      "phases: [{title: 冲刺, from: 2026-11-28, to: 2026-11-01, cadence: weekly}]\n",
      "phases: [{title: a, from: 2026-10-01, to: 2026-10-31}, {title: b, from: 2026-10-31, to: 2026-11-30}]\n",
      "phases: [{title: a, form: 2026-10-01, to: 2026-10-31}]\n",
      "gate: 90\n", "gate: {scores: 90}\n", "gate: {score: high, points: 120%}\n",
      "gate: {overdue: -1, rectified: most}\n", "gate: {on-tiem: 90%}\n", "gate: {on-time: 2}\n",
      "scoring: [100]\n", "scoring: {full: 2000}\n",
      "scoring: {checklists: {residental-community: {weight: 2}}}\n",
      "scoring: {checklists: {residential-community: {wieght: 2}}}\n",
      "scoring: {checklists: {residential-community: 2}}\n",
      "scoring: {types: {residential-community: 2}}\n",
      "scoring: {types: {market: 0}, red-list: yes}\n",
    ]
    var text = ""
    for body in bad {
      let (document, diagnostics) = campaign(body)
      let loaded = RuleFixture.load(share, campaign: document)
      text +=
        "--- \(body)" + RuleFixture.rendered(diagnostics + loaded.diagnostics, language)
    }
    let (none, diagnostics) = CampaignDocument.read(
      RuleSource(path: "x.yaml", text: RuleFixture.vocabulary))
    #expect(none == nil)
    text += "--- no campaign\n" + RuleFixture.rendered(diagnostics, language)
    try expectGolden(text, named: "campaigns.\(language.rawValue).txt")
  }
}
