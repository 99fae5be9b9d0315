import Diagnostics

/// The time allowed for putting a violation right.
///
/// Text form: `immediate`, `30 minutes`, `2 hours`, `4 workhours`, `3 workdays`, `7 days`; the unit may
/// be singular, hours and workhours may be decimal (`1.5 hours`). Range: 0 … 3 660 days.
package enum Allowance: Hashable, Sendable {
  /// Due when opened (立即).
  case immediate
  /// Seconds that run round the clock (紧急工作时): minutes and hours.
  case elapsed(seconds: Int64)
  /// Seconds that count only inside opening hours (工作时).
  case working(seconds: Int64)
  /// Working days after the opening day (工作日).
  case workdays(Int)
  /// Calendar days after the opening day, moved off days of rest (天).
  case days(Int)
}

extension Allowance {
  package static let maximumDays = 3_660

  /// Every unit that may be written, singular first.
  package static let units = [
    "minute", "minutes", "hour", "hours", "workhour", "workhours", "workday", "workdays", "day",
    "days",
  ]

  /// Reads the text form; nil if it is not one.
  package init?(parsing text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    if words == ["immediate"] {
      self = .immediate
      return
    }
    guard words.count == 2, Self.units.contains(String(words[1])) else { return nil }
    let unit = words[1].hasSuffix("s") ? words[1].dropLast() : words[1]
    switch unit {
    case "minute": self.init(hundredths: words[0], unitSeconds: 60, decimal: false, .elapsed)
    case "hour": self.init(hundredths: words[0], unitSeconds: 3600, decimal: true, .elapsed)
    case "workhour": self.init(hundredths: words[0], unitSeconds: 3600, decimal: true, .working)
    default:
      guard let count = Self.wholeNumber(words[0]), count <= Self.maximumDays else { return nil }
      self = unit == "workday" ? .workdays(count) : .days(count)
    }
  }

  private enum Clock { case elapsed, working }

  /// A number with at most two decimals, times a unit.
  private init?(hundredths text: Substring, unitSeconds: Int64, decimal: Bool, _ clock: Clock) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Self.wholeNumber(parts[0]), whole <= Self.maximumDays * 1_440 else {
      return nil
    }
    var fraction = 0
    if parts.count == 2 {
      guard decimal, (1...2).contains(parts[1].utf8.count), let digits = Self.wholeNumber(parts[1])
      else { return nil }
      fraction = parts[1].utf8.count == 1 ? digits * 10 : digits
    }
    let seconds = Int64(whole) * unitSeconds + Int64(fraction) * unitSeconds / 100
    guard seconds <= Int64(Self.maximumDays) * 86_400 else { return nil }
    self = clock == .elapsed ? .elapsed(seconds: seconds) : .working(seconds: seconds)
  }

  private static func wholeNumber(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}

extension Allowance {
  /// The canonical text form in English, the field's own words in Chinese.
  package var words: LocalizedText {
    switch self {
    case .immediate: LocalizedText(zh: "立即", en: "immediate")
    case .elapsed(let seconds) where seconds % 3600 != 0 && seconds % 36 != 0 || seconds < 3600:
      count(seconds / 60, zh: "分钟", en: "minute")
    case .elapsed(let seconds): hours(seconds, zh: "小时", en: "hour")
    case .working(let seconds): hours(seconds, zh: "工作时", en: "workhour")
    case .workdays(let days): count(Int64(days), zh: "个工作日", en: "workday")
    case .days(let days): count(Int64(days), zh: "天", en: "day")
    }
  }

  private func count(_ number: Int64, zh: String, en: String) -> LocalizedText {
    LocalizedText(zh: "\(number) \(zh)", en: "\(number) \(en)\(number == 1 ? "" : "s")")
  }

  private func hours(_ seconds: Int64, zh: String, en: String) -> LocalizedText {
    guard seconds % 3600 != 0 else { return count(seconds / 3600, zh: zh, en: en) }
    let hundredths = seconds / 36
    let fraction = Int(hundredths % 100)
    let tail = fraction % 10 == 0 ? String(fraction / 10) : zeroPadded(fraction, 2)
    let text = "\(hundredths / 100).\(tail)"
    return LocalizedText(zh: "\(text) \(zh)", en: "\(text) \(en)s")
  }
}
