import Diagnostics
import Model
import YAML

/// Reads the tests that stand beside a rule.
struct ExampleReader {
  let vocabulary: Vocabulary
  let problems: ProblemList
  /// Whether a test gives a list of records.
  let isOverMany: Bool

  func read(_ item: NodeReader) -> Rule.Example? {
    guard var reader = item.mapping(.test) else { return nil }
    let given = reader.required("given")
    let expect = reader.required("expect")?
      .word(.outcome, Rule.Expectation.allCases.map(\.rawValue))
      .flatMap(Rule.Expectation.init(rawValue:))
    let message = reader.optional("message")
    reader.finish()
    guard let given, let expect else { return nil }
    if isOverMany {
      let records = given.oneOrMany.map(cells)
      return Rule.Example(
        given: records.first ?? [], expect: expect, message: texts(message),
        more: Array(records.dropFirst()), isEmpty: records.isEmpty, location: item.location)
    }
    return Rule.Example(
      given: cells(given), expect: expect, message: texts(message), location: item.location)
  }

  /// One text stands for both languages, as it does in a message.
  private func texts(_ reader: NodeReader?) -> (zh: String?, en: String?) {
    guard let reader else { return (nil, nil) }
    guard reader.node.kind == .mapping else {
      let text = reader.string
      return (text, text)
    }
    let both = reader.bothLanguages()
    return (both?.zh?.text, both?.en?.text)
  }

  private func cells(_ reader: NodeReader) -> [(key: ColumnKey, cell: Rule.ExampleCell)] {
    guard reader.node.kind == .mapping else {
      reader.report(.wrongShape(expected: .mapping, found: Shape(of: reader.node)))
      return []
    }
    return reader.node.pairs.compactMap { key, value in
      let name = key.text
      if let field = RecordField(rawValue: name) {
        return cell(value, field.type, ReadingContext()).map { (.field(field), $0) }
      }
      guard let fact = vocabulary.facts[FactID(name)] else {
        let names = vocabulary.facts.keys.map(\.text) + RecordField.allCases.map(\.rawValue)
        problems.report(.unknownName(name, nearest: nearestName(to: name, in: names)), at: key)
        return nil
      }
      let context = ReadingContext(
        units: [fact.unit.zh, fact.unit.en].filter { !$0.isEmpty }, choices: fact.choices)
      return cell(value, fact.type, context).map { (.fact(fact.id), $0) }
    }
  }

  /// A cell as if its text stood in a sheet; nil for a blank one.
  private func cell(
    _ node: YAMLNode, _ type: any FactType.Type, _ context: ReadingContext
  ) -> Rule.ExampleCell? {
    switch node.kind {
    case .mapping:
      problems.report(.wrongShape(expected: .text, found: .mapping), at: node)
      return nil
    case .sequence:
      guard type.storage == .list else {
        problems.report(.wrongShape(expected: .text, found: .sequence), at: node)
        return nil
      }
      return .value(.list(node.items.map(\.text)))
    case .scalar:
      if node.isNull { return nil }
      switch type.reading(node.text, context) {
      case .value(let value): return .value(value)
      case .blank: return nil
      case .notApplicable: return .notApplicable
      case .unreadable, .outOfRange: return .unreadable
      }
    }
  }
}
