import Diagnostics
import Model
import YAML

/// Reads one value as what it should be; anything else is reported and nil.
struct NodeReader {
  let node: YAMLNode
  let problems: ProblemList

  init(_ node: YAMLNode, _ problems: ProblemList) {
    self.node = node
    self.problems = problems
  }

  var location: SourceLocation { node.location }

  func report(_ problem: RuleProblem) { problems.report(problem, at: node) }

  private func refuse<Value>(_ expected: Shape) -> Value? {
    report(.wrongShape(expected: expected, found: Shape(of: node)))
    return nil
  }

  /// A text; a number or a word like `true` is taken as it is written.
  var string: String? {
    guard node.kind == .scalar, !node.isNull else { return refuse(.text) }
    return node.text
  }

  var flag: Bool? {
    guard case .bool(let flag) = node.value else { return refuse(.flag) }
    return flag
  }

  /// A whole number in `range`.
  func integer(in range: ClosedRange<Int64>) -> Int64? {
    guard case .int(let number) = node.value else { return refuse(.integer) }
    guard range.contains(number) else {
      report(
        .unreadable(
          node.text,
          expected: LocalizedText(
            zh: " \(range.lowerBound) 到 \(range.upperBound) 的整数",
            en: "a whole number from \(range.lowerBound) to \(range.upperBound)")))
      return nil
    }
    return number
  }

  /// A finite number in `range`.
  func number(in range: ClosedRange<Double>, _ expected: LocalizedText) -> Double? {
    let number: Double
    switch node.value {
    case .int(let whole): number = Double(whole)
    case .float(let value): number = value
    default: return refuse(.number)
    }
    guard range.contains(number) else {
      report(.unreadable(node.text, expected: expected))
      return nil
    }
    return number
  }

  /// The entries of a list.
  var list: [NodeReader]? {
    guard node.kind == .sequence else { return refuse(.sequence) }
    return node.items.map { NodeReader($0, problems) }
  }

  /// The entries of a list, or the one value that stands for a list of one.
  var oneOrMany: [NodeReader] {
    node.kind == .sequence ? node.items.map { NodeReader($0, problems) } : [self]
  }

  func mapping(_ noun: Noun) -> MappingReader? { MappingReader(node, noun, problems) }

  /// A text in both languages: `…` or `{zh: …, en: …}`.
  var localized: LocalizedText? {
    guard node.kind == .mapping else {
      guard node.kind == .scalar, !node.isNull else { return refuse(.localizedText) }
      return LocalizedText(node.text)
    }
    guard let both = bothLanguages() else { return nil }
    guard let either = both.zh ?? both.en else {
      report(.wrongShape(expected: .localizedText, found: .nothing))
      return nil
    }
    return LocalizedText(zh: both.zh?.text ?? either.text, en: both.en?.text ?? either.text)
  }

  /// The scalars of `{zh: …, en: …}`; nil if this is no such mapping.
  func bothLanguages() -> (zh: YAMLNode?, en: YAMLNode?)? {
    guard var reader = mapping(.text) else { return nil }
    let zh = reader.optional("zh")
    let en = reader.optional("en")
    reader.finish()
    for side in [zh, en] {
      guard let side else { continue }
      guard side.string != nil else { return nil }
    }
    return (zh?.node, en?.node)
  }

  /// One of `words`.
  func word(_ noun: Noun, _ words: [String]) -> String? {
    guard let text = string else { return nil }
    guard words.contains(text) else {
      report(.unknownWord(noun, text, known: words))
      return nil
    }
    return text
  }

  /// A text that `parse` understands.
  func parsed<Value>(_ expected: LocalizedText, _ parse: (String) -> Value?) -> Value? {
    guard let text = string else { return nil }
    guard let value = parse(text) else {
      report(.unreadable(text, expected: expected))
      return nil
    }
    return value
  }

  var date: CivilDate? {
    parsed(LocalizedText(zh: "日期, 如 2026-11-28", en: "a date such as 2026-11-28")) {
      CivilDate(iso: $0)
    }
  }

  var allowance: Allowance? {
    parsed(
      LocalizedText(
        zh: "时限, 如 '3 workdays', '2 hours' 或 'immediate'",
        en: "a limit such as '3 workdays', '2 hours' or 'immediate'")
    ) { Allowance(parsing: $0) }
  }

  /// Texts of a list.
  var strings: [String] { list?.compactMap(\.string) ?? [] }
}
