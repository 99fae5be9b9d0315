import Diagnostics

/// libyaml's sentences, in words that say what to look at, in both languages.
///
/// A sentence that is not listed is shown as libyaml has it.
enum LibYAMLWords {
  static func message(_ problem: String) -> LocalizedText {
    entries[problem]?.message ?? LocalizedText(zh: "YAML 语法错误: \(problem)", en: problem)
  }

  static func help(_ problem: String) -> LocalizedText? {
    entries[problem]?.help
  }

  /// Whether the culprit is what was being read, not the place where reading failed: a quote that was
  /// never closed, a key without its colon.
  static func isAboutItsContext(_ problem: String) -> Bool {
    [
      "could not find expected ':'", "found unexpected end of stream",
      "found unexpected document indicator",
    ].contains(problem)
  }

  /// libyaml has no word for a tab where a token should start.
  static func tab(insteadOf problem: String) -> String {
    problem == "found character that cannot start any token"
      ? "found a tab character that violates indentation" : problem
  }

  private struct Entry {
    let message: LocalizedText
    let help: LocalizedText?

    init(zh: String, en: String, help: LocalizedText? = nil) {
      message = LocalizedText(zh: zh, en: en)
      self.help = help
    }
  }

  private static let quote = LocalizedText(
    zh: "含有 ': '、' #' 或以符号开头的文字要加引号",
    en: "put quotes around a text that holds ': ' or ' #' or starts with a sign")
  private static let indent = LocalizedText(
    zh: "检查本行与上一行的缩进", en: "look at the indentation of this line and the one before")
  private static let close = LocalizedText(
    zh: "检查是否漏了逗号或括号", en: "look for a missing comma or bracket")

  private static let entries: [String: Entry] = [
    "did not find expected key": Entry(
      zh: "此处应为一个键", en: "expected a key here", help: indent),
    "did not find expected '-' indicator": Entry(
      zh: "此处应为 '-' 开头的一项", en: "expected an item that starts with '-' here", help: indent),
    "could not find expected ':'": Entry(
      zh: "键后面缺少 ':'", en: "a key without ':'", help: indent),
    "mapping values are not allowed in this context": Entry(
      zh: "此处不能出现 ':'", en: "':' cannot stand here", help: quote),
    "mapping keys are not allowed in this context": Entry(
      zh: "此处不能出现键", en: "a key cannot stand here", help: indent),
    "block sequence entries are not allowed in this context": Entry(
      zh: "此处不能出现 '-' 开头的项", en: "an item that starts with '-' cannot stand here",
      help: indent),
    "found character that cannot start any token": Entry(
      zh: "此字符不能出现在开头", en: "nothing can start with this character",
      help: LocalizedText(
        zh: "缩进只能用空格; 以 @、`、% 开头的文字要加引号",
        en: "indent with spaces, and put quotes around a text that starts with '@', '`' or '%'")),
    "found a tab character where an indentation space is expected": Entry(
      zh: "缩进中有制表符", en: "a tab in the indentation",
      help: LocalizedText(zh: "缩进只能用空格", en: "indent with spaces")),
    "found a tab character that violates indentation": Entry(
      zh: "缩进中有制表符", en: "a tab in the indentation",
      help: LocalizedText(zh: "缩进只能用空格", en: "indent with spaces")),
    "did not find expected ',' or ']'": Entry(
      zh: "此处应为 ',' 或 ']'", en: "expected ',' or ']' here", help: close),
    "did not find expected ',' or '}'": Entry(
      zh: "此处应为 ',' 或 '}'", en: "expected ',' or '}' here", help: close),
    "did not find expected node content": Entry(
      zh: "此处缺少内容", en: "expected a value here", help: quote),
    "found unexpected end of stream": Entry(
      zh: "引号没有闭合, 文件已结束", en: "the file ends inside a quoted text",
      help: LocalizedText(zh: "补上结束的引号", en: "add the closing quote")),
    "found unexpected document indicator": Entry(
      zh: "引号没有闭合, 文档已结束", en: "the document ends inside a quoted text",
      help: LocalizedText(zh: "补上结束的引号", en: "add the closing quote")),
    "found unknown escape character": Entry(
      zh: "引号内有未知的转义", en: "an unknown escape in a quoted text",
      help: LocalizedText(
        zh: "反斜杠写作 '\\\\', 或改用单引号", en: "write '\\\\' for a backslash, or use single quotes")),
    "did not find expected hexdecimal number": Entry(
      zh: "转义后应为十六进制数字", en: "expected hexadecimal digits after the escape"),
    "found invalid Unicode character escape code": Entry(
      zh: "转义所指的字符不存在", en: "the escape names no character"),
    "did not find expected comment or line break": Entry(
      zh: "此处应换行", en: "expected a line break here"),
    "found an indentation indicator equal to 0": Entry(
      zh: "缩进数不能是 0", en: "an indentation indicator cannot be 0"),
    "did not find expected alphabetic or numeric character": Entry(
      zh: "锚点或别名的名称应为字母或数字", en: "the name of an anchor or alias is letters and digits",
      help: quote),
    "did not find expected <document start>": Entry(
      zh: "此处应为 '---'", en: "expected '---' here", help: indent),
    "found incompatible YAML document": Entry(
      zh: "不支持这个 YAML 版本", en: "this version of YAML is not supported"),
    "found undefined tag handle": Entry(
      zh: "标签的前缀没有定义", en: "the prefix of the tag is not defined", help: quote),
    "found unknown directive name": Entry(zh: "未知的指令", en: "unknown directive"),
    "input error": Entry(zh: "无法读取", en: "cannot be read"),
    "out of memory": Entry(zh: "内存不足", en: "out of memory"),
  ]
}
