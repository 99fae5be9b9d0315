import Diagnostics
import Model
import Themes

/// A reading of a free text as people will read it: problem by problem, the words that led somewhere,
/// what is denied or closed, and what to do where no theme fits.
package struct TextExplanation {
  /// Lines that end in line feeds.
  package private(set) var text = ""
  private let themes: ThemeLexicon
  private let rules: [Rule]
  private let pointType: PointTypeID?
  private let language: Language

  /// - Parameter pointType: Names the rule beside the theme; nil leaves the rule out.
  package init(
    _ reading: TextReading, themes: ThemeLexicon, rules: [Rule], pointType: PointTypeID?,
    language: Language
  ) {
    self.themes = themes
    self.rules = rules
    self.pointType = pointType
    self.language = language
    if reading.problems.isEmpty {
      say(zh: "文字里没有内容", en: "the text says nothing")
    }
    for (index, problem) in reading.problems.enumerated() { explain(problem, number: index + 1) }
  }

  private mutating func say(zh: String, en: String) {
    text += printable(LocalizedText(zh: zh, en: en).text(in: language)) + "\n"
  }

  private mutating func explain(_ problem: ProblemReading, number: Int) {
    let state = Self.word(problem.state)
    say(zh: "\(number). \(problem.text)", en: "\(number). \(problem.text)")
    say(zh: "   判定: \(state.zh)", en: "   reads as: \(state.en)")
    for mention in problem.mentions { explain(mention) }
    for turn in problem.turns {
      let does = Self.word(turn.kind)
      say(zh: "   「\(turn.text)」\(does.zh)", en: "   \"\(turn.text)\" \(does.en)")
    }
    if problem.state == .unclassified {
      say(
        zh: "   没有合适的主题: 会开给该点位的兜底单位; 可在 kind: themes 的文件里补充用词",
        en: """
             no theme fits: the ticket goes to whoever takes what nobody owns at the point; add the words to a \
          document of kind themes
          """)
    }
  }

  private mutating func explain(_ mention: ThemeMention) {
    let title = themes.theme(mention.theme)?.title ?? LocalizedText(mention.theme.text)
    let words = mention.words.map { "「\($0)」" }.joined(separator: " + ")
    let state = Self.word(mention.state)
    let guess =
      mention.isGuess
      ? LocalizedText(zh: ", 仅据事物推断", en: ", guessed from the thing alone") : LocalizedText("")
    say(
      zh: "   主题 \(mention.theme) \(title.zh): \(words), \(state.zh)\(guess.zh)",
      en: "   theme \(mention.theme) (\(title.en)): \(words), \(state.en)\(guess.en)")
    guard mention.state == .open, let pointType else { return }
    let found = rules.filter {
      $0.theme == mention.theme && ($0.appliesTo.isEmpty || $0.appliesTo.contains(pointType))
    }
    if found.isEmpty {
      say(
        zh: "     \(pointType) 没有这个主题的规则", en: "     no rule of \(pointType) has this theme")
    }
    for rule in found {
      say(zh: "     规则 \(rule.id) \(rule.title.zh)", en: "     rule \(rule.id): \(rule.title.en)")
    }
  }

  private static func word(_ state: ProblemReading.State) -> LocalizedText {
    switch state {
    case .open: LocalizedText(zh: "问题存在", en: "a problem that stands")
    case .closed: LocalizedText(zh: "已当场处理", en: "put right")
    case .clean: LocalizedText(zh: "没有问题", en: "nothing wrong")
    case .unclassified: LocalizedText(zh: "有问题, 未能归类", en: "a problem that could not be classed")
    }
  }

  private static func word(_ state: ThemeMention.State) -> LocalizedText {
    switch state {
    case .open: LocalizedText(zh: "存在", en: "stands")
    case .closed: LocalizedText(zh: "已处理", en: "put right")
    case .denied: LocalizedText(zh: "被否定", en: "denied")
    }
  }

  private static func word(_ kind: WordKind) -> LocalizedText {
    switch kind {
    case .denial: LocalizedText(zh: "表示没有", en: "says that something is not there")
    case .closed: LocalizedText(zh: "表示已处理", en: "says that it was put right")
    case .unfinished:
      LocalizedText(zh: "表示尚未完成或只是要求", en: "says that it is not done yet, or only asked for")
    case .turn: LocalizedText(zh: "表示转折", en: "turns the sentence")
    case .relapse: LocalizedText(zh: "表示反弹", en: "says that it is there again")
    case .good: LocalizedText(zh: "表示良好", en: "says that it is in order")
    case .fault, .needed, .neutral, .lack, .list, .filler, .alien: LocalizedText(zh: "", en: "")
    }
  }
}
