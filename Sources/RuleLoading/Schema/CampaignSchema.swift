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
      SchemaKey("rules", paths, zh: "自己的规则文件或文件夹", en: "files or folders with rules of your own"),
      SchemaKey(
        "standard-rules", .flag, zh: "是否使用自带的规则", en: "whether the standard rules are used"),
      SchemaKey("points", paths, zh: "点位库", en: "the registry of points"),
      SchemaKey("routing", paths, zh: "责任分工表", en: "who is responsible"),
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

  /// Opening hours, weekends, holidays and make-up workdays.
  static let calendar = DocumentSchema(.calendar) { _ in
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
        "utc-offset", .text(pattern: "^[+-][0-9]{2}:[0-9]{2}$"), required: true,
        zh: "时差, 如 '+08:00'", en: "offset from UTC, such as '+08:00'"),
      SchemaKey(
        "hours", .list(.text(pattern: "^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$")),
        required: true, zh: "工作时段, 如 '08:30-12:00'", en: "opening hours such as '08:30-12:00'"),
      SchemaKey(
        "weekend", .list(.word(weekdays)), required: true, zh: "休息的星期",
        en: "days of rest"),
      SchemaKey(
        "years", .either([.integer(1...9999), .text(pattern: "^[0-9]{4}-[0-9]{4}$")]),
        required: true, zh: "所知的年份, 如 2024-2026", en: "the years it knows"),
      SchemaKey("holidays", .list(day), zh: "节假日", en: "holidays"),
      SchemaKey("workdays", .list(day), zh: "调休上班日", en: "make-up workdays"),
    ]
  }
}
