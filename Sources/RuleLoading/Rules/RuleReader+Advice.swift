import Diagnostics
import Model
import YAML

/// What a sound rule may still lack; `civiclint rules lint` shows it.
extension RuleReader {
  func adviseOnLanguages(_ key: String, _ node: YAMLNode) {
    if isTrusted { return }
    switch node.kind {
    case .scalar where !node.isNull:
      let isChinese = node.text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
      problems.report(.oneLanguage(key: key, missing: isChinese ? .en : .zh), at: node)
    case .mapping:
      for language in Language.allCases where node[language.rawValue].map(\.isNull) ?? true {
        problems.report(.oneLanguage(key: key, missing: language), at: node)
      }
    default: break
    }
  }

  func advise(_ rule: Rule, at id: NodeReader) {
    let expectations = Set(rule.examples.map(\.expect))
    if !expectations.contains(.pass) {
      id.report(.missingTest(rule.id.text, kind: LocalizedText(zh: "通过", en: "passes")))
    }
    if !expectations.contains(.fail) {
      id.report(.missingTest(rule.id.text, kind: LocalizedText(zh: "不通过", en: "fails")))
    }
    let deciding = [rule.when, rule.unless, rule.require].compactMap { $0 }
    if deciding.allSatisfy(\.reads.isEmpty), rule.grades == nil {
      id.report(.constantRule(rule.id.text))
    }
  }
}
