import Diagnostics
import RuleLoading

/// A small vocabulary, and a sound rule that tests bend.
enum RuleFixture {
  static let vocabulary = """
    civiclint: 1
    kind: vocabulary
    categories:
      stacking: {title: {zh: 乱堆乱放, en: clutter}}
      ads: {title: {zh: 广告宣传, en: advertising}}
    roles:
      property-manager: {title: {zh: 物业服务企业, en: property manager}}
      street-office: {title: {zh: 街道办事处, en: street office}}
    point-types:
      residential_community:
        title: {zh: 居民小区, en: residential community}
        aliases: [小区]
      market: {title: {zh: 农贸市场, en: market}}
    facts:
      corridor_stacking:
        type: count
        title: {zh: 楼道堆放杂物, en: clutter in corridors}
        unit: {zh: 处, en: places}
        aliases: [楼道堆物, 楼道乱堆乱放]
      hoarding_ads:
        type: ratio
        title: {zh: 围挡公益广告占比, en: share of public-interest ads on hoardings}
      noticeboard_state:
        type: choice
        title: {zh: 宣传栏状况, en: state of the notice board}
        choices:
          ok: {title: {zh: 完好, en: intact}}
          torn: {title: {zh: 破损, en: torn}, aliases: [残破]}
      exits_open: {type: verdict, title: {zh: 安全出口畅通, en: emergency exits are open}}
      lamps_lit: {type: list, title: {zh: 路灯, en: street lamps}}
    """

  /// The value of a key that is to be left out.
  static let absent = "(absent)"

  /// A checklist of one rule with everything in order; `changes` replace, add or leave out keys.
  static func checklist(
    _ changes: [String: String] = [:], parameters: String? = nil, head: String = ""
  ) -> String {
    var lines = keys.compactMap { key -> String? in
      if let change = changes[key] { return change == absent ? nil : "\(key): \(change)" }
      return defaults[key].map { "\(key): \($0)" }
    }
    for (key, value) in changes.sorted(by: { $0.key < $1.key }) where !keys.contains(key) {
      lines.append("\(key): \(value)")
    }
    let rule = lines.map { $0.replacing("\n", with: "\n    ") }.joined(separator: "\n    ")
    let extra = parameters.map { "parameters: \($0)\n" } ?? ""
    return """
      civiclint: 1
      kind: checklist
      id: residential-community
      title: {zh: 居民小区, en: Residential community}
      applies-to: [residential_community]
      \(extra)\(head)rules:
        - \(rule)

      """
  }

  private static let keys = [
    "id", "title", "category", "require", "verdict", "severity", "owner", "deadline", "message",
    "remedy", "rationale", "references", "tests",
  ]

  private static let defaults = [
    "id": "stacking.corridor",
    "title": "{zh: 楼道无乱堆乱放, en: Corridors are free of clutter}",
    "category": "stacking",
    "require": "corridor_stacking == 0",
    "severity": "major",
    "owner": "property-manager",
    "deadline": "3 workdays",
    "message": "{zh: \"楼道堆放杂物 {corridor_stacking} 处\", en: \"{corridor_stacking} piles\"}",
    "remedy": "{zh: 清理楼道, en: Clear the corridor.}",
    "rationale": "{zh: 堵塞逃生通道, en: It blocks the way out.}",
    "references": "[省级方案 (2)]",
    "tests":
      "[{given: {corridor_stacking: 0}, expect: pass}, {given: {corridor_stacking: 3}, expect: fail}]",
  ]

  /// Loads the vocabulary and `texts`, named `a.yaml`, `b.yaml`, ….
  static func load(_ texts: String..., campaign: CampaignDocument? = nil) -> LoadedRules {
    load(texts, campaign: campaign)
  }

  static func load(_ texts: [String], campaign: CampaignDocument? = nil) -> LoadedRules {
    let sources = zip("abcdefgh", texts).map { RuleSource(path: "\($0).yaml", text: $1) }
    return RuleLoader.load(
      [RuleSource(path: "vocabulary.yaml", text: vocabulary)] + sources, campaign: campaign)
  }

  static func rendered(_ diagnostics: [Diagnostic], _ language: Language = .en) -> String {
    let renderer = DiagnosticRenderer(language: language)
    return diagnostics.map { renderer.render($0) }.joined()
  }
}
