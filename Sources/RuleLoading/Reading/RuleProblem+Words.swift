import Diagnostics

extension RuleProblem {
  var message: LocalizedText {
    switch self {
    case .wrongShape, .missingKey, .unknownKey, .unreadable, .wrongVersion, .unknownWord,
      .malformedID, .emptyList, .eitherOr, .misplacedKey, .strayTag, .noValue:
      shapeMessage
    case .duplicateID, .unknownReference, .unknownName, .ambiguousHeader, .bothPolarities,
      .reservedName, .notAVerdict, .gradeWithoutGrades, .factOutsideAggregate,
      .aggregateWithoutOver:
      nameMessage
    case .syntax, .types, .wrongResult, .tooComplex, .loneBrace, .unknownFunction,
      .unreadableLiteral, .wrongAggregate:
      expressionMessage
    case .sameRoute, .unknownPlaceholder, .outsideYears, .overlappingHours, .restAndWork,
      .dayTwice, .backwardRange, .alreadyWorked, .circularCalendars, .unknownOverride,
      .wrongOverride, .noCampaign,
      .overlappingPhases:
      tableMessage
    case .oneLanguage, .missingTest, .constantRule, .unusedParameter: adviceMessage
    }
  }

  private var shapeMessage: LocalizedText {
    switch self {
    case .wrongShape(let expected, let found):
      LocalizedText(
        zh: "应为\(expected.word.zh), 实为\(found.word.zh)",
        en: "expected \(expected.word.en), found \(found.word.en)")
    case .missingKey(let key, let noun, _):
      LocalizedText(zh: "\(noun.word.zh)缺少 '\(key)'", en: "\(noun.word.en) without '\(key)'")
    case .unknownKey(let key, let noun, _):
      LocalizedText(
        zh: "\(noun.word.zh)没有键 '\(key)'", en: "unknown key '\(key)' of a \(noun.word.en)")
    case .unreadable(let text, let expected):
      LocalizedText(zh: "'\(text)' 不对, 应为\(expected.zh)", en: "'\(text)' is not \(expected.en)")
    case .wrongVersion(let text):
      LocalizedText(
        zh: "不支持 civiclint 文档版本 '\(text)'", en: "version '\(text)' of documents is not supported")
    case .unknownWord(let noun, let text, _):
      LocalizedText(
        zh: "没有这样的\(noun.word.zh): '\(text)'", en: "unknown \(noun.word.en) '\(text)'")
    case .malformedID(let noun, let text, _):
      LocalizedText(
        zh: "'\(text)' 不能作\(noun.word.zh)的编号", en: "'\(text)' cannot be the id of a \(noun.word.en)"
      )
    case .emptyList(let key):
      LocalizedText(zh: "'\(key)' 至少要有一项", en: "'\(key)' needs at least one entry")
    case .eitherOr(let keys, let noun, let found):
      LocalizedText(
        zh: "\(noun.word.zh)应恰有其一: \(Self.quoted(keys)); 实有 \(found) 个",
        en: "a \(noun.word.en) has exactly one of \(Self.quoted(keys)); this one has \(found)")
    case .misplacedKey(let key, let reason):
      LocalizedText(
        zh: "'\(key)' 不能用在此处: \(reason.zh)", en: "'\(key)' cannot stand here: \(reason.en)")
    case .noValue(let key): LocalizedText(zh: "'\(key)' 没有值", en: "'\(key)' has no value")
    case .strayTag(let tag):
      LocalizedText(zh: "'\(tag)' 被当作 YAML 标签", en: "'\(tag)' is read as a tag of YAML")
    default: ""
    }
  }

  private var nameMessage: LocalizedText {
    switch self {
    case .duplicateID(let noun, let id, _):
      LocalizedText(zh: "\(noun.word.zh) '\(id)' 重复", en: "duplicate \(noun.word.en) '\(id)'")
    case .unknownReference(let noun, let id, _):
      LocalizedText(zh: "没有\(noun.word.zh) '\(id)'", en: "unknown \(noun.word.en) '\(id)'")
    case .unknownName(let name, _):
      LocalizedText(zh: "没有检查事实 '\(name)'", en: "unknown fact '\(name)'")
    case .ambiguousHeader(let name, let other, _):
      LocalizedText(
        zh: "表头 '\(name)' 也指 '\(other)'", en: "the header '\(name)' also means '\(other)'")
    case .bothPolarities(let name, let other, _):
      LocalizedText(
        zh: "'\(name)' 既问有无又问是否符合 (另见 '\(other)')",
        en: "'\(name)' is asked both as a flag and as a verdict (see '\(other)')")
    case .reservedName(let noun, let name, let owner):
      LocalizedText(
        zh: "'\(name)' 是\(owner.zh), 不能作\(noun.word.zh)",
        en: "'\(name)' is \(owner.en) and cannot be a \(noun.word.en)")
    case .notAVerdict(let fact, let type):
      LocalizedText(
        zh: "'\(fact)' 的类型是 \(type), 应为 verdict", en: "'\(fact)' is a \(type), not a verdict")
    case .gradeWithoutGrades:
      LocalizedText(zh: "没有 'grades' 的细则不能用 'grade'", en: "'grade' in a rule without 'grades'")
    case .factOutsideAggregate(let name):
      LocalizedText(
        zh: "有 'over' 的细则不能直接读 '\(name)'", en: "a rule with 'over' cannot read '\(name)' itself")
    case .aggregateWithoutOver(let name):
      LocalizedText(
        zh: "没有 'over' 的细则不能用 '\(name)'", en: "'\(name)' in a rule without 'over'")
    default: ""
    }
  }

