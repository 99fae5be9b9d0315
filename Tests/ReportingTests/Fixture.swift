import Diagnostics
import Model
import Reporting

/// Three tickets that between them have all a ticket can have, and a run around them.
enum Fixture {
  static let nowhere = SourceLocation(file: "test.yaml", line: 1)

  static func time(_ text: String) -> Timestamp {
    Timestamp(rfc3339: text + ":00+08:00") ?? Timestamp(seconds: 0)
  }

  static func rule(
    _ id: RuleID, title: LocalizedText, category: CategoryID, severity: Severity,
    isRedLine: Bool = false, require: String, remedy: LocalizedText
  ) -> Rule {
    let condition = Condition(source: require, expression: ExpressionID(index: 0), reads: [])
    return Rule(
      id: id, checklist: "residential-community", appliesTo: [], title: title, category: category,
      severity: severity, isRedLine: isRedLine, when: nil, unless: nil, require: condition,
      grades: nil, owners: ["property-manager"], supporting: [],
      deadline: DeadlineRule(stages: [.init(allowance: .workdays(3))]), deduction: nil,
      message: MessageTemplate(zh: [], en: []), remedy: remedy, rationale: "", references: [],
      photosRequired: 0, theme: nil, formerIDs: [], examples: [], location: nowhere)
  }

  static let stacking = rule(
    "stacking.corridor",
    title: LocalizedText(zh: "楼道无乱堆乱放", en: "Corridors are free of clutter"),
    category: "stacking", severity: .major, require: "corridor_stacking == 0",
    remedy: LocalizedText(zh: "清理楼道, 恢复通行", en: "Clear the corridor."))
  static let fireLane = rule(
    "parking.fire-lane", title: LocalizedText(zh: "消防通道畅通", en: "The fire lane is clear"),
    category: "parking", severity: .critical, isRedLine: true, require: "!fire_lane_blocked",
    remedy: LocalizedText(zh: "立即移车", en: "Have the vehicles moved at once."))
  static let posters = rule(
    "ads.posters", title: LocalizedText(zh: "无小广告", en: "No bill posting"), category: "ads",
    severity: .minor, require: "posters <= 2.5",
    remedy: LocalizedText(zh: "铲除小广告", en: "Scrape the posters off."))

  static let ruleSet: RuleSet = {
    var vocabulary = Vocabulary()
    for (id, zh, en) in [
      ("stacking", "乱堆乱放", "clutter"), ("parking", "车辆停放", "parking"),
      ("ads", "非法小广告", "illegal ads"),
    ] {
      vocabulary.categories[CategoryID(id)] = .init(
        id: CategoryID(id), title: LocalizedText(zh: zh, en: en), location: nowhere)
    }
    vocabulary.roles["property-manager"] = .init(
      id: "property-manager", title: LocalizedText(zh: "物业服务企业", en: "property manager"),
      location: nowhere)
    return RuleSet(
      vocabulary: vocabulary, checklists: [], rules: [stacking, fireLane, posters])
  }()

  static let community = Point(
    id: "P000237", name: "和谐家园", type: "residential_community",
    area: Area(district: "东区", street: "解放街道", community: "和平社区", grid: "G07"),
    coordinates: Coordinates(longitude: 116.39, latitude: 40.13), location: nowhere)
  static let unknown = Point(
    id: "无名巷", name: "无名巷", type: nil, area: Area(), location: nowhere)

  static func ticket(
    _ rule: Rule, at point: Point = community, number: UInt8 = 1, line: Int = 17,
    file: String = "inspections.csv", message: LocalizedText, opened: Timestamp? = nil,
    deadline: Deadline = Deadline(due: nil, reason: ""), owner: Owner? = nil, place: String = "",
    note: String = "", inspector: String = "I0334", disposition: Ticket.Disposition = .new
  ) -> Ticket {
    Ticket(
      fingerprint: Fingerprint(bytes: Array(repeating: number, count: 32)), rule: rule,
      point: point,
      record: RecordReference(
        id: "RC2511\(line)", file: file, line: line, column: 12, header: "楼道堆物",
        inspector: inspector, place: place, note: note, photos: ["IMG_1.jpg"]),
      message: message,
      observed: [ObservedFact(key: .fact("corridor_stacking"), value: .integer(3))],
      owner: owner ?? Owner(role: "property-manager", unit: "和谐物业"),
      openedAt: opened, deadline: deadline, deduction: 1.5, disposition: disposition)
  }

  /// Clutter with everything about its owner known; it is seen again two days later.
  static let clutter = ticket(
    stacking, message: LocalizedText(zh: "楼道堆放杂物 3 处", en: "3 piles of clutter in corridors"),
    opened: time("2026-11-20T09:30"),
    deadline: Deadline(
      due: time("2026-11-25T18:00"),
      reason: LocalizedText(
        zh: "3 个工作日（cn）；跳过周末 11-21..22", en: "3 workdays (cn); weekend 11-21..22 skipped")),
    owner: Owner(
      role: "property-manager", unit: LocalizedText(zh: "和谐物业", en: "Hexie Property"),
      lead: LocalizedText(zh: "住建局", en: "housing bureau"),
      supporting: [
        LocalizedText(zh: "解放街道办事处", en: "Jiefang street office"),
        LocalizedText(zh: "和平社区居委会", en: "Heping committee"),
      ], leader: "王主任", contact: "010-5555"),
    place: "3号楼2单元", note: "电动车也在楼道充电")

