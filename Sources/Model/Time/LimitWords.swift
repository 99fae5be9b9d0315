import Diagnostics

/// A time limit as offices write it: `3个工作日`, `15日内`, `一周`, `立即整改`, `停工4个工作时；拆除20个工作日`.
///
/// 天, 日, 自然日 and 周 are calendar days, 小时 and 分钟 run round the clock, 工作时 and 工作日 are those of the calendar.
/// Digits may be full width or Chinese (`五个工作日`), 半 is a half. Stages stand apart by `；` or `，`, each named by what
/// stands before its number. Anything else (`尽快`, `按期`, `一个月`, whose days differ) is no limit.
package enum LimitWords {
  /// The limit that `text` says; nil if it says none.
  package static func read(_ text: String) -> DeadlineRule? {
    let parts = foldedCell(text).split { [";", ",", "。", "\n"].contains($0) }
    let stages = parts.map { stage(foldedCell(String($0))) }
    let known = stages.compactMap { $0 }
    guard !known.isEmpty, known.count == stages.count else { return nil }
    return DeadlineRule(
      stages: known.map { title, allowance in
        DeadlineRule.Stage(
          title: title.isEmpty || known.count == 1 ? nil : LocalizedText(title),
          allowance: allowance)
      })
  }

  private static let immediately: Set<String> = [
    "立即", "即时", "马上", "当场", "现场", "即知即改", "立行立改", "立整立改", "随发现随整改", "immediate", "immediately",
  ]

  /// Words that may stand before a limit and mean nothing of their own.
  private static let openers = [
    "限期", "期限", "限", "于", "在", "应", "须", "接报后", "接通知后", "发现后", "收到后", "通知后",
  ]
  /// Words that may stand behind one.
  private static let closers = [
    "整改到位", "整改完毕", "整改完成", "完成整改", "处置完毕", "整改", "处置", "处理", "办结", "完成", "到位", "解决", "回复", "答复",
    "之内", "以内", "内",
  ]

  private enum Unit {
    case minutes, hours, working, workdays, days, weeks

    func allowance(_ number: Double) -> Allowance? {
      switch self {
      case .minutes: LimitWords.seconds(number * 60).map { .elapsed(seconds: $0) }
      case .hours: LimitWords.seconds(number * 3600).map { .elapsed(seconds: $0) }
      case .working: LimitWords.seconds(number * 3600).map { .working(seconds: $0) }
      case .workdays: LimitWords.days(number).map { .workdays($0) }
      case .days: LimitWords.days(number).map { .days($0) }
      case .weeks: LimitWords.days(number * 7).map { .days($0) }
      }
    }
  }

  /// Units as they are written, longer ones before those that end like them.
  private static let units: [(word: String, unit: Unit)] = [
    ("工作小时", .working), ("工作时", .working), ("工作日", .workdays), ("工作天", .workdays),
    ("自然日", .days), ("日历天", .days), ("小时", .hours), ("钟头", .hours), ("h", .hours), ("H", .hours),
    ("分钟", .minutes), ("分", .minutes), ("min", .minutes), ("星期", .weeks), ("礼拜", .weeks),
    ("周", .weeks), ("天", .days), ("日", .days),
  ]

  private static func stage(_ text: String) -> (title: String, allowance: Allowance)? {
    if let allowance = Allowance(parsing: text) { return ("", allowance) }
    var words = trimmed(text, closers: closers)
    for opener in openers where words.hasPrefix(opener) {
      words = String(words.dropFirst(opener.count))
      break
    }
    if immediately.contains(words) { return ("", .immediate) }
    for (word, unit) in units where words.hasSuffix(word) {
      var rest = words.dropLast(word.count)
      if rest.last == "个" { rest = rest.dropLast() }
      let (title, number) = split(String(rest))
      // `-3天` and `1e3天` are no numbers with a name before them.
      guard let number, title.last?.isASCII != true, let allowance = unit.allowance(number) else {
        return nil
      }
      return (title, allowance)
    }
    return nil
  }

  private static func trimmed(_ text: String, closers: [String]) -> String {
    var words = text
    var isShorter = true
    while isShorter {
      isShorter = false
      for closer in closers where words.hasSuffix(closer) && words.count > closer.count {
        words = foldedCell(String(words.dropLast(closer.count)))
        isShorter = true
      }
    }
    return words
  }

  /// The number at the end of `text`, and what stands before it.
  private static func split(_ text: String) -> (title: String, number: Double?) {
    let text = foldedCell(text)
    let digits = text.reversed().prefix { ("0"..."9").contains($0) || $0 == "." }.count
    if digits > 0 {
      let title = foldedCell(String(text.dropLast(digits)))
      return (title, Double(String(text.suffix(digits))))
    }
    let numerals = text.reversed().prefix { ChineseNumber.digits.contains($0) }.count
    let title = foldedCell(String(text.dropLast(numerals)))
    return (title, ChineseNumber.value(of: String(text.suffix(numerals))))
  }

  private static func seconds(_ number: Double) -> Int64? {
    let isInRange = (0...Double(Allowance.maximumDays * 86_400)).contains(number)
    return number == number.rounded() && isInRange ? Int64(number) : nil
  }

  private static func days(_ number: Double) -> Int? {
    let isInRange = (0...Double(Allowance.maximumDays)).contains(number)
    return number == number.rounded() && isInRange ? Int(number) : nil
  }
}
