import Foundation
import TestSupport
import Testing

/// Bad input gets a message that says where, what, what was expected and what to do next.
@Suite struct BadInputTests {
  /// A small workspace, one of whose files is spoilt by a case.
  static let files: [String: String] = [
    "civiclint.yaml": """
    civiclint: 1
    kind: campaign
    title: Test
    standard-rules: false
    rules: [rules.yaml]
    points: points.yaml
    routing: routing.yaml
    calendar: cn
    """,
    "rules.yaml": """
    civiclint: 1
    kind: vocabulary
    categories: {stacking: {title: {zh: 堆放, en: clutter}}}
    roles: {manager: {title: {zh: 物业, en: manager}}}
    point-types: {community: {title: {zh: 小区, en: community}}}
    facts:
      corridor_stacking: {type: count, title: {zh: 楼道堆物, en: clutter in corridors}}
      illegal_ads: {type: count, title: {zh: 小广告, en: illegal ads}}
    ---
    civiclint: 1
    kind: checklist
    id: community
    title: {zh: 小区, en: community}
    applies-to: [community]
    rules:
      - id: stacking.corridor
        title: {zh: 楼道无堆物, en: Corridors are clear}
        category: stacking
        severity: major
        require: corridor_stacking == 0
        owner: manager
        deadline: 3 workdays
        message: {zh: "堆物 {corridor_stacking} 处", en: "{corridor_stacking} piles"}
        remedy: {zh: 清理, en: Clear it.}
        rationale: {zh: 通行, en: People must get out.}
        references: [test]
        tests:
          - {given: {corridor_stacking: 0}, expect: pass}
          - {given: {corridor_stacking: 3}, expect: fail}
    ---
    civiclint: 1
    kind: calendar
    id: cn
    utc-offset: "+08:00"
    hours: ["08:30-12:00", "13:30-18:00"]
    weekend: [saturday, sunday]
    years: 2026
    """,
    "points.yaml": """
    civiclint: 1
    kind: points
    points:
      - {id: P1, name: 和谐家园, type: community, community: 幸福社区}
      - {id: P2, name: 阳光小区, type: community, community: 阳光社区}
    """,
    "routing.yaml": """
    civiclint: 1
    kind: routing
    routes:
      - {role: manager, community: 幸福社区, unit: 和谐物业}
      - {role: manager, community: 阳光社区, unit: 阳光物业}
    """,
    "sheet.csv": """
    点位,检查时间,楼道堆物,小广告
    和谐家园,2026-11-20 09:30,3,0
    阳光小区,2026-11-20,1,2

    """,
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    /// What is replaced, and by what; nil: the whole file.
    var find: String?
    var with: String
    var status: Int32
    /// Tickets on standard output all the same.
    var tickets: Int
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "empty-sheet", file: "sheet.csv", find: nil, with: "", status: 2, tickets: 0),
    Case(
      name: "unknown-header", file: "sheet.csv", find: nil, with: "a,b,c\n1,2,3\n", status: 2,
      tickets: 0),
    Case(
      name: "unknown-key", file: "rules.yaml", find: "severity: major", with: "serverity: major",
      status: 2, tickets: 0),
    Case(
      name: "undeclared-fact", file: "rules.yaml", find: "require: corridor_stacking == 0",
      with: "require: coridor_stacking == 0", status: 2, tickets: 0),
    Case(
      name: "wrong-type", file: "rules.yaml", find: "require: corridor_stacking == 0",
      with: "require: corridor_stacking == 'none'", status: 2, tickets: 0),
    Case(
      name: "uncovered-role", file: "routing.yaml",
      find: "  - {role: manager, community: 阳光社区, unit: 阳光物业}", with: "", status: 2, tickets: 2),
    Case(
      name: "two-rows-alike", file: "routing.yaml", find: "community: 阳光社区",
      with: "community: 幸福社区",
      status: 2, tickets: 0),
    Case(
      name: "bad-date", file: "sheet.csv", find: "2026-11-20 09:30", with: "昨天", status: 1,
      tickets: 2),
    Case(
      name: "calendar-end", file: "sheet.csv", find: "2026-11-20 09:30", with: "2026-12-30 09:30",
      status: 1, tickets: 2),
    Case(
      name: "unknown-point", file: "sheet.csv", find: "阳光小区", with: "阳光小去", status: 1, tickets: 2),
    Case(
      name: "unclosed-quote", file: "sheet.csv", find: "和谐家园,", with: "\"和谐家园,", status: 1,
      tickets: 1),
    Case(
      name: "missing-file", file: "civiclint.yaml", find: "points.yaml", with: "point.yaml",
      status: 2,
      tickets: 0),
    Case(
      name: "no-calendar", file: "civiclint.yaml", find: "calendar: cn", with: "calendar: en",
      status: 2,
      tickets: 0),
  ]

  @Test(arguments: BadInputTests.cases)
  func isSaidClearly(_ c: Case) throws {
    let folder = try ScratchFolder()
    for (name, text) in Self.files {
      var text = text
      if name == c.file {
        if let find = c.find { #expect(text.contains(find), "the case is out of date") }
        text = c.find.map { text.replacing($0, with: c.with) } ?? c.with
      }
      try folder.write(name, text)
    }
    let arguments = [
      "check", "sheet.csv", "--format", "ndjson", "--as-of", "2026-11-21T20:00:00+08:00",
    ]
    for language in ["en", "zh"] {
      let result = try civiclint(arguments + ["--lang", language], directory: folder.url)
      #expect(result.status == c.status, "\(result.errors)")
      #expect(result.output.split(separator: "\n").count == c.tickets, "\(result.errors)")
      let report = try civiclint(
        ["check", "sheet.csv", "--as-of", "2026-11-21T20:00:00+08:00", "--lang", language],
        directory: folder.url)
      try expectGolden(
        "\(result.errors)\n--- report\n\(report.output)", named: "bad-\(c.name).\(language).txt")
    }
  }
}
