import Diagnostics

/// Everything that can be wrong with a file as YAML, with the code it is known by.
///
/// The catalog of codes `Y…`; a code is never given to another problem.
package enum YAMLProblem: Hashable, Sendable {
  /// In libyaml's words, which ``LibYAMLWords`` has in Chinese too.
  case syntax(String)
  case malformedUTF8
  case controlCharacter
  case tooLarge(bytes: Int, limit: Int)
  case tooDeep(limit: Int)
  case aliasBomb(limit: Int)
  case unknownAlias(String)
  case aliasInsideItself(String)
  case duplicateKey(String)
  case wrongTag(tag: String, text: String)
  case tooManyProblems(limit: Int)

  package var code: String {
    switch self {
    case .syntax: "Y001"
    case .malformedUTF8: "Y002"
    case .controlCharacter: "Y003"
    case .tooLarge: "Y004"
    case .tooDeep: "Y005"
    case .aliasBomb: "Y006"
    case .unknownAlias: "Y007"
    case .aliasInsideItself: "Y008"
    case .duplicateKey: "Y009"
    case .wrongTag: "Y010"
    case .tooManyProblems: "Y011"
    }
  }

  package var message: LocalizedText {
    switch self {
    case .syntax(let problem): LibYAMLWords.message(problem)
    case .malformedUTF8:
      LocalizedText(zh: "此处不是有效的 UTF-8 编码", en: "malformed UTF-8")
    case .controlCharacter:
      LocalizedText(zh: "不允许出现控制字符", en: "control characters are not allowed")
    case .tooLarge(let bytes, let limit):
      LocalizedText(
        zh: "文件有 \(bytes) 字节, 超过上限 \(limit) 字节",
        en: "the file has \(bytes) bytes, more than the limit of \(limit)")
    case .tooDeep(let limit):
      LocalizedText(zh: "嵌套超过 \(limit) 层", en: "nested more than \(limit) levels deep")
    case .aliasBomb(let limit):
      LocalizedText(
        zh: "别名展开后超过 \(limit) 个节点", en: "the aliases stand for more than \(limit) nodes")
    case .unknownAlias(let name):
      LocalizedText(zh: "没有锚点 '\(name)'", en: "no anchor is named '\(name)'")
    case .aliasInsideItself(let name):
      LocalizedText(zh: "锚点 '\(name)' 包含了它自己", en: "the anchor '\(name)' contains itself")
    case .duplicateKey(let key):
      LocalizedText(zh: "键 '\(key)' 重复", en: "duplicate key '\(key)'")
    case .wrongTag(let tag, let text):
      LocalizedText(zh: "'\(text)' 不是 \(tag)", en: "'\(text)' is not \(tag)")
    case .tooManyProblems(let limit):
      LocalizedText(
        zh: "问题已超过 \(limit) 个, 不再读此文件", en: "more than \(limit) problems; reading stops here")
    }
  }

  package var help: LocalizedText? {
    switch self {
    case .syntax(let problem): LibYAMLWords.help(problem)
    case .malformedUTF8:
      LocalizedText(zh: "请将文件另存为 UTF-8", en: "save the file as UTF-8")
    case .aliasBomb:
      LocalizedText(zh: "请写出内容, 不要用别名", en: "write the values out instead of using aliases")
    case .duplicateKey:
      LocalizedText(zh: "只保留一个", en: "keep one of the two")
    default: nil
    }
  }
}
