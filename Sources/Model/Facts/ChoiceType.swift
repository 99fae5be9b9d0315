import Diagnostics

/// One word of a list that the vocabulary gives (`choices:`), written as its id, title or alias.
///
/// Value: the choice's id.
package enum ChoiceType: FactType {
  package static let keyword = "choice"
  package static let storage = ColumnStorage.code
  package static let expectation = LocalizedText(
    zh: "词表中列出的一个选项", en: "one of the choices of the vocabulary")

  package static func read(_ text: String, _ context: ReadingContext) -> CellReading {
    for choice in context.choices where choice.matches(text) {
      return .value(.text(choice.id))
    }
    return .unreadable
  }
}

/// One word that a choice fact may be.
package struct Choice: Hashable, Sendable {
  package let id: String
  package let title: LocalizedText
  package let aliases: [String]

  package init(id: String, title: LocalizedText, aliases: [String] = []) {
    self.id = id
    self.title = title
    self.aliases = aliases
  }

  /// Whether folded `text` names this choice.
  func matches(_ text: String) -> Bool {
    text == id || text == title.zh || text == title.en || aliases.contains(text)
  }
}
