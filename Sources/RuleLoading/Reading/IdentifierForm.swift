import Diagnostics

/// How the ids of a kind of thing are written.
enum IdentifierForm {
  /// `corridor_stacking`: facts, point types, choices, parameters.
  case snake
  /// `property-manager`: roles, categories, checklists, calendars.
  case kebab
  /// `stacking.corridor`: rules.
  case dotted
  /// `fire.lane_blocked`: themes.
  case dottedSnake
  /// Anything without blanks at the ends: points, choices.
  case free

  func accepts(_ text: String) -> Bool {
    switch self {
    case .snake: Self.areWords(text, joiner: UInt8(ascii: "_"))
    case .kebab: Self.areWords(text, joiner: UInt8(ascii: "-"))
    case .dotted: Self.areWords(text, joiner: UInt8(ascii: "-"), hasDots: true)
    case .dottedSnake: Self.areWords(text, joiner: UInt8(ascii: "_"), hasDots: true)
    case .free:
      !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false
    }
  }

  /// Whether `text` is a word of lower-case letters, digits and `joiner` that begins with a letter, or, with
  /// dots between, several.
  private static func areWords(_ text: String, joiner: UInt8, hasDots: Bool = false) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var isFirst = true
    for byte in text.utf8 {
      if hasDots, byte == UInt8(ascii: "."), !isFirst {
        isFirst = true
        continue
      }
      guard letters.contains(byte) || !isFirst && (digits.contains(byte) || byte == joiner) else {
        return false
      }
      isFirst = false
    }
    return !isFirst
  }

  var words: LocalizedText {
    switch self {
    case .snake:
      LocalizedText(
        zh: "小写字母开头, 只用小写字母、数字和 '_'",
        en: "a lower-case letter, then lower-case letters, digits and '_'")
    case .kebab:
      LocalizedText(
        zh: "小写字母开头, 只用小写字母、数字和 '-'",
        en: "a lower-case letter, then lower-case letters, digits and '-'")
    case .dotted:
      LocalizedText(
        zh: "以 '.' 隔开的小写词, 如 stacking.corridor",
        en: "lower-case words with dots between, such as stacking.corridor")
    case .dottedSnake:
      LocalizedText(
        zh: "以 '.' 隔开的小写词, 如 fire.lane_blocked",
        en: "lower-case words with dots between, such as fire.lane_blocked")
    case .free: LocalizedText(zh: "首尾不能有空格", en: "no blanks at the ends")
    }
  }
}

extension NodeReader {
  /// An id of the right form.
  func identifier(_ noun: Noun, _ form: IdentifierForm) -> String? {
    guard let text = string else { return nil }
    guard form.accepts(text) else {
      report(.malformedID(noun, text, form: form.words))
      return nil
    }
    return text
  }
}

/// Words that no fact and no parameter can be called, because expressions could not name it.
enum ReservedName {
  /// Source: cel-spec, language definition, "Syntax": reserved identifiers and keywords.
  private static let keywords: Set<String> = [
    "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in",
    "let", "loop", "namespace", "null", "package", "return", "true", "var", "void", "while",
  ]

  /// Names of types, which expressions use as values.
  private static let types: Set<String> = [
    "bool", "bytes", "double", "duration", "dyn", "int", "list", "map", "null_type", "string",
    "timestamp", "type", "uint",
  ]

  /// What `name` is already, or nil if it is free.
  static func owner(of name: String) -> LocalizedText? {
    if keywords.contains(name) {
      return LocalizedText(zh: "表达式的保留字", en: "a reserved word of expressions")
    }
    if types.contains(name) {
      return LocalizedText(zh: "表达式的类型名", en: "a type's name in expressions")
    }
    if name == "grade" || name == "blank" {
      return LocalizedText(zh: "表达式已有的名称", en: "a name that expressions have already")
    }
    return nil
  }
}
