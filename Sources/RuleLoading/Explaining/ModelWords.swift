import Diagnostics
import Model

/// Parts of a rule as people read them.
struct ModelWords {
  let language: Language

  func words(zh: String, en: String) -> String {
    LocalizedText(zh: zh, en: en).text(in: language)
  }

  /// `居民小区 (residential_community)`.
  func named<Kind>(
    _ id: Identifier<Kind>, _ terms: [Identifier<Kind>: Vocabulary.Term<Kind>]
  ) -> String {
    terms[id].map { "\($0.title.text(in: language)) (\(id))" } ?? id.text
  }

  func value(_ value: CellValue) -> String {
    switch value {
    case .integer(let number): String(number)
    case .double(let number): String(number)
    case .flag(let flag): String(flag)
    case .text(let text): "\"\(text)\""
    case .instant(let instant): instant.readable(at: .china)
    case .list(let texts): texts.joined(separator: ", ")
    }
  }

  /// The message as its author wrote it, in the language asked for.
  func template(_ message: MessageTemplate) -> String {
    (language == .zh ? message.zh : message.en).map { segment in
      switch segment {
      case .text(let text): text.replacing("{", with: "{{").replacing("}", with: "}}")
      case .value(let condition): "{\(condition.source)}"
      }
    }.joined()
  }

  /// `街道, 30 天内`.
  func group(_ over: GroupScope) -> String {
    let level = over.level.title.text(in: language)
    switch over.window {
    case .everything: return level
    case .days(let days):
      return words(
        zh: "\(level), \(days) 天内", en: "\(level), last \(days) day\(days == 1 ? "" : "s")")
    case .cadence:
      return words(zh: "\(level), 本阶段的一个检查周期内", en: "\(level), last round of the phase")
    }
  }

  func deadline(_ deadline: DeadlineRule) -> String {
    deadline.stages.map { stage in
      let limit = stage.allowance.words.text(in: language)
      return stage.title.map { "\($0.text(in: language)): \(limit)" } ?? limit
    }.joined(separator: "\n")
  }

  func deduction(_ deduction: Rule.Deduction) -> String {
    let points = number(deduction.points)
    var text = words(zh: "扣 \(points) 分", en: "\(points) points")
    if let per = deduction.per {
      text = words(zh: "每 \(per.source) 扣 \(points) 分", en: "\(points) points per \(per.source)")
    }
    if let maximum = deduction.maximum {
      text += words(zh: ", 最多 \(number(maximum)) 分", en: ", at most \(number(maximum))")
    }
    return text
  }

  func number(_ number: Double) -> String {
    let text = String(number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  func expectation(_ expectation: Rule.Expectation) -> String {
    switch expectation {
    case .pass: words(zh: "通过", en: "pass")
    case .fail: words(zh: "不通过", en: "fail")
    case .notApplicable: words(zh: "不适用", en: "not applicable")
    case .notChecked: words(zh: "未检查", en: "not checked")
    case .error: words(zh: "无法判定", en: "error")
    }
  }
}
