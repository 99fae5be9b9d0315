import TestSupport
import Testing

@testable import civiclint_bench

@Suite struct ConversionTests {
  @Test func documentsMatchGolden() throws {
    let documents = try NeutralConverter(neutralRules()).documents()
    try expectGolden(
      documents.map { "=== \($0.path)\n\($0.text)" }.joined(), named: "converted-workspace.txt")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var condition: NeutralCondition
    var cel: String
    var testDescription: String { cel }
  }

  static func test(
    _ field: String, _ op: NeutralTest.Operation, _ value: NeutralTest.Value? = nil
  ) -> NeutralCondition {
    .test(NeutralTest(field: field, op: op, value: value))
  }

  static let cases = [
    Case(condition: test("stacking_count", .ge, .number(3)), cel: "stacking_count >= 3"),
    Case(condition: test("hygiene_score", .lt, .number(60)), cel: "hygiene_score < 60.0"),
    Case(condition: test("ads_ratio", .gt, .number(1)), cel: "ads_ratio > 1.0"),
    Case(condition: test("lane_blocked", .eq, .flag(true)), cel: "lane_blocked"),
    Case(condition: test("photos", .absent), cel: "blank(photos)"),
    Case(condition: test("value_num", .eq, .number(0.5)), cel: "double(value) == 0.5"),
    Case(condition: test("value_num", .absent), cel: "blank(value)"),
    Case(
      condition: test("inspector_id", .matches, .text("^I0")), cel: #"inspector.matches("^I0")"#),
    Case(
      condition: test("note", .contains, .text("a\\b\"c\n")), cel: #"note.contains("a\\b\"c\n")"#),
    Case(
      condition: .all([
        test("lane_blocked", .eq, .flag(true)),
        .any([test("photos", .absent), test("note", .absent)]),
      ]), cel: "lane_blocked && (blank(photos) || blank(note))"),
    Case(
      condition: .all([
        test("lane_blocked", .eq, .flag(true)),
        .all([test("photos", .absent), test("note", .absent)]),
      ]), cel: "lane_blocked && blank(photos) && blank(note)"),
  ]

  @Test(arguments: ConversionTests.cases)
  func writesConditions(_ c: Case) throws {
    let fields = try FieldTable(neutralRules())
    #expect(try ConditionText(fields: fields, rule: "CV-001").text(c.condition) == c.cel)
  }

  @Test(arguments: [
    test("photos", .contains, .text("x")), test("inspected_at", .eq, .text("x")),
    test("lane_blocked", .ge, .number(1)), test("stacking_count", .ge, .number(1.5)),
    test("board_state", .lt, .number(1)), test("no_such_field", .absent),
  ])
  func refusesWhatDoesNotFit(_ condition: NeutralCondition) throws {
    let fields = try FieldTable(neutralRules())
    #expect(throws: ConversionError.self) {
      try ConditionText(fields: fields, rule: "CV-001").text(condition)
    }
  }

  /// A score below 40 breaks a rule, and `无` must not be read as the score 0.
  @Test func aCountThatWouldReadNoneAsAViolationIsANumber() throws {
    let facts = try FieldTable(neutralRules()).facts
    #expect(facts.first { $0.id == "hygiene_score" }?.type == "number")
    #expect(facts.first { $0.id == "stacking_count" }?.type == "count")
  }

  @Test func aFlagThatWouldReadNoneAsAViolationIsRefused() throws {
    let json = smallNeutralFile.replacing(
      #""op": "eq", "value": true"#, with: #""op": "eq", "value": false"#)
    #expect(throws: ConversionError.noneChangesMeaning(field: "lane_blocked")) {
      try FieldTable(neutralRules(json))
    }
  }

  @Test func idsThatFallTogetherAreRefused() throws {
    let json = smallNeutralFile.replacing("CV-002", with: "cv-001")
    #expect(throws: ConversionError.collision("cv-001")) {
      try NeutralConverter(neutralRules(json))
    }
  }

  @Test func ruleIDsComeBack() throws {
    for rule in try neutralRules().rules {
      #expect(NeutralConverter.neutralID(NeutralConverter.ruleID(rule.id)) == rule.id)
    }
  }
}
