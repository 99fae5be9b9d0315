import Model

/// Turns neutral rules into a workspace of our documents with the same violations.
///
/// What differs, and is the same in every ticket: `day` deadlines of the neutral form end on the N-th
/// calendar day whatever it is, ours move off days of rest; severities critical, high, medium and low
/// are critical, major, minor and info here.
struct NeutralConverter {
  private let rules: NeutralRules
  private let fields: FieldTable
  /// Ids of categories in the order in which rules first name them.
  private let categories: [(title: String, id: String)]
  private let roles: [String]

  init(_ rules: NeutralRules) throws(ConversionError) {
    self.rules = rules
    fields = try FieldTable(rules)
    var titles: [String] = []
    for rule in rules.rules where !titles.contains(rule.category) { titles.append(rule.category) }
    categories = titles.enumerated().map { ($0.element, "category-\($0.offset + 1)") }
    roles = rules.routing.defaults.keys.sorted()
    try Self.requireDistinct(roles.map(Self.kebab))
    try Self.requireDistinct(rules.rules.map { Self.ruleID($0.id) })
  }

  /// The documents by path below the workspace, in order of path.
  func documents() throws(ConversionError) -> [(path: String, text: String)] {
    [
      ("civiclint.yaml", campaign()),
      ("routing.yaml", routing()),
      ("rules/calendar.yaml", try calendar()),
      ("rules/checklist.yaml", try checklist()),
      ("rules/vocabulary.yaml", vocabulary()),
    ]
  }

  private static let comment = "Made from the benchmark's neutral rules by civiclint-bench convert."

  // MARK: Names

  /// Our id of a neutral rule: `CV-001` is `cv-001`.
  static func ruleID(_ neutral: String) -> String { neutral.lowercased() }

  /// The neutral id of one of our rules: `cv-001` is `CV-001`.
  static func neutralID(_ ours: String) -> String { ours.uppercased() }

  /// The neutral category that became `id`.
  func categoryTitle(_ id: String) -> String? { categories.first { $0.id == id }?.title }

  static func severity(_ neutral: NeutralRules.Severity) -> Severity {
    switch neutral {
    case .critical: .critical
    case .high: .major
    case .medium: .minor
    case .low: .info
    }
  }

  private static func kebab(_ name: String) -> String { name.replacing("_", with: "-") }

  private static func words(_ name: String) -> String { name.replacing("_", with: " ") }

  private static func requireDistinct(_ ids: [String]) throws(ConversionError) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted { throw .collision(id) }
  }

  // MARK: Documents

  private func campaign() -> String {
    var document = DocumentText(kind: "campaign", comment: Self.comment)
    document.line(0, "title: Benchmark")
    document.line(0, "rules: [rules/]")
    document.line(0, "standard-rules: false")
    document.line(0, "routing: routing.yaml")
    document.line(0, "calendar: bench")
    return document.text
  }

  private func vocabulary() -> String {
    var document = DocumentText(kind: "vocabulary", comment: Self.comment)
    document.line(0, "categories:")
    for (title, id) in categories {
      document.line(1, "\(id): {title: \(DocumentText.quoted(title))}")
    }
    document.line(0, "roles:")
    for role in roles { document.line(1, "\(Self.kebab(role)): {title: \(Self.words(role))}") }
    document.line(0, "point-types:")
    for type in pointTypes { document.line(1, "\(type): {title: \(Self.words(type))}") }
    document.line(0, "facts:")
    for (id, type) in fields.facts {
      document.line(1, "\(id): {type: \(type), title: \(Self.words(id))}")
    }
    return document.text
  }

  private var pointTypes: [String] { Set(rules.rules.flatMap(\.pointTypes)).sorted() }

  private func checklist() throws(ConversionError) -> String {
    var document = DocumentText(kind: "checklist", comment: Self.comment)
    document.line(0, "id: bench")
    document.line(0, "title: Benchmark rules")
    document.line(0, "rules:")
    for rule in rules.rules { try write(rule, to: &document) }
    return document.text
  }

  private func write(
    _ rule: NeutralRules.Rule, to document: inout DocumentText
  ) throws(ConversionError) {
    let condition = try ConditionText(fields: fields, rule: rule.id).text(rule.condition)
    let message = condition.replacing("{", with: "{{").replacing("}", with: "}}")
    let category = categories.first { $0.title == rule.category }?.id ?? rule.category
    document.line(1, "- id: \(Self.ruleID(rule.id))")
    document.line(2, "title: \(DocumentText.quoted("\(rule.id) \(rule.category)"))")
    if !rule.pointTypes.isEmpty {
      document.line(2, "applies-to: \(DocumentText.list(rule.pointTypes))")
    }
    document.line(2, "category: \(category)")
    document.line(2, "severity: \(Self.severity(rule.severity).rawValue)")
    document.line(2, "require: \(DocumentText.quoted("!(\(condition))"))")
    document.line(2, "owner: \(Self.kebab(rule.ownerRole))")
    document.line(2, "deadline: \(allowance(rule.deadline))")
    document.line(2, "message: \(DocumentText.quoted("found: \(message)"))")
    document.line(2, "remedy: \(DocumentText.quoted("Put right what \(rule.id) names."))")
    document.line(2, "rationale: A rule of the benchmark; it stands for no real standard.")
    document.line(2, "references: [\(DocumentText.quoted("neutral rule \(rule.id)"))]")
  }

  private func allowance(_ deadline: NeutralRules.Deadline) -> String {
    switch deadline.unit {
    case .hour: "\(deadline.value) hours"
    case .day: "\(deadline.value) days"
    case .workingDay: "\(deadline.value) workdays"
    }
  }

  private func routing() -> String {
    var document = DocumentText(kind: "routing", comment: Self.comment)
    document.line(0, "routes:")
    for role in roles {
      let subject = "role: \(Self.kebab(role))"
      if let unit = rules.routing.defaults[role] {
        document.line(1, "- {\(subject), unit: \(DocumentText.quoted(unit))}")
      }
      let streets = rules.routing.table[role] ?? [:]
      for (street, unit) in streets.sorted(by: { $0.key < $1.key }) {
        let area = "street: \(DocumentText.quoted(street))"
        document.line(1, "- {\(subject), \(area), unit: \(DocumentText.quoted(unit))}")
      }
    }
    return document.text
  }

  private func calendar() throws(ConversionError) -> String {
    let weekdays = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    var weekend: [String] = []
    for day in rules.calendar.weekend {
      guard (1...7).contains(day) else { throw .calendar(String(day)) }
      weekend.append(weekdays[day - 1])
    }
    let dates = (rules.calendar.holidays + rules.calendar.makeupWorkdays).sorted()
    guard let first = dates.first, let last = dates.last else { throw .calendar("") }
    var document = DocumentText(kind: "calendar", comment: Self.comment)
    document.line(0, "id: bench")
    document.line(0, "title: Benchmark calendar")
    document.line(0, "utc-offset: '+08:00'")
    document.line(0, "hours: ['08:30-18:00']")
    document.line(0, "weekend: \(DocumentText.list(weekend))")
    document.line(0, "years: \(try Self.year(first) - 1)-\(try Self.year(last))")
    document.line(0, "holidays:")
    for date in rules.calendar.holidays { document.line(1, "- {date: \(date), name: holiday}") }
    document.line(0, "workdays:")
    for date in rules.calendar.makeupWorkdays {
      document.line(1, "- {date: \(date), name: make-up workday}")
    }
    return document.text
  }

  private static func year(_ date: String) throws(ConversionError) -> Int {
    guard let year = CivilDate(iso: date)?.year else { throw .calendar(date) }
    return year
  }
}