  private var expressionMessage: LocalizedText {
    switch self {
    case .syntax(let text), .types(let text, _): text
    case .wrongResult(let expected, let found):
      LocalizedText(
        zh: "结果应为\(expected.zh), 实为 \(found)", en: "expected \(expected.en), found \(found)")
    case .tooComplex(let text): LocalizedText(zh: "表达式过于复杂: \(text)", en: text)
    case .loneBrace: LocalizedText(zh: "'{' 与 '}' 不成对", en: "a '{' or '}' without its partner")
    case .unknownFunction(let name, _):
      LocalizedText(zh: "没有函数 '\(name)'", en: "unknown function '\(name)'")
    case .unreadableLiteral(let reason):
      LocalizedText(zh: "字面量无法读取: \(reason)", en: reason)
    case .wrongAggregate(let name, let expected):
      LocalizedText(
        zh: "'\(name)' 的括号内应为\(expected.zh)", en: "'\(name)' takes \(expected.en)")
    default: ""
    }
  }

  private var tableMessage: LocalizedText {
    switch self {
    case .sameRoute:
      LocalizedText(
        zh: "与另一行同样具体, 无法决定由谁负责", en: "another route is equally specific; neither decides")
    case .unknownPlaceholder(let name):
      LocalizedText(zh: "单位名称里没有 '{\(name)}'", en: "'{\(name)}' means nothing in a unit's name")
    case .outsideYears(let day, let years):
      LocalizedText(
        zh: "\(day) 不在日历的年份 \(years) 之内", en: "\(day) is outside the calendar's years \(years)")
    case .overlappingHours(let a, let b):
      LocalizedText(zh: "时段 '\(a)' 与 '\(b)' 重叠", en: "the hours '\(a)' and '\(b)' overlap")
    case .restAndWork(let day, _):
      LocalizedText(zh: "\(day) 既是假日又是工作日", en: "\(day) is both a holiday and a workday")
    case .dayTwice(let day, _):
      LocalizedText(zh: "\(day) 写了两次", en: "\(day) is listed twice")
    case .backwardRange(let from, let to):
      LocalizedText(zh: "\(from) 在 \(to) 之后", en: "\(from) is after \(to)")
    case .alreadyWorked(let day):
      LocalizedText(zh: "\(day) 本来就是工作日", en: "\(day) is a workday anyway")
    case .circularCalendars(let ids):
      LocalizedText(
        zh: "工作日历绕回了自己: \(ids.joined(separator: " → "))",
        en: "this calendar extends itself: \(ids.joined(separator: " → "))")
    case .unknownOverride(let name, _):
      LocalizedText(zh: "没有测评标准用参数 '\(name)'", en: "no checklist has a parameter '\(name)'")
    case .wrongOverride(let name, let expected, let found):
      LocalizedText(
        zh: "参数 '\(name)' 应为\(expected.word.zh), 实为\(found.word.zh)",
        en: "parameter '\(name)' is \(expected.word.en), not \(found.word.en)")
    case .overlappingPhases:
      LocalizedText(zh: "与另一阶段的日期重叠", en: "these days belong to another phase already")
    case .noCampaign:
      LocalizedText(zh: "文件中没有 'kind: campaign'", en: "no 'kind: campaign' in this file")
    default: ""
    }
  }

  private var adviceMessage: LocalizedText {
    switch self {
    case .oneLanguage(let key, let missing):
      LocalizedText(
        zh: "'\(key)' 缺少\(missing == .zh ? "中文" : "英文")",
        en: "'\(key)' has no \(missing == .zh ? "Chinese" : "English")")
    case .missingTest(let rule, let kind):
      LocalizedText(
        zh: "细则 '\(rule)' 没有\(kind.zh)的测试", en: "rule '\(rule)' has no test that \(kind.en)")
    case .constantRule(let rule):
      LocalizedText(zh: "细则 '\(rule)' 不读任何检查事实", en: "rule '\(rule)' reads no fact")
    case .unusedParameter(let name):
      LocalizedText(zh: "没有细则用到参数 '\(name)'", en: "no rule uses the parameter '\(name)'")
    default: ""
    }
  }

