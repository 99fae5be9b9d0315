import Diagnostics

/// Why a text is no JSON value, or no JSON object, and where.
package struct JSONProblem: Error, Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case expectedValue
    case expectedKey
    case expectedColon
    case expectedComma
    case expectedEnd
    case expectedObject
    case unclosedString
    case controlCharacter
    case badEscape
    case badNumber
    case tooDeep
    case tooManyMembers
    case invalidUTF8
  }

  package let kind: Kind
  /// Bytes before it, counted from the start of the text.
  package let offset: Int
}

extension JSONProblem.Kind {
  /// What should have stood there, given the limits of the reader.
  func expectation(members: Int) -> LocalizedText {
    switch self {
    case .expectedValue: LocalizedText(zh: "一个 JSON 值", en: "a JSON value")
    case .expectedKey: LocalizedText(zh: "双引号中的键名", en: "a key in double quotes")
    case .expectedColon: LocalizedText(zh: "键名后的冒号", en: "a colon behind the key")
    case .expectedComma:
      LocalizedText(zh: "逗号或右括号", en: "a comma or the closing bracket")
    case .expectedEnd:
      LocalizedText(zh: "每行一个对象, 其后没有别的内容", en: "one object in the line and nothing behind it")
    case .expectedObject:
      LocalizedText(
        zh: "一个 JSON 对象, 如 {\"point_id\":\"P001\"}", en: #"a JSON object like {"point_id":"P001"}"#)
    case .unclosedString: LocalizedText(zh: "字符串末尾的引号", en: "a quote at the end of the string")
    case .controlCharacter:
      LocalizedText(zh: "控制字符写成转义形式, 如 \\n", en: #"control characters as escapes like \n"#)
    case .badEscape:
      LocalizedText(zh: "JSON 的转义, 如 \\n 或 \\u4E2D", en: #"an escape of JSON like \n or \u4E2D"#)
    case .badNumber:
      LocalizedText(zh: "JSON 的数字写法, 如 0.5 或 -12", en: "a number as JSON has them, like 0.5 or -12")
    case .tooDeep:
      LocalizedText(
        zh: "嵌套不超过 \(JSONReader.depth) 层", en: "at most \(JSONReader.depth) levels of nesting")
    case .tooManyMembers:
      LocalizedText(zh: "一个对象不超过 \(members) 个键", en: "at most \(members) keys in an object")
    case .invalidUTF8: "UTF-8"
    }
  }
}
