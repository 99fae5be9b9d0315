import Model

extension DocumentSchema {
  /// The workspace file.
  static let campaign = DocumentSchema(.campaign) { names in
    let paths = Schema.oneOrMany(.text())
    let tightening = Schema.object([
      SchemaKey(
        "within", .text(pattern: "^[0-9]+ +days?$"), required: true, zh: "距测评日几天以内",
        en: "found this near to assessment day"),
      SchemaKey("at-most", .allowance, required: true, zh: "时限最长", en: "the longest limit then"),
    ])
    return [
      SchemaKey("title", .localized, zh: "名称", en: "title"),
      SchemaKey(
        "assessment", .date, zh: "测评日; 没有期限会晚于其前一天",
        en: "assessment day; nothing is due later than its eve"),
      SchemaKey(
        "tighten", .list(tightening), zh: "临近测评时收紧时限",
        en: "shorter limits as the day draws near"),
      SchemaKey(
        "phases", .list(phase), zh: "创建阶段, 各有检查周期",
        en: "phases, each with its own rhythm of inspections"),
      SchemaKey("gate", gate, zh: "达标条件", en: "what has to be reached"),
      SchemaKey("scoring", scoring(names), zh: "计分办法", en: "how breaches become points"),
      SchemaKey("records", paths, zh: "检查记录表", en: "the sheets of the campaign"),
      SchemaKey(
        "ledger", paths, zh: "整改台账; 超期、整改率、结案率、按期结案率以它为准",
        en: "ledgers, by which gate says what is overdue and what is done"),
      SchemaKey("rules", paths, zh: "自己的规则文件或文件夹", en: "files or folders with rules of your own"),
      SchemaKey(
        "standard-rules", .flag, zh: "是否使用自带的规则", en: "whether the standard rules are used"),
      SchemaKey("points", paths, zh: "点位库", en: "the registry of points"),
      SchemaKey("routing", paths, zh: "责任分工表", en: "who is responsible"),
      SchemaKey("layout", paths, zh: "布局: 列和检查项各是什么", en: "what columns and items mean"),
      SchemaKey("calendar", .word(names.calendars), zh: "工作日历", en: "the calendar"),
      SchemaKey(
        "parameters", .named(names.parameters, .expression), zh: "本市与标准不同的数值",
        en: "numbers in which the city differs"),
      SchemaKey("select", paths, zh: "只用这些规则", en: "only these rules"),
      SchemaKey("ignore", paths, zh: "不用这些规则", en: "not these rules"),
      SchemaKey(
        "fail-on", .word(Severity.allCases.reversed().map(\.rawValue)), zh: "从哪一级起退出码为 1",
        en: "from where on the exit status is 1"),
    ]
  }

  private static let days = Schema.text(pattern: "^[0-9]+ +days?$")

  private static let phase = Schema.object([
    SchemaKey("title", .localized, required: true, zh: "名称", en: "title"),
    SchemaKey("from", .date, required: true, zh: "第一天", en: "first day"),
    SchemaKey("to", .date, required: true, zh: "最后一天", en: "last day"),
    SchemaKey(
      "cadence", days, zh: "每个点位多少天检查一遍", en: "in how many days every point is inspected once"),
  ])

  private static let gate = Schema.object([
    SchemaKey("score", .number(0...1_000), zh: "全市得分不低于", en: "the least score of the city"),
    SchemaKey("red-lines", .integer(0...1_000_000), zh: "未整改的负面清单问题不多于", en: "most open red lines"),
    SchemaKey("points", share, zh: "点位检查覆盖率不低于", en: "least share of points inspected"),
    SchemaKey("items", share, zh: "检查项填写率不低于", en: "least share of checks with an answer"),
    SchemaKey("overdue", .integer(0...1_000_000), zh: "超期问题不多于", en: "most overdue tickets"),
    SchemaKey("rectified", share, zh: "整改率不低于", en: "least share of faults put right"),
    SchemaKey(
      "closed", share, zh: "结案率不低于: 应结案中已结案的", en: "least share done of what was due by now"),
    SchemaKey(
      "on-time", share, zh: "按期结案率不低于: 应结案中按期结案的",
      en: "least share done by its deadline of what was due by now"),
    SchemaKey("unowned", .integer(0...1_000_000), zh: "无主问题不多于", en: "most tickets nobody owns"),
  ])

  private static let share = Schema.either([.text(pattern: "^[0-9.]+%?$"), .number(0...1)])

  private static func scoring(_ names: SchemaNames) -> Schema {
    let points = Schema.number(0...1_000)
    let weight = Schema.number(0.001...1_000)
    return .object([
      SchemaKey("full", points, zh: "满分", en: "points without a breach"),
      SchemaKey(
        "checklists",
        .named(
          nil,
          .object([
            SchemaKey("weight", weight, zh: "扣分的权重", en: "weight of its deductions"),
            SchemaKey("max", points, zh: "每个点位最多扣", en: "most that it costs one point"),
          ])),
        zh: "各测评标准的权重和扣分上限", en: "weights and caps of checklists"),
      SchemaKey(
        "types", .named(names.pointTypes, weight), zh: "点位类型在平均分中的权重",
        en: "weights of point types in the mean"),
      SchemaKey("red-list", points, zh: "红榜: 得分不低于", en: "areas with at least this score"),
      SchemaKey("black-list", points, zh: "黑榜: 得分低于", en: "areas with less than this score"),
    ])
  }

  /// Opening hours, weekends, holidays and make-up workdays.
  static let calendar = DocumentSchema(.calendar) { names in
    let day = Schema.object([
      SchemaKey("date", .date, zh: "一天", en: "a day"),
      SchemaKey("from", .date, zh: "起", en: "first day"),
      SchemaKey("to", .date, zh: "止", en: "last day"),
      SchemaKey("name", .localized, zh: "名称", en: "name"),
    ])
    let weekdays = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    return [
      SchemaKey("id", .identifier, required: true, zh: "日历编号", en: "id"),
      SchemaKey("title", .localized, zh: "名称", en: "title"),
      SchemaKey(
        "extends", .word(names.calendars),
        zh: "在哪份日历上增改; 没有写的照它, 写了的以此为准; 不写则以下四项都要有",
        en: "the calendar this one builds on; without it the next four keys are needed"),
      SchemaKey(
        "utc-offset", .text(pattern: "^[+-][0-9]{2}:[0-9]{2}$"),
        zh: "时差, 如 '+08:00'", en: "offset from UTC, such as '+08:00'"),
      SchemaKey(
        "hours", .list(.text(pattern: "^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$")),
        zh: "工作时段, 如 '08:30-12:00'", en: "opening hours such as '08:30-12:00'"),
      SchemaKey("weekend", .list(.word(weekdays)), zh: "休息的星期", en: "days of rest"),
      SchemaKey(
        "years", .either([.integer(1...9999), .text(pattern: "^[0-9]{4}-[0-9]{4}$")]),
        zh: "所知的年份, 如 2024-2026", en: "the years it knows"),
      SchemaKey("holidays", .list(day), zh: "节假日", en: "holidays"),
      SchemaKey("workdays", .list(day), zh: "调休上班日", en: "make-up workdays"),
    ]
  }
}
