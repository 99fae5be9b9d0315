import Diagnostics
import Model
import YAML

/// Reads `themes` documents: groups of words, and themes with the signs that name them.
///
/// A sign is `inside + junk | piled - corridor_ads`: parts joined by `+`, of which the last says what is
/// wrong; alternatives by `|`; behind ` - ` what must not stand near; `school@` may stand anywhere in the
/// problem. All groups of all documents are known before the first sign is read.
struct ThemesReader {
  /// What a sign counts if two claim the same word, by the key under which it stands.
  static let ranks = ["hints", "signs", "claims", "prevails"]
  /// Scalars of the longest word; the classifier looks no further.
  static let longestWord = 32

  let problems: ProblemList
  let vocabulary: Vocabulary
  /// Whether words of standard documents are taken as they are: the program's own tests hold them.
  let trustsStandard: Bool
  private(set) var lexicon = ThemeLexicon()
  private var groups: [String: (index: Int, location: SourceLocation)] = [:]
  private var themes: [ThemeID: SourceLocation] = [:]
  private var pending: [(reader: NodeReader, key: YAMLNode)] = []

  init(_ vocabulary: Vocabulary, trustsStandard: Bool, _ problems: ProblemList) {
    self.vocabulary = vocabulary
    self.trustsStandard = trustsStandard
    self.problems = problems
  }

  /// The lexicon of `documents`, in order.
  static func read(
    _ documents: [Document], _ vocabulary: Vocabulary, trustsStandard: Bool,
    _ problems: ProblemList
  ) -> ThemeLexicon {
    var reader = ThemesReader(vocabulary, trustsStandard: trustsStandard, problems)
    for document in documents { reader.readGroups(document) }
    for (value, key) in reader.pending { reader.readTheme(key, value) }
    return reader.lexicon
  }

  private mutating func readGroups(_ document: Document) {
    guard var reader = document.reader(.document, problems) else { return }
    let isTrusted = trustsStandard && document.layer == .standard
    for (key, value) in pairs(reader.optional("words")) {
      guard let name = NodeReader(key, problems).identifier(.wordGroup, .snake) else { continue }
      if let known = groups[name] {
        problems.report(.duplicateID(.wordGroup, name, first: known.location), at: key)
        continue
      }
      guard let group = group(name, value, isTrusted) else { continue }
      groups[name] = (lexicon.groups.count, key.location)
      lexicon.groups.append(group)
    }
    pending += pairs(reader.optional("themes")).map { (NodeReader($0.value, problems), $0.key) }
    reader.finish()
  }

  private func pairs(_ reader: NodeReader?) -> [(key: YAMLNode, value: YAMLNode)] {
    guard let reader else { return [] }
    guard reader.node.kind == .mapping else {
      reader.report(.wrongShape(expected: .mapping, found: Shape(of: reader.node)))
      return []
    }
    return reader.node.pairs.map { ($0.key, $0.value) }
  }

  private func group(_ name: String, _ node: YAMLNode, _ isTrusted: Bool) -> WordGroup? {
    guard var reader = MappingReader(node, .wordGroup, problems) else { return nil }
    let kind = reader.required("kind")?
      .word(.wordKind, WordKind.allCases.map(\.rawValue)).flatMap(WordKind.init(rawValue:))
    let prefixes = reader.optional("prefixes")?.strings ?? []
    let list = reader.required("words")?.list
    reader.finish()
    guard let list else { return nil }
    if list.isEmpty { problems.report(.emptyList("words"), at: node) }
    var words = isTrusted ? list.map(\.node.text) : self.words(list, prefixes)
    if !prefixes.isEmpty { words = prefixes.flatMap { prefix in words.map { prefix + $0 } } }
    return kind.map { WordGroup(name: name, kind: $0, words: words) }
  }

  /// The words of a group, each once; the others are reported.
  private func words(_ list: [NodeReader], _ prefixes: [String]) -> [String] {
    var places: [String: Int] = [:]
    places.reserveCapacity(list.count)
    let longestPrefix = prefixes.map(\.unicodeScalars.count).max() ?? 0
    var words: [String] = []
    for (place, item) in list.enumerated() {
      guard let word = item.string else { continue }
      if let first = places[word] {
        item.report(.duplicateID(.word, word, first: list[first].location))
        continue
      }
      places[word] = place
      let length = word.unicodeScalars.count + longestPrefix
      guard length <= Self.longestWord, word.contains(where: { $0.isLetter || $0.isNumber }) else {
        item.report(
          .unreadable(
            word,
            expected: LocalizedText(
              zh: "至多 \(Self.longestWord) 字的词",
              en: "a word of at most \(Self.longestWord) characters")))
        continue
      }
      words.append(word)
    }
    return words
  }

  private mutating func readTheme(_ key: YAMLNode, _ value: NodeReader) {
    guard let name = NodeReader(key, problems).identifier(.theme, .dottedSnake),
      var reader = value.mapping(.theme)
    else { return }
    let id = ThemeID(name)
    let title = reader.required("title")?.localized
    let category = reader.required("category")?.reference(to: vocabulary.categories, .category)
    var signs: [Sign] = []
    for (rank, key) in Self.ranks.enumerated() {
      signs += reader.optional(key)?.list?.compactMap { sign($0, rank: rank) } ?? []
    }
    reader.finish()
    if let first = themes[id] {
      problems.report(.duplicateID(.theme, name, first: first), at: key)
      return
    }
    themes[id] = key.location
    guard let category else { return }
    lexicon.themes.append(
      Theme(
        id: id, title: title ?? LocalizedText(name), category: category, signs: signs,
        location: key.location))
  }

  private func sign(_ reader: NodeReader, rank: Int) -> Sign? {
    guard let text = reader.string else { return nil }
    let hasSides = text.utf8.contains(UInt8(ascii: "-"))
    let sides =
      hasSides ? text.split(separator: " - ", omittingEmptySubsequences: false) : [text[...]]
    guard sides.count <= 2 else {
      reader.report(.unreadable(text, expected: Self.form))
      return nil
    }
    let before = sides[0].split(separator: "+", omittingEmptySubsequences: false).map { part in
      self.groups(part, reader)
    }
    let without = sides.count == 2 ? self.groups(sides[1], reader) : ([], false)
    guard !before.contains(where: { $0 == nil }), let without else { return nil }
    let parts = before.compactMap { $0 }
    return Sign(
      parts: parts.map { Sign.Part(groups: $0.indices, isAnywhere: $0.isAnywhere) },
      without: without.indices, rank: rank)
  }

  private func groups(
    _ text: Substring, _ reader: NodeReader
  ) -> (indices: [Int], isAnywhere: Bool)? {
    var indices: [Int] = []
    var isAnywhere = false
    for alternative in text.split(separator: "|", omittingEmptySubsequences: false) {
      let hasBlanks = alternative.utf8.contains { $0 <= 0x20 || $0 >= 0x80 }
      var name = hasBlanks ? alternative.filter { !$0.isWhitespace } : String(alternative)
      if name.utf8.last == UInt8(ascii: "@") {
        isAnywhere = true
        name.removeLast()
      }
      guard !name.isEmpty else {
        reader.report(.unreadable(reader.node.text, expected: Self.form))
        return nil
      }
      guard let known = groups[name] else {
        reader.report(.unknownReference(.wordGroup, name, known: groups.keys.sorted()))
        return nil
      }
      indices.append(known.index)
    }
    return (indices, isAnywhere)
  }

  private static let form = LocalizedText(
    zh: "词组的组合, 如 'lamp + broken | lack'", en: "groups of words such as 'lamp + broken | lack'")
}
