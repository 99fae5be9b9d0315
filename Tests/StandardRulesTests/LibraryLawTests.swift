import Diagnostics
import Evaluation
import Foundation
import Model
import RuleLoading
import TestSupport
import Testing

/// What holds for the standard rules as a whole: every branch tested, every number explained, codes
/// of digital urban management in one form, a schema named in every file.
@Suite struct LibraryLawTests {
  @Test func everyBranchIsReachedByAnExample() {
    let coverage = ExampleCoverage(
      StandardLibrary.rules, expressions: StandardLibrary.loaded.expressions)
    #expect(coverage.rulesWithBoth == coverage.rules)
    #expect(coverage.covered == coverage.branches)
    #expect(coverage.gaps.isEmpty, "\(coverage.gaps.map { "\($0.condition) \($0.missing)" })")
  }

  @Test func everyParameterSaysWhereItsNumberComesFrom() {
    for parameter in StandardLibrary.loaded.ruleSet.checklists.flatMap(\.parameters) {
      #expect(parameter.note != nil, "\(parameter.name)")
    }
  }

  /// Enough to be worth a visit: a point of any type has at least eight rules.
  @Test func everyPointTypeHasAChecklist() {
    for (type, count) in Self.rulesByType.sorted(by: { $0.key < $1.key }) {
      #expect(count >= 8, "\(type): \(count) rules")
    }
  }

  @Test func theGuideSaysHowManyRulesThereAre() throws {
    let guide = try String(
      contentsOf: packageRoot.appending(path: "Rules/README.md"), encoding: .utf8)
    let types = Self.rulesByType.sorted { $0.key < $1.key }
    let sentence =
      "There are \(StandardLibrary.rules.count) rules for \(types.count) point types: "
      + types.map { "`\($0.key)` \($0.value)" }.joined(separator: ", ") + "."
    #expect(guide.replacing("\n", with: " ").contains(sentence), "expected: \(sentence)")
  }

  /// Point type → number of rules that apply to it.
  static let rulesByType: [String: Int] = {
    let types = StandardLibrary.loaded.ruleSet.vocabulary.pointTypes.keys
    return Dictionary(
      uniqueKeysWithValues: types.map { type in
        let count = StandardLibrary.rules.count {
          $0.appliesTo.isEmpty || $0.appliesTo.contains(type)
        }
        return ("\(type)", count)
      })
  }()

  // MARK: Codes of digital urban management

  /// The classes of the event table that a standard rule covers: code → name, as the table has it.
  static let classes = [
    "100407": "街头座椅", "100501": "宣传栏", "200102": "暴露垃圾", "200103": "积存垃圾渣土",
    "200104": "道路保洁", "200105": "河道保洁", "200106": "绿地保洁", "200107": "废弃车辆",
    "200108": "废弃家具设备", "200109": "非装饰性树挂", "200111": "道路积水",
    "200112": "除雪后积雪、结冰", "200204": "街头散发小广告", "200303": "无证消纳渣土",
    "200402": "自来水管破裂(道路)", "200403": "燃气管道破裂", "200411": "火灾",
    "200115": "乱倒乱排污水、废水", "200127": "焚烧垃圾、树叶", "200131": "建筑物外立面不洁",
    "200140": "擅自饲养家禽家畜", "200201": "非法张贴小广告", "200202": "违章张贴悬挂广告牌匾",
    "200203": "占道广告牌", "200205": "临时性标语宣传品损毁", "200301": "施工扰民",
    "200302": "工地扬尘", "200304": "道路遗撒", "200305": "施工废弃料", "200306": "道路破损",
    "200307": "施工工地未围挡", "200401": "路面塌陷(区管)", "200404": "下水道堵塞(大街)",
    "200406": "架空线缆不规范", "200501": "无照经营游商", "200502": "流浪乞讨",
    "200503": "占道废品收购(经营)", "200504": "店外经营", "200505": "机动车乱停放",
    "200506": "非机动车乱停放", "200507": "乱堆物堆料", "200508": "商业噪音", "200510": "露天烧烤",
    "200598": "占压盲道", "200716": "无障碍设施", "200720": "公共厕所",
    "200725": "机动车停车场的规范化管理", "200726": "文明城区创建(视频)", "200727": "校园周边环境", "200735": "消防安全",
  ]

  /// `数字城管事件分类 200507 乱堆物堆料`: kind, code, name. Codes of components begin with 10, of
  /// events with 20.
  @Test func codesHaveOneFormAndEachIsNamed() {
    var named: Set<String> = []
    for rule in StandardLibrary.rules {
      for reference in rule.references where reference.zh.hasPrefix("数字城管") {
        let words = reference.zh.split(separator: " ", maxSplits: 2).map(String.init)
        let code = words.count == 3 ? words[1] : ""
        let kind = code.hasPrefix("10") ? "数字城管部件分类" : "数字城管事件分类"
        #expect(words.first == kind, "\(rule.id): \(reference.zh)")
        #expect(words.last == Self.classes[code], "\(rule.id): \(reference.zh)")
        let english =
          "digital urban management, \(code.hasPrefix("10") ? "component" : "event") class \(code) "
        #expect(reference.en.hasPrefix(english), "\(rule.id): \(reference.en)")
        named.insert(code)
      }
    }
    #expect(named == Set(Self.classes.keys))
  }

  // MARK: Schemas

  /// The first line of a file of one kind names its schema, so that editors check while typing. A file
  /// of several kinds has none: no single schema would hold for it.
  @Test func everyFileNamesItsSchema() throws {
    for folder in ["Rules", "Examples"] {
      let root = packageRoot.appending(path: folder)
      let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        .filter { $0.hasSuffix(".yaml") }.sorted()
      #expect(!paths.isEmpty)
      for path in paths {
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let kinds = Set(lines.filter { $0.hasPrefix("kind: ") }.map { $0.dropFirst(6) })
        guard let kind = kinds.first, kinds.count == 1 else { continue }
        let depth = path.split(separator: "/").count - 1
        let up = String(repeating: "../", count: depth) + (folder == "Rules" ? "" : "../Rules/")
        let line = "# yaml-language-server: $schema=\(up)schemas/\(kind).schema.json"
        #expect(lines.first.map(String.init) == line, "\(folder)/\(path)")
      }
    }
  }
}