  static let clutterAgain = ticket(
    stacking, line: 40,
    message: LocalizedText(zh: "楼道堆放杂物 5 处", en: "5 piles of clutter in corridors"),
    opened: time("2026-11-22T10:00"),
    deadline: Deadline(
      due: time("2026-11-25T18:00"), reason: LocalizedText(zh: "3 个工作日（cn）", en: "3 workdays (cn)")),
    owner: clutter.owner, place: "3号楼2单元", disposition: .known)

  /// A red line, staged and overdue, that the fallback took.
  static let blocked = ticket(
    fireLane, number: 2, line: 18,
    message: LocalizedText(zh: "消防通道被占用", en: "the fire lane is blocked"),
    opened: time("2026-11-20T10:00"),
    deadline: Deadline(
      due: time("2026-11-23T18:00"),
      reason: LocalizedText(
        zh: "清障：立即整改 → 划线：1 个工作日（cn）；跳过周末 11-21..22",
        en: "clear: immediate → mark: 1 workday (cn); weekend 11-21..22 skipped"),
      stages: [
        .init(title: LocalizedText(zh: "清障", en: "clear"), due: time("2026-11-20T10:00")),
        .init(title: LocalizedText(zh: "划线", en: "mark"), due: time("2026-11-23T18:00")),
      ]),
    owner: Owner(
      role: "property-manager", unit: LocalizedText(zh: "和平社区居委会", en: "Heping committee"),
      isFallback: true))

  /// No time, no type, no area, no photo, no deduction.
  static let bare = Ticket(
    fingerprint: Fingerprint(bytes: Array(repeating: 3, count: 32)), rule: posters, point: unknown,
    record: RecordReference(id: "", file: "inspections.csv", line: 19, column: 0, inspector: ""),
    message: LocalizedText(zh: "小广告过多", en: "too many posters"),
    observed: [
      ObservedFact(key: .fact("posters"), value: .double(7.5)),
      ObservedFact(key: .fact("lit"), value: .flag(false)),
      ObservedFact(key: .field(.note), value: .text("门口")),
      ObservedFact(key: .fact("since"), value: .instant(time("2026-11-01T00:00"))),
      ObservedFact(key: .fact("where"), value: .list(["门", "墙"])),
      ObservedFact(key: .fact("cleaned"), value: nil),
    ], owner: clutter.owner, openedAt: nil,
    deadline: Deadline(
      due: nil,
      reason: LocalizedText(
        zh: "检查表未填可识别的检查时间，无法计算整改时限", en: "no deadline: the sheet gives no inspection time")),
    deduction: nil, disposition: .new)

  static let tickets = [clutter, blocked, bare, clutterAgain]

  static let defects = [
    Defect(
      .unreadableValue, file: "inspections.csv", line: 9, column: 12, header: "楼道堆物", value: "若干",
      expected: LocalizedText(zh: "不小于 0 的整数, 如 3 或 3处", en: "a whole number, 0 or more, such as 3")
    ),
    Defect(
      .unknownPoint, file: "inspections.csv", line: 5, column: 1, header: "点位", value: "和谐家圆",
      suggestion: "和谐家园"),
    Defect(
      .unreadableValue, file: "inspections.csv", line: 4, column: 12, header: "楼道堆物", value: "若干",
      expected: LocalizedText(zh: "不小于 0 的整数, 如 3 或 3处", en: "a whole number, 0 or more, such as 3")
    ),
    Defect(.missingDate, file: "inspections.csv", line: 19),
  ]

  static let summary: RunSummary = {
    var summary = RunSummary()
    var first = RunSummary.FileCount(file: "inspections.csv")
    (first.read, first.evaluated, first.defects) = (40, 39, 4)
    first.rejected = [.unknownPoint: 1]
    var second = RunSummary.FileCount(file: "roads.csv")
    (second.read, second.evaluated) = (2, 2)
    summary.files = [first, second]
    (summary.violations, summary.tickets) = (4, 3)
    summary.ticketsBySeverity = [.critical: 1, .major: 1, .minor: 1]
    summary.ticketsByCategory = ["stacking": 1, "parking": 1, "ads": 1]
    summary.defectsByKind = [.unreadableValue: 2, .unknownPoint: 1, .missingDate: 1]
    var tally = OutcomeTally()
    (tally.pass, tally.fail, tally.notChecked, tally.error) = (30, 2, 7, 2)
    summary.outcomes = [tally, tally, tally]
    (summary.redLines, summary.fallbackOwners, summary.withoutDeadline) = (1, 1, 1)
    return summary
  }()

  static let report = RunReport(
    summary: summary, defects: defects,
    diagnostics: [
      Diagnostic(
        .warning, code: "T301",
        LocalizedText(
          zh: "工作日历 'cn' 没有 2027-01-01 的工作日安排", en: "calendar 'cn' ends before 2027-01-01"),
        at: SourceLocation(file: "cn.yaml", line: 3, column: 1),
        help: LocalizedText(zh: "补充 2027 年", en: "add 2027"), notes: ["note"])
    ])

  static func context(_ language: Language = .en, palette: Palette = .plain) -> ReportContext {
    ReportContext(
      language: language, palette: palette, asOf: time("2026-11-22T22:00"), offset: .china,
      ruleSet: ruleSet, version: "1.0.0")
  }

  static func render(
    _ tickets: [Ticket], report: RunReport = report, with entry: ReporterEntry,
    _ context: ReportContext = context()
  ) -> String {
    var reporter = entry.make(context)
    var out: [UInt8] = []
    reporter.begin(into: &out)
    for ticket in tickets { reporter.add([ticket], into: &out) }
    reporter.end(report, into: &out)
    return String(decoding: out, as: UTF8.self)
  }
}