  static func quoted(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: ", ")
  }
}

extension RuleProblem {
  /// What to do next.
  var help: LocalizedText? {
    switch self {
    case .unknownKey(let word, .text, _) where word.utf8.count > 3:
      LocalizedText(
        zh: "只有 'zh' 和 'en'; 花括号内的文字含 ', ' 或 ': ' 时要加引号",
        en: "known are 'zh' and 'en'; between braces a text with ', ' or ': ' in it needs quotes")
    case .unknownKey(let word, _, let known), .unknownWord(_, let word, let known),
      .unknownReference(_, let word, let known), .unknownOverride(let word, let known):
      Self.nearest(nearestName(to: word, in: known), of: known)
    case .unknownName(_, let nearest), .unknownFunction(_, let nearest):
      nearest.flatMap { Self.nearest($0, of: []) }
    case .unknownPlaceholder(let word):
      Self.nearest(nearestName(to: word, in: UnitName.placeholders), of: UnitName.placeholders)
    case .malformedID(_, _, let form): form
    case .types(_, let help): help
    case .wrongVersion:
      LocalizedText(zh: "文档以 'civiclint: 1' 开头", en: "documents start with 'civiclint: 1'")
    case .missingKey(let key, _, let known):
      nearestName(to: key, in: known).map {
        LocalizedText(zh: "'\($0)' 是否应为 '\(key)'?", en: "is '\($0)' meant to be '\(key)'?")
      }
    case .strayTag:
      LocalizedText(
        zh: "以 '!' 开头的文字要加引号", en: "put quotes around a text that starts with '!'")
    case .loneBrace:
      LocalizedText(zh: "大括号本身写作 '{{' 或 '}}'", en: "write '{{' or '}}' for a brace itself")
    case .bothPolarities, .ambiguousHeader:
      LocalizedText(
        zh: "改用不同的名称或别名, 一个表头只能指一件事",
        en: "give one of them other words; a header names one thing")
    case .factOutsideAggregate(let name):
      LocalizedText(
        zh: "写在汇总函数里, 如 'max(\(name))' 或 'count(\(name) > 0)'",
        en: "put it into an aggregate, as in 'max(\(name))' or 'count(\(name) > 0)'")
    case .aggregateWithoutOver:
      LocalizedText(
        zh: "加上 'over: {group-by: point}'", en: "add 'over: {group-by: point}' to the rule")
    case .notAVerdict:
      LocalizedText(zh: "改写 'require'", en: "write a 'require' instead")
    case .sameRoute:
      LocalizedText(
        zh: "删去一行, 或为其中一行写明更小的范围",
        en: "drop one of the two, or give one a smaller area")
    case .overlappingPhases:
      LocalizedText(
        zh: "各阶段首尾相接, 一天只属于一个阶段", en: "phases follow one another; a day belongs to one of them")
    case .circularCalendars:
      LocalizedText(
        zh: "删去一个 'extends', 让其中一份日历自己写全",
        en: "drop one 'extends', and let that calendar say everything itself")
    case .outsideYears:
      LocalizedText(zh: "更正日期, 或扩大 'years'", en: "correct the day, or widen 'years'")
    case .oneLanguage(_, let missing):
      LocalizedText(
        zh: "写作 {zh: …, en: …}, 补上 '\(missing.rawValue)'",
        en: "write {zh: …, en: …} with '\(missing.rawValue)'")
    default: nil
    }
  }

  /// The nearest name if there is one, else all if they are few.
  private static func nearest(_ name: String?, of known: [String]) -> LocalizedText? {
    if let name {
      return LocalizedText(zh: "是不是 '\(name)'?", en: "did you mean '\(name)'?")
    }
    guard !known.isEmpty, known.count <= 16 else { return nil }
    return LocalizedText(zh: "可用: \(quoted(known))", en: "known are \(quoted(known))")
  }

  /// The other place that a problem is about.
  var notes: [LocalizedText] {
    let place: SourceLocation? =
      switch self {
      case .duplicateID(_, _, let first), .sameRoute(let first), .overlappingPhases(let first),
        .restAndWork(_, let first),
        .dayTwice(_, let first):
        first
      case .ambiguousHeader(_, _, let other), .bothPolarities(_, _, let other): other
      default: nil
      }
    return place.map { [LocalizedText(zh: "另一处在 \($0)", en: "the other one is at \($0)")] } ?? []
  }
}
