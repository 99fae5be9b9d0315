/// A text a user sees, in both languages.
///
/// A text written in one language only (`title: 楼道`) stands for both.
package struct LocalizedText: Hashable, Sendable {
  package let zh: String
  package let en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The same words whatever the language: names, numbers, code.
  package init(_ text: String) {
    self.init(zh: text, en: text)
  }

  /// The text in `language`.
  package func text(in language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }

  package var isEmpty: Bool { zh.isEmpty && en.isEmpty }
}

extension LocalizedText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}
