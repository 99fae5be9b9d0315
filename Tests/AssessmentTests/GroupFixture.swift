import Diagnostics
import Evaluation
import Model
import RecordReading
import RuleLoading

/// A small workspace with rules over many records, and sheets that are read for it.
struct GroupFixture {
  static let vocabulary = """
    civiclint: 1
    kind: vocabulary
    categories: {c: {title: {zh: 类, en: category}}}
    roles: {r: {title: {zh: 角色, en: role}}}
    point-types:
      community: {title: {zh: 小区, en: community}}
      road: {title: {zh: 道路, en: road}}
    facts:
      piles: {type: count, title: {zh: 堆物, en: piles}}
      ratio: {type: ratio, title: {zh: 占比, en: ratio}}
      lit: {type: verdict, title: {zh: 灯亮, en: lit}}
    ---
    civiclint: 1
    kind: points
    points:
      - {id: P1, name: 甲, type: community, district: 东区, street: 一街, community: 子社区}
      - {id: P2, name: 乙, type: community, district: 东区, street: 一街, community: 丑社区}
      - {id: P3, name: 丙, type: community, district: 东区, street: 二街, community: 寅社区}
      - {id: P4, name: 丁, type: road, district: 西区, street: 一街, community: 卯社区}

    """

  /// A rule of which only these lines matter.
  static func rule(_ id: String, _ lines: String...) -> String {
    """
      - id: \(id)
        title: 标准
        category: c
        severity: minor
        owner: r
        deadline: 3 workdays
        message: "{\(lines.contains { $0.hasPrefix("over") } ? "group" : "point_id")}"
        remedy: 整改
        rationale: 理由
        references: [依据]
        \(lines.joined(separator: "\n    "))

    """
  }

  static func checklist(_ rules: String...) -> String {
    """
    ---
    civiclint: 1
    kind: checklist
    id: test
    title: 测试
    rules:
    \(rules.joined())
    """
  }

  let loaded: LoadedRules
  let evaluator: Evaluator
  let groups: GroupRules?
  private let request: SheetRequest
  private let types: [PointTypeID]

  /// - Parameter asOf: The run's day.
  init(
    _ rules: String..., asOf: String = "2026-11-20", cadence: Int? = nil, hasRegistry: Bool = true
  ) {
    let text = Self.vocabulary + rules.joined()
    loaded = RuleLoader.load([RuleSource(path: "test.yaml", text: text)])
    let terms = loaded.ruleSet.vocabulary.pointTypes.values.sorted { $0.id < $1.id }
    types = terms.map(\.id)
    evaluator = Evaluator(
      loaded.ruleSet, expressions: loaded.expressions, selection: RuleSelection(),
      pointTypes: types, alsoNeeded: RecordField.allCases)
    groups = GroupRules(
      loaded.ruleSet, expressions: loaded.expressions, selection: RuleSelection(),
      pointTypes: types, needs: evaluator.needs, registry: hasRegistry ? loaded.points : nil,
      clock: .init(
        asOf: Timestamp(
          CivilDate(iso: asOf) ?? CivilDate(daysSinceEpoch: 0), secondOfDay: 72_000, offset: .china),
        offset: .china, cadence: cadence))
    request = SheetRequest(
      columns: evaluator.needs.keys,
      facts: loaded.ruleSet.vocabulary.facts.values.sorted { $0.id < $1.id }, pointTypes: terms,
      registry: PointRegistry(loaded.points), offset: .china, dayStart: 30_600)
  }

  /// What the rules over many records have seen of a sheet.
  func tally(_ csv: String) throws -> GroupTally {
    guard let groups else { throw NoGroups() }
    var tally = groups.empty
    let format = try InputFormatCatalog.standard.format(named: "csv").orThrow()
    let file = try format.open(ByteSource(bytes: Array(csv.utf8), name: "sheet.csv"), request)
    var sheet = try file.sheets.first.orThrow()
    let decoder = sheet.decoder
    var scratch = EvaluationScratch(evaluator, maximumRows: 64)
    while let chunk = try sheet.next() {
      let batch = decoder.decode(chunk)
      let outcomes = evaluator.evaluate(batch, &scratch)
      groups.collect(
        batch, outcomes,
        records: { row in
          let number = Int(batch.points[row])
          guard number >= 0 else { return nil }
          var time: Timestamp?
          if case .instant(let values, let states) = batch.column(.field(.inspectedAt)),
            states.valid[row]
          {
            time = Timestamp(seconds: values[row])
          }
          return (loaded.points[number], time)
        }, into: &tally)
    }
    return tally
  }

  /// One line per finding: `rule group {call = value}`.
  func findings(_ tally: GroupTally) -> [String] {
    guard let groups else { return [] }
    return groups.conclude(tally).findings.map { finding in
      let observed = finding.observed.map { fact in
        "\(fact.key.name) = \(fact.value.map { "\($0)" } ?? "-")"
      }
      let time = finding.latest?.inspectedAt?.rfc3339(at: .china) ?? "never"
      return
        "\(loaded.ruleSet.rules[finding.rule].id) \(finding.group.id) \(observed) \(time) \(finding.deduction ?? 0)"
    }
  }

  func tallies(_ tally: GroupTally) -> [String: OutcomeTally] {
    guard let groups else { return [:] }
    return Dictionary(
      groups.conclude(tally).tallies.map { (loaded.ruleSet.rules[$0.key].id.text, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }
}

struct NoGroups: Error {}

extension Optional {
  func orThrow() throws -> Wrapped {
    guard let self else { throw NoGroups() }
    return self
  }
}
