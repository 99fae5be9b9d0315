import Model

extension DocumentSchema {
  /// Rules for some point types.
  static let checklist = DocumentSchema(.checklist) { names in
    [
      SchemaKey("id", .identifier, required: true, zh: "测评标准编号", en: "id of the checklist"),
      SchemaKey("title", .localized, required: true, zh: "名称", en: "title"),
      SchemaKey(
        "applies-to", .oneOrMany(.word(names.pointTypes)), zh: "适用的点位类型; 不写为全部",
        en: "point types; none: all"),
      SchemaKey(
        "parameters",
        .named(nil, .either([Self.parameterValue, .object(Self.parameter)])),
        zh: "各地不同的数值, 规则按名称引用", en: "numbers that cities set differently, by name"),
      SchemaKey(
        "rules", .list(.object(rule(names), oneOf: [["require", "verdict"]])),
        required: true, zh: "测评细则", en: "the rules"),
    ]
  }

  private static let parameterValue = Schema.expression

  private static let parameter = [
    SchemaKey("value", parameterValue, required: true, zh: "数值", en: "the value"),
    SchemaKey("title", .localized, zh: "含义", en: "what it stands for"),
    SchemaKey("note", .localized, zh: "出处与各地差异", en: "its source, and how cities differ"),
  ]

  private static func rule(_ names: SchemaNames) -> [SchemaKey] {
    judged(names) + conditions(names) + consequences(names) + words(names)
  }

  private static func judged(_ names: SchemaNames) -> [SchemaKey] {
    [
      SchemaKey(
        "id", .identifier, required: true, zh: "细则编号: 所判断的事, 如 stacking.corridor",
        en: "what is judged, such as stacking.corridor"),
      SchemaKey(
        "title", .localized, required: true, zh: "标准, 写成成立的句子",
        en: "the standard, as a sentence that holds"),
      SchemaKey("category", .word(names.categories), required: true, zh: "类别", en: "category"),
      SchemaKey(
        "severity", .word(Severity.allCases.reversed().map(\.rawValue)), required: true,
        zh: "严重程度", en: "how bad a breach is"),
      SchemaKey("red-line", .flag, zh: "负面清单: 一票否决", en: "fails the gate whatever the score"),
      SchemaKey(
        "applies-to", .oneOrMany(.word(names.pointTypes)), zh: "在标准的点位类型中再缩小",
        en: "narrows the checklist's point types"),
    ]
  }

  private static func conditions(_ names: SchemaNames) -> [SchemaKey] {
    [
      SchemaKey(
        "over", over, zh: "看多条记录: 条件用汇总函数", en: "looks at many records; conditions use aggregates"),
      SchemaKey("when", .expression, zh: "为假时不适用 (CEL)", en: "if false, not applicable (CEL)"),
      SchemaKey(
        "unless", .expression, zh: "标准内的例外: 为真即符合 (CEL)",
        en: "an exemption within the standard: if true, passes (CEL)"),
      SchemaKey(
        "require", .expression, zh: "必须成立的条件 (CEL); 不成立即为问题",
        en: "what must hold (CEL); its being false is the violation"),
      SchemaKey(
        "verdict", .word(names.verdicts), zh: "直接采用的符合性判断",
        en: "the verdict that must say that the standard is met"),
      SchemaKey(
        "grades", .named(nil, .expression), zh: "按抽样分等级: {A: …, B: …, otherwise: C}",
        en: "grades by sample: {A: …, B: …, otherwise: C}"),
    ]
  }

  private static let over = Schema.object([
    SchemaKey(
      "group-by", .word(GroupLevel.allCases.map(\.rawValue)), required: true, zh: "汇总单位",
      en: "what is put together"),
    SchemaKey(
      "window", .either([.text(pattern: "^[0-9]+ +days?$"), .word(["cadence"])]),
      zh: "时间范围: 如 30 days, 或 cadence (本阶段的检查周期)",
      en: "days such as '30 days', or cadence: a round of the phase"),
  ])

  private static func consequences(_ names: SchemaNames) -> [SchemaKey] {
    let points = Schema.number(0...1_000)
    let deduction = Schema.object([
      SchemaKey("points", points, required: true, zh: "扣分", en: "points"),
      SchemaKey("per", .expression, zh: "每处: 数量 (CEL)", en: "times this number (CEL)"),
      SchemaKey("max", points, zh: "最多扣", en: "at most"),
    ])
    return [
      SchemaKey(
        "owner", .oneOrMany(.word(names.roles)), required: true,
        zh: "责任角色, 依次尝试; 具体单位由责任分工表给出",
        en: "roles, tried in order; the routing table names the unit"),
      SchemaKey(
        "supporting", .oneOrMany(.word(names.roles)), zh: "配合单位的角色",
        en: "roles of the supporting units"),
      SchemaKey(
        "deadline", .stagedLimit, required: true,
        zh: "整改时限: 30 minutes, 4 workhours, 3 workdays, 7 days, immediate; 或分阶段",
        en: "limit: 30 minutes, 4 workhours, 3 workdays, 7 days, immediate; or stages"),
      SchemaKey("deduct", .either([points, deduction]), zh: "扣分", en: "what it costs in points"),
      SchemaKey(
        "evidence",
        .object([SchemaKey("photos", .integer(0...99), zh: "照片张数", en: "number of photos")]),
        zh: "取证要求", en: "what a finding must be proved with"),
    ]
  }

  private static func words(_ names: SchemaNames) -> [SchemaKey] {
    let record = Schema.named(
      names.facts + RecordField.allCases.map(\.rawValue),
      .either([.expression, .list(.text()), .constant(.text(""))]))
    let test = Schema.object([
      SchemaKey(
        "given", .oneOrMany(record),
        required: true, zh: "所填的值; 没写的为空白", en: "cells; what is not written is blank"),
      SchemaKey(
        "expect", .word(Rule.Expectation.allCases.map(\.rawValue)), required: true,
        zh: "应有的判定", en: "the outcome"),
      SchemaKey("message", .localized, zh: "应有的问题描述", en: "the message"),
    ])
    return [
      SchemaKey(
        "message", .localized, required: true, zh: "问题描述; {…} 内为 CEL",
        en: "the fault; between braces stands CEL"),
      SchemaKey("remedy", .localized, required: true, zh: "怎样整改", en: "how to put it right"),
      SchemaKey("rationale", .localized, required: true, zh: "为什么", en: "why"),
      SchemaKey(
        "references", .oneOrMany(.localized), required: true, zh: "依据", en: "sources"),
      SchemaKey(
        "theme", .identifier, zh: "问题主题: 文字描述据此找到本细则",
        en: "what free text is about, so that it finds this rule"),
      SchemaKey("former-ids", .list(.identifier), zh: "曾用编号", en: "names it had before"),
      SchemaKey("tests", .list(test), zh: "自带的测试", en: "the rule's own tests"),
    ]
  }
}
