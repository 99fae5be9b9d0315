/// Documents with something wrong in them, one thing each, and a name for it.
enum BadDocuments {
  struct Case: Sendable {
    let name: String
    let files: [String]

    init(_ name: String, _ files: String...) {
      self.name = name
      self.files = files
    }

    /// A rule with `changes`.
    init(
      _ name: String, rule changes: [String: String], parameters: String? = nil, head: String = ""
    ) {
      self.init(name, RuleFixture.checklist(changes, parameters: parameters, head: head))
    }
  }

  static let all = shape + names + expressions + tables + themes

  static let shape = [
    Case("no mapping", "- a\n- b\n"),
    Case("no version", "kind: points\npoints: []\n"),
    Case("another version", "civiclint: 2\nkind: points\n"),
    Case("unknown kind", "civiclint: 1\nkind: cheklist\n"),
    Case("unknown key", rule: ["severty": "major"]),
    Case("missing key", rule: ["remedy": RuleFixture.absent]),
    Case("misspelt required key", rule: ["owner": RuleFixture.absent, "ownr": "property-manager"]),
    Case("key without a value", rule: ["title": ""]),
    Case("list for a text", rule: ["title": "[a, b]"]),
    Case("unknown language", rule: ["remedy": "{zh: 清理, eng: Clear}"]),
    Case("empty references", rule: ["references": "[]"]),
    Case("bad deadline", rule: ["deadline": "3 days and a half"]),
    Case("bad stage", rule: ["deadline": "[{stage: 停工, witin: 4 workhours}]"]),
    Case("bad severity", rule: ["severity": "majr"]),
    Case("bad flag", rule: ["red-line": "yes"]),
    Case("bad deduction", rule: ["deduct": "{points: -1, per: corridor_stacking}"]),
    Case("require and verdict", rule: ["verdict": "exits_open"]),
    Case("neither require nor verdict", rule: ["require": RuleFixture.absent]),
    Case("bad outcome of a test", rule: ["tests": "[{given: {}, expect: passes}]"]),
    Case("test without given", rule: ["tests": "[{expect: pass}]"]),
    Case("checklist of a text", "civiclint: 1\nkind: checklist\nid: x\ntitle: x\nrules: none\n"),
    Case("rule that is a text", "civiclint: 1\nkind: checklist\nid: x\ntitle: x\nrules: [none]\n"),
  ]

  static let names = [
    Case("bad rule id", rule: ["id": "Stacking_Corridor"]),
    Case("unknown category", rule: ["category": "stackin"]),
    Case("unknown role", rule: ["owner": "[property-manger, street-office]"]),
    Case("unknown point type", rule: ["applies-to": "[residential_comunity]"]),
    Case("type outside the checklist", rule: ["applies-to": "[market]"]),
    Case("unknown verdict", rule: ["require": RuleFixture.absent, "verdict": "exit_open"]),
    Case(
      "verdict over a count", rule: ["require": RuleFixture.absent, "verdict": "corridor_stacking"]),
    Case(
      "unknown fact in a test", rule: ["tests": "[{given: {coridor_stacking: 1}, expect: fail}]"]),
    Case("former id in use", rule: ["former-ids": "[stacking.corridor]"]),
    Case(
      "same rule twice", RuleFixture.checklist(), RuleFixture.checklist(["id": "stacking.corridor"])
    ),
    Case(
      "reserved names",
      """
      civiclint: 1
      kind: vocabulary
      facts:
        note: {type: text, title: 事项}
        in: {type: count, title: 进入}
        Lamps: {type: count, title: 灯}
        grade: {type: text, title: 等级}
      """),
    Case(
      "fact of no type",
      """
      civiclint: 1
      kind: vocabulary
      facts:
        lamps: {type: cuont, title: 灯}
        signs: {type: count, title: 牌, choices: {a: {title: b}}}
        doors: {type: choice, title: 门}
        walls: {type: choice, title: 墙, choices: {}}
      """),
    Case(
      "headers that mean two things",
      """
      civiclint: 1
      kind: vocabulary
      facts:
        corridor_bikes: {type: count, title: 楼道停车, aliases: [楼道堆物, 备 注]}
        exits_shut: {type: flag, title: {zh: 出口锁闭, en: exits shut}, aliases: [安全出口畅通]}
        corridor_stacking: {type: count, title: 楼道杂物}
      """),
  ]

