import Diagnostics
import Model
import YAML

extension RuleReader {
  func condition(
    _ key: String, _ reader: inout MappingReader, _ hasGrade: Bool
  ) -> Condition? {
    reader.optional(key).flatMap {
      compiler.compile($0.node, .bool, in: scope, hasGrade: hasGrade)
    }
  }

  /// The requirement: an expression, or the name of a verdict.
  func require(_ reader: inout MappingReader, _ hasGrade: Bool) -> Condition? {
    let require = reader.optional("require")
    let verdict = reader.optional("verdict")
    if group != nil, let verdict {
      verdict.report(
        .misplacedKey(
          "verdict",
          because: LocalizedText(
            zh: "有 'over' 的细则要写 'require'", en: "a rule with 'over' needs a 'require'")))
      return nil
    }
    switch (require, verdict) {
    case (let require?, nil):
      return compiler.compile(require.node, .bool, in: scope, hasGrade: hasGrade)
    case (nil, let verdict?):
      guard let id = verdict.reference(to: vocabulary.facts, .fact) else { return nil }
      guard let fact = vocabulary.facts[id], fact.type == VerdictType.self else {
        let keyword = vocabulary.facts[id]?.type.keyword ?? ""
        verdict.report(.notAVerdict(id.text, type: keyword))
        return nil
      }
      return compiler.compile(verdict.node, .bool, in: scope, hasGrade: false)
    case (nil, nil), (_?, _?):
      problems.report(
        .eitherOr(["require", "verdict"], of: .rule, found: verdict == nil ? 0 : 2),
        at: verdict?.node ?? reader.node)
      return nil
    }
  }

  /// Grades, and whether any are written: a broken one must not make `grade` unknown as well.
  func grades(_ reader: inout MappingReader) -> (grades: Rule.Grades?, isWritten: Bool) {
    guard let value = reader.optional("grades") else { return (nil, false) }
    guard value.node.kind == .mapping else {
      value.report(.wrongShape(expected: .mapping, found: Shape(of: value.node)))
      return (nil, true)
    }
    var labels: [(label: String, condition: Condition)] = []
    for (key, node) in value.node.pairs where key.text != "otherwise" {
      if let condition = compiler.compile(node, .bool, in: scope, hasGrade: false) {
        labels.append((key.text, condition))
      }
    }
    guard let otherwise = value.node["otherwise"] else {
      problems.report(.missingKey("otherwise", of: .grade, known: []), at: value.node)
      return (nil, true)
    }
    let last = NodeReader(otherwise, problems).string
    return (last.map { Rule.Grades(labels: labels, otherwise: $0) }, true)
  }

  func deduction(_ reader: inout MappingReader, _ hasGrade: Bool) -> Rule.Deduction? {
    let expected = LocalizedText(zh: "扣分 (0 到 1000)", en: "a deduction from 0 to 1000")
    guard let value = reader.optional("deduct") else { return nil }
    guard value.node.kind == .mapping, var mapping = value.mapping(.deduction) else {
      return value.number(in: 0...1_000, expected).map { Rule.Deduction(points: $0) }
    }
    let points = mapping.required("points")?.number(in: 0...1_000, expected)
    let per = mapping.optional("per").flatMap {
      compiler.compile($0.node, .number, in: scope, hasGrade: hasGrade)
    }
    let maximum = mapping.optional("max")?.number(in: 0...1_000, expected)
    mapping.finish()
    return points.map { Rule.Deduction(points: $0, per: per, maximum: maximum) }
  }

  func message(_ reader: inout MappingReader, _ hasGrade: Bool) -> MessageTemplate? {
    guard let value = reader.required("message") else { return nil }
    adviseOnLanguages("message", value.node)
    return MessageReader(compiler: compiler, problems: problems, scope: scope, hasGrade: hasGrade)
      .read(value)
  }
}

extension Rule {
  /// Every expression of the rule in the order in which documents have them.
  var conditions: [Condition] {
    var conditions = [when, unless, require].compactMap { $0 }
    conditions += grades?.labels.map(\.condition) ?? []
    if let per = deduction?.per { conditions.append(per) }
    for segment in message.zh + message.en {
      if case .value(let condition) = segment { conditions.append(condition) }
    }
    return conditions
  }
}
