import Diagnostics
import Model
import RuleLoading
import Testing

/// What sound documents become.
@Suite struct RuleLoaderTests {
  @Test func aSoundRuleHasEveryPart() throws {
    let loaded = RuleFixture.load(
      RuleFixture.checklist([
        "when": "noticeboard_state != 'torn'",
        "unless": "blank(note)",
        "owner": "[property-manager, street-office]",
        "supporting": "[street-office]",
        "deadline":
          "[{stage: {zh: 停工, en: stop}, within: 4 workhours}, {stage: 整改, within: 20 workdays}]",
        "deduct": "{points: 0.5, per: corridor_stacking, max: 2}",
        "evidence": "{photos: 2}", "theme": "stacking.corridor_any", "former-ids": "[old.one]",
        "red-line": "true",
      ]))
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    let rule = try #require(loaded.ruleSet.rules.first)
    #expect(rule.id == "stacking.corridor")
    #expect(rule.appliesTo == ["residential_community"])
    #expect(rule.title.zh == "楼道无乱堆乱放")
    #expect(rule.when?.reads == [.fact("noticeboard_state")])
    #expect(rule.unless?.reads == [.field(.note)])
    #expect(rule.require.source == "corridor_stacking == 0")
    #expect(rule.owners == ["property-manager", "street-office"])
    #expect(rule.supporting == ["street-office"])
    #expect(rule.deadline.stages.map(\.allowance) == [.working(seconds: 14_400), .workdays(20)])
    #expect(rule.deduction?.points == 0.5)
    #expect(rule.deduction?.maximum == 2)
    #expect(rule.photosRequired == 2)
    #expect(rule.isRedLine)
    #expect(rule.formerIDs == ["old.one"])
    #expect(loaded.rule(named: "old.one") === rule)
    #expect(rule.location == SourceLocation(file: "a.yaml", line: 7, column: 9))
    #expect(rule.message.en.count == 2)
    #expect(loaded.expressions.indices.contains(rule.require.expression.index))
  }

  @Test func equalExpressionsAreCompiledOnce() {
    let loaded = RuleFixture.load(RuleFixture.checklist())
    // The requirement, and the hole that both languages have.
    #expect(loaded.expressions.count == 2)
  }

  @Test func aVerdictIsItsOwnRequirement() throws {
    let loaded = RuleFixture.load(
      RuleFixture.checklist(["require": RuleFixture.absent, "verdict": "exits_open"]))
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.ruleSet.rules.first?.require.source == "exits_open")
  }

  @Test func gradesMayBeRequired() throws {
    let loaded = RuleFixture.load(
      RuleFixture.checklist([
        "grades": "{A: corridor_stacking == 0, B: corridor_stacking < 3, otherwise: C}",
        "require": "grade in ['A', 'B']", "message": "{zh: \"等级 {grade}\", en: \"grade {grade}\"}",
      ]))
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    let rule = try #require(loaded.ruleSet.rules.first)
    #expect(rule.grades?.labels.map(\.label) == ["A", "B"])
    #expect(rule.grades?.otherwise == "C")
    #expect(rule.require.reads.isEmpty)
  }

  @Test func readsAreInOrderOfFirstUse() throws {
    let loaded = RuleFixture.load(
      RuleFixture.checklist([
        "require":
          "blank(lamps_lit) || hoarding_ads > 0.5 && corridor_stacking == 0 && lamps_lit.exists(x, x == note)"
      ]))
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    #expect(
      loaded.ruleSet.rules.first?.require.reads == [
        .fact("lamps_lit"), .fact("hoarding_ads"), .fact("corridor_stacking"), .field(.note),
      ])
  }

  @Test func examplesAreReadAsCells() throws {
    let loaded = RuleFixture.load(
      RuleFixture.checklist([
        "tests": """
        [{given: {corridor_stacking: 3处, hoarding_ads: 35%, noticeboard_state: 残破, exits_open: 符合},
          expect: fail, message: {zh: x}},
         {given: {corridor_stacking: n/a, hoarding_ads: 2, note: , lamps_lit: [a, b]}, expect: error},
         {given: {inspected_at: "2026-11-20T09:30:00+08:00", exits_open: false}, expect: not_checked}]
        """
      ]))
    #expect(RuleFixture.rendered(loaded.diagnostics).isEmpty)
    let examples = try #require(loaded.ruleSet.rules.first).examples
    #expect(
      examples[0].given.map(\.cell) == [
        .value(.integer(3)), .value(.double(0.35)), .value(.text("torn")), .value(.flag(true)),
      ])
    #expect(examples[0].message.zh == "x")
    #expect(examples[0].message.en == nil)
    #expect(
      examples[1].given.map(\.cell) == [
        .notApplicable, .unreadable, .value(.list(["a", "b"])),
      ])
    #expect(
      examples[2].given.map(\.cell) == [
        .value(.instant(Timestamp(seconds: 1_795_138_200))), .value(.flag(false)),
      ])
  }

  @Test func severalDocumentsMayStandInOneFile() {
    let loaded = RuleFixture.load(
      RuleFixture.checklist()
        + "---\nciviclint: 1\nkind: points\npoints: [{id: P1, name: 和谐家园}]\n---\n")
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.points.map(\.name) == ["和谐家园"])
  }

  @Test func loadingIsDeterministic() {
    let texts = BadDocuments.all.flatMap(\.files)
    let first = RuleFixture.load(Array(texts.prefix(8)))
    for _ in 0..<3 {
      let again = RuleFixture.load(Array(texts.prefix(8)))
      #expect(RuleFixture.rendered(again.diagnostics) == RuleFixture.rendered(first.diagnostics))
    }
  }
}