  static let expressions = [
    Case("unknown fact", rule: ["require": "coridor_stacking == 0"]),
    Case("unknown name", rule: ["require": "corridor_stacking == 0 && zzz > 1"]),
    Case("two unknown facts", rule: ["require": "a_fact == 0 && b_fact == 0"]),
    Case("blank of nothing", rule: ["when": "'!blank(corridor_stackin)'"]),
    Case("a tag by mistake", rule: ["when": "!blank(note)", "unless": "note == ''"]),
    Case("a tag before an anchor", rule: ["when": "!blank(note) && a == 1"]),
    Case("unknown function", rule: ["require": "sizee(note) > 0"]),
    Case("syntax", rule: ["require": "corridor_stacking == "]),
    Case("number and text", rule: ["require": "corridor_stacking == '0'"]),
    Case("whole number and decimal", rule: ["deduct": "{points: 1, per: corridor_stacking * 0.5}"]),
    Case("not a condition", rule: ["require": "corridor_stacking"]),
    Case("not a number", rule: ["deduct": "{points: 1, per: note}"]),
    Case("grade without grades", rule: ["require": "grade == 'A'"]),
    Case("grades without otherwise", rule: ["grades": "{A: corridor_stacking == 0}"]),
    Case("hole with an unknown fact", rule: ["message": "{zh: \"堆放 {stacking} 处\", en: 'x'}"]),
    Case("hole with a list", rule: ["message": "{zh: \"{lamps_lit}\", en: 'x'}"]),
    Case("open brace", rule: ["message": "{zh: \"堆放 {corridor_stacking 处\", en: 'x } y'}"]),
    Case(
      "literal block",
      rule: ["require": "|\n  corridor_stacking == 0 &&\n    hoarding_adz >= 1.0\n"]),
    Case(
      "folded block", rule: ["require": ">-\n  corridor_stacking == 0\n  && hoarding_adz >= 1.0\n"]),
    Case(
      "escapes before the fault",
      rule: ["require": #""noticeboard_state == \"\u5b8c\" && bad > 1""#]),
    Case(
      "bad pattern", rule: ["require": "note == '' || note.matches('楼(') || matches(note, '[')"]),
    Case("bad time", rule: ["require": "inspected_at > timestamp('2026-13-01T00:00:00Z')"]),
    Case(
      "parameter named like a fact", rule: [:], parameters: "{corridor_stacking: 1, Bad-Name: 2}"),
    Case("parameter without a value", rule: [:], parameters: "{share: , list: [1]}"),
  ]

  static let tables = [
    Case(
      "points",
      """
      civiclint: 1
      kind: points
      points:
        - {id: P1, name: 和谐家园, type: residental_community}
        - {id: P1, name: 东门市场, lon: 190, lat: 40}
        - {name: 无编号}
        - {id: P2, name: 西门, lon: 116.3}
      """),
    Case(
      "routes",
      """
      civiclint: 1
      kind: routing
      routes:
        - {role: property-manager, unit: "{comunity}物业"}
        - {role: property-manager, unit: 另一物业}
        - {role: property-manager, community: 和平, street: 北街, unit: 和平物业}
        - {role: property-manager, category: stacking, unit: 城管}
        - {unit: 城管}
        - {rule: stacking.corridr, unit: 城管}
        - {category: stackings, grid: G1}
      """, RuleFixture.checklist()),
    Case(
      "calendar",
      """
      civiclint: 1
      kind: calendar
      id: cn
      utc-offset: "8"
      hours: ["08:30-12:00", "11:00-18:00", "9-10", "20:00-19:00"]
      weekend: [saturday, sundy]
      years: 2026
      holidays:
        - {date: 2026-01-01, name: 元旦}
        - {date: 2026-01-01, name: 元旦}
        - {from: 2026-02-17, to: 2026-02-10}
        - {date: 2027-01-01}
        - {date: 2026-02-30}
        - {from: 2026-05-01}
        - {name: 国庆}
      workdays:
        - {date: 2026-01-01}
        - {date: 2026-01-05}
      """),
    Case(
      "calendars on others",
      calendar(
        "cn", "years: 2026\nutc-offset: '+08:00'\nhours: ['09:00-17:00']\nweekend: [sunday]"),
      calendar("wuhan", "extends: cm"), calendar("ezhou", "extends: huangshi\nhours: []"),
      calendar("huangshi", "extends: ezhou"), calendar("self", "extends: self"),
      calendar(
        "city", "extends: cn\nworkdays: [{date: 2026-01-05}]\nholidays: [{date: 2027-01-01}]"),
      calendar("alone", "years: 2026")),
  ]

  private static func calendar(_ id: String, _ body: String) -> String {
    "civiclint: 1\nkind: calendar\nid: \(id)\n\(body)\n"
  }

  static let themes = [
    themes("misspelt key of a theme", "title: 路灯, categry: ads"),
    themes("theme of no category", "title: 路灯, category: adds, signs: [lamp + broken]"),
    themes("sign of an unknown group", "title: 路灯, category: ads, signs: [lam + broken]"),
    themes("sign without a part", "title: 路灯, category: ads, signs: ['lamp +']"),
    themes(
      "sign with two sides too many", "title: 路灯, category: ads, signs: [lamp - broken - lamp]"),
    themes("signs that are a text", "title: 路灯, category: ads, signs: lamp"),
    Case(
      "groups of words",
      """
      civiclint: 1
      kind: themes
      words:
        Lamp: {kind: needed, words: [路灯]}
        lamp: {kind: things, words: [路灯]}
        pole: {kind: needed, words: []}
        tree: {kind: needed, words: [树木, 树木]}
        wall: {kind: needed, words: ['。']}
        road: {words: [道路]}
      themes: [lamp]
      """),
    Case(
      "same theme twice",
      """
      civiclint: 1
      kind: themes
      themes:
        ads.lamp: {title: 路灯, category: ads}
      """,
      """
      civiclint: 1
      kind: themes
      themes:
        ads.lamp: {title: 路灯, category: ads}
        Ads-lamp: {title: 路灯, category: ads}
      """),
  ]

  /// A theme with two groups of words and these keys.
  private static func themes(_ name: String, _ keys: String) -> Case {
    Case(
      name,
      """
      civiclint: 1
      kind: themes
      words:
        lamp: {kind: needed, words: [路灯]}
        broken: {kind: fault, words: [不亮]}
      themes:
        ads.lamp: {\(keys)}
      """)
  }
}
