import Diagnostics
import Model
import YAML

/// Reads `vocabulary` documents: facts, categories, roles and point types, from any number of files.
struct VocabularyReader {
  /// A word that a sheet may have as its header, and where it is written.
  struct Header {
    let text: String
    let node: YAMLNode
  }

  let problems: ProblemList
  private(set) var vocabulary = Vocabulary()
  /// Facts in the order read, with every header that means them.
  private(set) var headers: [(fact: Fact, words: [Header])] = []

  init(_ problems: ProblemList) {
    self.problems = problems
  }

  mutating func read(_ document: Document) {
    guard var reader = document.reader(.document, problems) else { return }
    terms(reader.optional("categories"), .category, .kebab, into: \.categories)
    terms(reader.optional("roles"), .role, .kebab, into: \.roles)
    terms(reader.optional("point-types"), .pointType, .snake, into: \.pointTypes)
    facts(reader.optional("facts"))
    reader.finish()
  }

  /// Pairs of a mapping from ids to something; malformed ids are reported and left out.
  private func entries(
    _ reader: NodeReader?, _ noun: Noun, _ form: IdentifierForm
  ) -> [(id: String, key: YAMLNode, value: YAMLNode)] {
    guard let reader else { return [] }
    guard reader.node.kind == .mapping else {
      reader.report(.wrongShape(expected: .mapping, found: Shape(of: reader.node)))
      return []
    }
    return reader.node.pairs.compactMap { key, value in
      NodeReader(key, problems).identifier(noun, form).map { ($0, key, value) }
    }
  }

  private mutating func terms<Kind>(
    _ reader: NodeReader?, _ noun: Noun, _ form: IdentifierForm,
    into path: WritableKeyPath<Vocabulary, [Identifier<Kind>: Vocabulary.Term<Kind>]>
  ) {
    for (id, key, value) in entries(reader, noun, form) {
      guard var term = MappingReader(value, noun, problems) else { continue }
      let title = term.required("title")?.localized
      let aliases = term.optional("aliases")?.strings ?? []
      term.finish()
      let name = Identifier<Kind>(id)
      if let known = vocabulary[keyPath: path][name] {
        problems.report(.duplicateID(noun, id, first: known.location), at: key)
        continue
      }
      vocabulary[keyPath: path][name] = Vocabulary.Term(
        id: name, title: title ?? LocalizedText(id), aliases: aliases, location: key.location)
    }
  }

  private mutating func facts(_ reader: NodeReader?) {
    for (id, key, value) in entries(reader, .fact, .snake) {
      if let owner = Self.owner(of: id) {
        problems.report(.reservedName(.fact, id, by: owner), at: key)
        continue
      }
      guard let (fact, words) = fact(id, key, value) else { continue }
      if let known = vocabulary.facts[fact.id] {
        problems.report(.duplicateID(.fact, id, first: known.location), at: key)
        continue
      }
      vocabulary.facts[fact.id] = fact
      headers.append((fact, words))
    }
  }

  /// What a name is already besides a fact; nil if it is free.
  static func owner(of name: String) -> LocalizedText? {
    if RecordField(rawValue: name) != nil {
      return LocalizedText(zh: "检查记录的字段", en: "a field of every record")
    }
    return ReservedName.owner(of: name)
  }

  private func fact(
    _ id: String, _ key: YAMLNode, _ value: YAMLNode
  ) -> (Fact, [Header])? {
    guard var reader = MappingReader(value, .fact, problems) else { return nil }
    let type = reader.required("type")
      .flatMap { $0.word(.factType, FactTypeCatalog.standard.keywords) }
      .flatMap { FactTypeCatalog.standard.type(named: $0) }
    let title = reader.required("title")
    let unit = reader.optional("unit")?.localized ?? ""
    let aliases = reader.optional("aliases")?.list ?? []
    let choices = choices(&reader, type)
    reader.finish()
    let text = title?.localized ?? LocalizedText(id)
    let fact = Fact(
      id: FactID(id), type: type ?? TextType.self, title: text, unit: unit,
      aliases: aliases.compactMap(\.string), choices: choices, location: key.location)
    var words = [Header(text: id, node: key)]
    if let node = title?.node {
      let sides = node.kind == .mapping ? node.pairs.map(\.value) : [node]
      words += sides.map { Header(text: $0.text, node: $0) }
    }
    words += aliases.map { Header(text: $0.node.text, node: $0.node) }
    return (fact, words)
  }

  private func choices(
    _ reader: inout MappingReader, _ type: (any FactType.Type)?
  ) -> [Choice] {
    let isChoice = type.map { $0 == ChoiceType.self } ?? true
    guard isChoice else {
      if let misplaced = reader.optional("choices") {
        misplaced.report(
          .misplacedKey(
            "choices",
            because: LocalizedText(zh: "只有 choice 类型有选项", en: "only a choice has choices")))
      }
      return []
    }
    guard let list = type == nil ? reader.optional("choices") : reader.required("choices") else {
      return []
    }
    let choices = entries(list, .choice, .free).compactMap { id, _, value -> Choice? in
      guard var reader = MappingReader(value, .choice, problems) else { return nil }
      let title = reader.required("title")?.localized
      let aliases = reader.optional("aliases")?.strings ?? []
      reader.finish()
      return Choice(id: id, title: title ?? LocalizedText(id), aliases: aliases)
    }
    if choices.isEmpty, list.node.kind == .mapping { list.report(.emptyList("choices")) }
    return choices
  }
}
