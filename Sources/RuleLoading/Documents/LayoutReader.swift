import Diagnostics
import Model
import YAML

/// Reads `layout` documents: what columns and items of sheets mean, from any number of files.
///
///     shape: long
///     columns:
///       检查项: item
///       天气: ignore
///       乱停: {fact: vehicles_tidy, asks: fault_exists}
///       树穴: {type: count, unit: 处}
///     items:
///       是否存在小广告: {fact: posters_seen, asks: fault_exists}
struct LayoutReader {
  private static let ignore = "ignore"

  let problems: ProblemList
  let vocabulary: Vocabulary
  private(set) var layout = SheetLayout()

  init(_ vocabulary: Vocabulary, _ problems: ProblemList) {
    self.vocabulary = vocabulary
    self.problems = problems
  }

  mutating func read(_ document: Document) {
    guard var reader = document.reader(.document, problems) else { return }
    if let shape = reader.optional("shape")?.word(
      .shape, SheetLayout.Shape.allCases.map(\.rawValue))
    {
      layout.shape = SheetLayout.Shape(rawValue: shape)
    }
    for (name, value) in pairs(reader.optional("columns")) {
      if let column = column(name, NodeReader(value, problems)) { layout.add(column, named: name) }
    }
    for (name, value) in pairs(reader.optional("items")) {
      if let item = item(NodeReader(value, problems)) { layout.add(item, named: name) }
    }
    reader.finish()
  }

  private func pairs(_ reader: NodeReader?) -> [(String, YAMLNode)] {
    guard let reader else { return [] }
    guard reader.node.kind == .mapping else {
      reader.report(.wrongShape(expected: .mapping, found: Shape(of: reader.node)))
      return []
    }
    return reader.node.pairs.compactMap { key, value in
      NodeReader(key, problems).string.map { ($0, value) }
    }
  }

  private mutating func column(_ name: String, _ reader: NodeReader) -> SheetLayout.Column? {
    guard reader.node.kind == .mapping else {
      guard let word = reader.string else { return nil }
      if word == Self.ignore { return .ignored }
      return key(word, reader).map { .key($0, asks: nil) }
    }
    guard var mapping = reader.mapping(.column) else { return nil }
    let fact = mapping.optional("fact")
    let type = mapping.optional("type")
    let unit = mapping.optional("unit")?.localized
    let asks = Self.asks(mapping.optional("asks"))
    mapping.finish()
    guard (fact == nil) != (type == nil) else {
      problems.report(
        .eitherOr(["fact", "type"], of: .column, found: fact == nil ? 0 : 2), at: reader.node)
      return nil
    }
    if let fact {
      return fact.reference(to: vocabulary.facts, .fact).map { .key(.fact($0), asks: asks) }
    }
    let keywords = FactTypeCatalog.standard.keywords
    guard let type, let keyword = type.word(.factType, keywords),
      let known = FactTypeCatalog.standard.type(named: keyword)
    else { return nil }
    let own = Fact(
      id: FactID("column.\(name)"), type: known, title: LocalizedText(name),
      unit: unit ?? LocalizedText(""), location: reader.location)
    layout.facts.append(own)
    return .key(.fact(own.id), asks: asks)
  }

  private func item(_ reader: NodeReader) -> SheetLayout.Item? {
    guard var mapping = reader.mapping(.item) else { return nil }
    let fact = mapping.optional("fact").flatMap { $0.reference(to: vocabulary.facts, .fact) }
    let asks = Self.asks(mapping.required("asks"))
    mapping.finish()
    return asks.map { SheetLayout.Item(fact: fact, asks: $0) }
  }

  private func key(_ word: String, _ reader: NodeReader) -> ColumnKey? {
    if let field = RecordField(rawValue: word) { return .field(field) }
    let fact = FactID(word)
    if vocabulary.facts[fact] != nil { return .fact(fact) }
    reader.report(
      .unknownReference(
        .column, word,
        known: [Self.ignore] + RecordField.allCases.map(\.rawValue)
          + vocabulary.facts.keys.map(\.text).sorted()))
    return nil
  }

  private static func asks(_ reader: NodeReader?) -> SheetLayout.Asks? {
    reader?.word(.asks, SheetLayout.Asks.allCases.map(\.rawValue))
      .flatMap(SheetLayout.Asks.init(rawValue:))
  }
}
